package io.github.energyjunit.meter.msr;

import io.github.energyjunit.meter.cpu.CpuInfo;
import java.io.IOException;
import java.nio.file.Path;

/** Tells whether an Intel processor adds noise to its energy counters ({@code IA32_MISC_PACKAGE_CTLS}, bit 0). */
public enum EnergyFiltering {
    /** Noise is added. */
    ON,
    /** None is added. */
    OFF,
    /** The register cannot be read, or is not there. */
    UNKNOWN;

    private static final long REGISTER = 0xBC;

    /** Looks into the first processor's registers below a root folder. */
    public static EnergyFiltering of(Path root, CpuInfo cpu) {
        if (!cpu.vendor().equals("GenuineIntel")) {
            return UNKNOWN;
        }
        try (MsrFile file = new MsrFile(root.resolve("dev/cpu/0/msr"))) {
            return (file.register(REGISTER) & 1) == 1 ? ON : OFF;
        } catch (IOException e) {
            return UNKNOWN;
        }
    }
}
