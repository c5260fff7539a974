package io.github.energyjunit.meter.host;

import io.github.energyjunit.meter.cpu.BusyClock;
import io.github.energyjunit.meter.cpu.CpuInfo;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Asks Windows: its environment and its registry. */
record WindowsSystem(String name, Map<String, String> environment, Command commands) implements HostSystem {
    /** {@code Intel64 Family 6 Model 85 Stepping 7, GenuineIntel}; {@code ARMv8 (64-bit) Family 8 Model D0C ...}. */
    private static final Pattern IDENTIFIER = Pattern.compile(".*Family (\\d+) Model (\\w+) Stepping (\\d+),\\s*(.*)");

    private static final Pattern VALUE = Pattern.compile("(?s).*ProcessorNameString\\s+REG_SZ\\s+([^\\r\\n]+).*");

    /** JDKs ask Windows for the load at most twice a second, and repeat the last answer in between. */
    private static final long LOAD_GRAIN_NANOS = 500_000_000L;

    WindowsSystem {
        environment = Map.copyOf(environment);
    }

    @Override
    public Path root() {
        return Path.of("/");
    }

    @Override
    public boolean isLinux() {
        return false;
    }

    @Override
    public CpuInfo cpu() {
        String identifier = environment.getOrDefault("PROCESSOR_IDENTIFIER", "").strip();
        String registry = commands.output(
                "reg",
                "query",
                "HKLM\\HARDWARE\\DESCRIPTION\\System\\CentralProcessor\\0",
                "/v",
                "ProcessorNameString");
        Matcher value = VALUE.matcher(registry);
        String marketing = value.matches() ? value.group(1).strip() : "";
        String known = identifier.isEmpty() ? CpuInfo.UNKNOWN : identifier;
        Matcher parts = IDENTIFIER.matcher(identifier);
        boolean read = parts.matches();
        return new CpuInfo(
                read ? parts.group(4).strip() : "",
                read ? number(parts.group(1), 10) : -1,
                // Arm's parts are hexadecimal, the models of others decimal.
                read ? number(parts.group(2), identifier.startsWith("ARM") ? 16 : 10) : -1,
                read ? number(parts.group(3), 10) : -1,
                marketing.isEmpty() ? known : identifier.isEmpty() ? marketing : marketing + " (" + identifier + ")",
                false);
    }

    @Override
    public BusyClock busyClock() {
        return LoadBusyClock.open(LOAD_GRAIN_NANOS);
    }

    private static int number(String text, int radix) {
        try {
            return Integer.parseInt(text, radix);
        } catch (NumberFormatException e) {
            return -1;
        }
    }
}
