package io.github.energyjunit.meter.cpu;

import java.nio.file.Path;

/**
 * Describes the processor.
 *
 * @param vendor such as {@code AuthenticAMD}, {@code GenuineIntel} or {@code ARM}; empty when unknown
 * @param family CPU family, or -1
 * @param model model number, on Arm the part number, or -1
 * @param stepping stepping, or -1
 * @param name what tells it from other processors, or {@link #UNKNOWN}
 * @param hypervisor whether the processor says that it is virtual
 */
public record CpuInfo(String vendor, int family, int model, int stepping, String name, boolean hypervisor) {
    /** The name of a processor that the system does not name: results of two of them must not be compared. */
    public static final String UNKNOWN = "unknown";

    /** Describes this machine's processor as Linux tells it; {@code HostSystem} asks every system. */
    public static CpuInfo ofThisMachine() {
        return of(Path.of("/proc/cpuinfo"));
    }

    /** Describes the processor that a file in the form of Linux' {@code /proc/cpuinfo} tells of; never fails. */
    public static CpuInfo of(Path cpuinfo) {
        return CpuInfoFile.read(cpuinfo);
    }

    /** Returns whether AMD, or Hygon under AMD's licence, made it. */
    public boolean isAmd() {
        return vendor.equals("AuthenticAMD") || vendor.equals("HygonGenuine");
    }

    /** Returns whether its psys counter moves by 1 J ({@code rapl_defaults_spr_server} of {@code intel_rapl_common.c}). */
    public boolean countsPlatformInWholeJoules() {
        return vendor.equals("GenuineIntel") && family == 6 && (model == 0x8f || model == 0xcf);
    }
}
