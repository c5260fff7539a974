package io.github.energyjunit.doctor;

import io.github.energyjunit.meter.cpu.BusyClock;
import io.github.energyjunit.meter.cpu.CpuInfo;
import io.github.energyjunit.meter.host.HostSystem;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.DoubleSupplier;

/** Looks at a machine without Linux: what is known there, and what is not, in one line each. */
final class OtherSystem {
    private static final double MUCH_NOISE = 0.03;
    private static final long FINE_NANOS = 1_000_000L;

    /** Below so many steps of a clock a test's CPU time is too coarse. */
    private static final int ENOUGH_STEPS = 10;

    private final HostSystem host;
    private final CpuInfo cpu;
    private final BusyClock busy;
    private final long threadGrainNanos;

    OtherSystem(HostSystem host, CpuInfo cpu, BusyClock busy, long threadGrainNanos) {
        this.host = host;
        this.cpu = cpu;
        this.busy = busy;
        this.threadGrainNanos = threadGrainNanos;
    }

    /**
     * Looks at everything.
     *
     * @param noise measures the coefficient of variation of a fixed workload
     */
    List<Finding> find(DoubleSupplier noise) {
        List<Finding> findings = new ArrayList<>();
        findings.add(new Finding("system", host.name() + " shows programs no counter of energy", null));
        if (cpu.name().equals(CpuInfo.UNKNOWN)) {
            findings.add(new Finding(
                    "processor",
                    "not known, so no result is comparable with a baseline",
                    "compare versions on one machine with energy:compare"));
        }
        findings.add(new Finding("CPU time", cpuTime(), null));
        findings.add(new Finding(
                "busy time",
                busy.nanos() < 0
                        ? "unknown: the JDK does not report the load, so other programs' share is not subtracted"
                        : format("from the machine's load, in steps of %.0f ms", busy.grainNanos() / 1e6),
                null));
        findings.add(new Finding("power plan", powerPlan(), null));
        double variation = noise.getAsDouble();
        findings.add(new Finding(
                "noise",
                format("a fixed workload varies by %.1f %% (coefficient of variation)", 100 * variation),
                variation > MUCH_NOISE ? "stop other programs, and take more samples" : null));
        return findings;
    }

    private String cpuTime() {
        return threadGrainNanos < FINE_NANOS
                ? "threads' clocks are fine"
                : format(
                        "threads' clocks move in steps of %.1f ms: below %.0f ms of work a test is COARSE_CPU_TIME",
                        threadGrainNanos / 1e6, ENOUGH_STEPS * threadGrainNanos / 1e6);
    }

    private String powerPlan() {
        String lower = host.name().toLowerCase(Locale.ROOT);
        return lower.startsWith("windows")
                ? "not looked at: powercfg /getactivescheme shows it, \"High performance\" varies least"
                : lower.startsWith("mac")
                        ? "not looked at: pmset -g shows it; plug a laptop in, without low power mode"
                        : "not looked at on this system";
    }

    private static String format(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
