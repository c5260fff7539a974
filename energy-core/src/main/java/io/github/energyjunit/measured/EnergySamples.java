package io.github.energyjunit.measured;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Samples of one test in one JVM, in the order measured, with what is needed to compute them under another idle power.
 *
 * @param microjoules attributed energy per operation
 * @param gross the same with no idle power taken off; empty where that is not known
 * @param idleNanos for how long idle power is taken off, per operation; empty where that is not known
 */
public record EnergySamples(List<Double> microjoules, List<Double> gross, List<Double> idleNanos) {

    private static final double NANOJOULES = 1000;

    public EnergySamples {
        microjoules = List.copyOf(microjoules);
        boolean whole = gross.size() == microjoules.size() && idleNanos.size() == microjoules.size();
        gross = whole ? List.copyOf(gross) : List.of();
        idleNanos = whole ? List.copyOf(idleNanos) : List.of();
    }

    /** Keeps samples of which only the attributed energy is known. */
    public EnergySamples(List<Double> microjoules) {
        this(microjoules, List.of(), List.of());
    }

    /** Returns how many samples there are. */
    public int size() {
        return microjoules.size();
    }

    /** Tells whether the samples can be computed under another idle power. */
    public boolean isConvertible() {
        return !microjoules.isEmpty() && !gross.isEmpty();
    }

    /** Returns the samples at an idle power in watts; as they were measured if that is null or they cannot be converted. */
    public double[] at(@Nullable Double idleWatts) {
        double[] values = microjoules.stream().mapToDouble(Double::doubleValue).toArray();
        if (idleWatts != null && isConvertible()) {
            for (int i = 0; i < values.length; i++) {
                values[i] = gross.get(i) - idleWatts * idleNanos.get(i) / NANOJOULES;
            }
        }
        return values;
    }

    /** Returns these samples without the first. */
    public EnergySamples withoutFirst() {
        return isConvertible()
                ? new EnergySamples(
                        microjoules.subList(1, size()), gross.subList(1, size()), idleNanos.subList(1, size()))
                : new EnergySamples(microjoules.subList(1, size()));
    }
}
