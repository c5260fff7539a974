package io.github.energyjunit.meter.msr;

import io.github.energyjunit.meter.cpu.CpuInfo;
import java.util.Set;

/**
 * Knows where a processor has its energy counters, and in which unit ({@code drivers/powercap/intel_rapl_common.c}).
 *
 * @param unit register whose bits 12:8 are the energy status unit
 */
record Registers(long unit, boolean amd, CpuInfo cpu) {
    /** Servers whose dram counts in 15.3 µJ whatever the unit register says: Haswell to Emerald Rapids, and Knights. */
    private static final Set<Integer> FIXED_DRAM_UNIT =
            Set.of(0x3f, 0x4f, 0x56, 0x55, 0x6a, 0x6c, 0x57, 0x85, 0x8f, 0xcf);

    private static final double FIXED_DRAM_MICROJOULES = 15.3;

    /** Silvermont and Airmont, whose unit is 2^ESU µJ. */
    private static final Set<Integer> ATOMS = Set.of(0x37, 0x4a, 0x4c, 0x4d, 0x5a, 0x5d);

    /** Names a counter: its kind and its register. */
    record Counter(String kind, long register) {}

    static Registers of(CpuInfo cpu) {
        return new Registers(cpu.isAmd() ? 0xC0010299L : 0x606L, cpu.isAmd(), cpu);
    }

    static boolean areKnown(CpuInfo cpu) {
        return cpu.isAmd() || cpu.vendor().equals("GenuineIntel");
    }

    /** Lists the counters; AMD's core counter is one core's only. */
    Counter[] counters() {
        return amd
                ? new Counter[] {new Counter("package", 0xC001029BL)}
                : new Counter[] {
                    new Counter("package", 0x611),
                    new Counter("dram", 0x619),
                    new Counter("core", 0x639),
                    new Counter("uncore", 0x641),
                    new Counter("psys", 0x64D),
                };
    }

    /** Returns µJ per count. */
    double microjoules(String kind, long unitRegister) {
        int esu = (int) (unitRegister >>> 8) & 0x1f;
        if (!amd && cpu.family() == 6) {
            if (kind.equals("dram") && FIXED_DRAM_UNIT.contains(cpu.model())) {
                return FIXED_DRAM_MICROJOULES;
            }
            if (kind.equals("psys") && cpu.countsPlatformInWholeJoules()) {
                return 1e6;
            }
            if (ATOMS.contains(cpu.model())) {
                return Math.pow(2, esu);
            }
        }
        return 1e6 / Math.pow(2, esu);
    }
}
