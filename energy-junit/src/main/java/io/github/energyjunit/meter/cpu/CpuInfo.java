package io.github.energyjunit.meter.cpu;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Describes the processor, from the first entry of {@code /proc/cpuinfo}.
 *
 * @param vendor such as {@code AuthenticAMD}, {@code GenuineIntel} or {@code ARM}; empty when unknown
 * @param family CPU family, or -1
 * @param model model number, on Arm the part number, or -1
 * @param stepping stepping, or -1
 * @param name marketing name, or the architecture when unknown
 * @param hypervisor whether the processor says that it is virtual
 */
public record CpuInfo(String vendor, int family, int model, int stepping, String name, boolean hypervisor) {
    private static final Path CPUINFO = Path.of("/proc/cpuinfo");

    /** Describes this machine's processor. */
    public static CpuInfo ofThisMachine() {
        return of(CPUINFO);
    }

    /** Describes the processor that a file in the form of {@code /proc/cpuinfo} tells of; never fails. */
    public static CpuInfo of(Path cpuinfo) {
        Map<String, String> fields = new HashMap<>();
        try (Stream<String> lines = Files.lines(cpuinfo)) {
            lines.takeWhile(line -> !line.isBlank()).forEach(line -> {
                int colon = line.indexOf(':');
                if (colon > 0) {
                    fields.putIfAbsent(
                            line.substring(0, colon).strip(),
                            line.substring(colon + 1).strip());
                }
            });
        } catch (IOException | UncheckedIOException e) {
            // Not Linux, or not readable: the processor is simply unknown.
        }
        boolean arm = fields.containsKey("CPU implementer");
        return new CpuInfo(
                arm ? "ARM" : fields.getOrDefault("vendor_id", ""),
                number(fields.get("cpu family")),
                number(fields.get(arm ? "CPU part" : "model")),
                number(fields.get("stepping")),
                fields.getOrDefault("model name", System.getProperty("os.arch", "unknown")),
                fields.getOrDefault("flags", "").matches(".*\\bhypervisor\\b.*"));
    }

    /** Returns whether AMD, or Hygon under AMD's licence, made it. */
    public boolean isAmd() {
        return vendor.equals("AuthenticAMD") || vendor.equals("HygonGenuine");
    }

    /** Returns whether its psys counter moves by 1 J ({@code rapl_defaults_spr_server} of {@code intel_rapl_common.c}). */
    public boolean countsPlatformInWholeJoules() {
        return vendor.equals("GenuineIntel") && family == 6 && (model == 0x8f || model == 0xcf);
    }

    private static int number(@Nullable String text) {
        try {
            return text == null ? -1 : Integer.decode(text);
        } catch (NumberFormatException e) {
            return -1;
        }
    }
}
