package io.github.energyjunit.meter.host;

import io.github.energyjunit.meter.cpu.BusyClock;
import io.github.energyjunit.meter.cpu.CpuInfo;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Asks macOS and the BSDs by {@code sysctl}; on any other system nothing is known. */
record BsdSystem(String name, Command commands) implements HostSystem {
    /** The kernels count the processors' time in ticks of 10 ms. */
    private static final long LOAD_GRAIN_NANOS = 10_000_000L;

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
        boolean mac = name.startsWith("Mac");
        String brand = sysctl(mac ? "machdep.cpu.brand_string" : "hw.model");
        String vendor = mac ? sysctl("machdep.cpu.vendor") : "";
        // Apple's chips are named alike in machines of different cooling.
        String machine = mac ? sysctl("hw.model") : sysctl("hw.machine");
        String known = Stream.of(brand, machine).filter(word -> !word.isEmpty()).collect(Collectors.joining(", "));
        return new CpuInfo(
                vendor,
                number("machdep.cpu.family", vendor),
                number("machdep.cpu.model", vendor),
                number("machdep.cpu.stepping", vendor),
                brand.isEmpty() ? CpuInfo.UNKNOWN : known,
                mac && sysctl("kern.hv_vmm_present").equals("1"));
    }

    @Override
    public BusyClock busyClock() {
        return LoadBusyClock.open(LOAD_GRAIN_NANOS);
    }

    /** Asks for numbers that only x86 has. */
    private int number(String key, String vendor) {
        try {
            return vendor.isEmpty() ? -1 : Integer.parseInt(sysctl(key));
        } catch (NumberFormatException e) {
            return -1;
        }
    }

    private String sysctl(String key) {
        return commands.output("/usr/sbin/sysctl", "-n", key).strip();
    }
}
