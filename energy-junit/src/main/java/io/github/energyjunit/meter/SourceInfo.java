package io.github.energyjunit.meter;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Describes where joules come from.
 *
 * @param name the source's word in {@code energy.source}
 * @param quality how close it stands to the hardware
 * @param domains its counters, in the order in which {@link EnergySource#read} fills them
 * @param updatePeriod time between two updates of its counters
 * @param model name and version of the model, or {@code null} when nothing is modelled
 * @param notes what a reader of the numbers should know, such as zones that were left out
 */
public record SourceInfo(
        String name,
        Quality quality,
        List<Domain> domains,
        Duration updatePeriod,
        @Nullable Model model,
        List<String> notes) {
    /** Copies the lists. */
    public SourceInfo {
        domains = List.copyOf(domains);
        notes = List.copyOf(notes);
    }

    /**
     * Describes a linear CPU-time model.
     *
     * @param name name and version
     * @param uncertainty relative, 0.3 for ±30 %
     * @param idleWatts power of the idle machine
     * @param joulesPerCpuSecond energy that one second of CPU time adds
     */
    public record Model(String name, double uncertainty, double idleWatts, double joulesPerCpuSecond) {
        /** Returns what the model charges for CPU time and time, both in ns, in µJ. */
        public double microjoules(double cpuNanos, double nanos) {
            return (joulesPerCpuSecond * cpuNanos + idleWatts * nanos) / 1_000;
        }
    }
}
