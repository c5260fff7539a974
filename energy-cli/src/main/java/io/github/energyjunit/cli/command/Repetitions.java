package io.github.energyjunit.cli.command;

import io.github.energyjunit.statistics.Medians;
import io.github.energyjunit.units.Joules;
import java.util.List;
import java.util.Objects;
import java.util.function.ToDoubleFunction;
import org.hipparchus.distribution.continuous.TDistribution;
import org.jspecify.annotations.Nullable;

/**
 * What all runs of one command say together.
 *
 * @param runs at least one, in order
 */
public record Repetitions(List<CommandRun> runs) {
    private static final double CONFIDENCE = 0.95;

    /** What the energy of a command lies between. */
    public record Range(Joules low, Joules high) {}

    /** Returns the median of the attributed energy, or {@code null} when a run has no reading. */
    public @Nullable Joules energy() {
        double[] samples = samples();
        return samples.length == 0 ? null : Joules.ofMicrojoules(Medians.of(samples));
    }

    /** Returns the attributed energy of each run in microjoules; empty when one has no reading. */
    private double[] samples() {
        return runs.stream().anyMatch(run -> run.energy() == null)
                ? new double[0]
                : runs.stream().mapToDouble(run -> number(run.energy())).toArray();
    }

    private static double number(@Nullable Joules energy) {
        return Objects.requireNonNull(energy).microjoules();
    }

    /**
     * Returns the 95 % interval of the energy, or {@code null} when a run has no reading.
     *
     * <p>Of one run it is what counters and idle power leave open; of more, also exp(mean ± t·s/√n) of the logarithms.
     */
    public @Nullable Range interval() {
        double[] samples = samples();
        if (samples.length == 0) {
            return null;
        }
        double low = median(run -> number(run.low()));
        double high = median(run -> number(run.high()));
        double[] spread = samples.length > 1 ? spread(samples) : new double[] {low, high};
        return new Range(
                Joules.ofMicrojoules(Math.min(low, spread[0])), Joules.ofMicrojoules(Math.max(high, spread[1])));
    }

    /** Returns the median wall time in seconds. */
    public double seconds() {
        return median(CommandRun::seconds);
    }

    /** Returns the status of the first run that failed, or 0. */
    public int exitStatus() {
        return runs.stream()
                .mapToInt(CommandRun::exitStatus)
                .filter(status -> status != 0)
                .findFirst()
                .orElse(0);
    }

    private double median(ToDoubleFunction<CommandRun> figure) {
        return Medians.of(runs.stream().mapToDouble(figure).toArray());
    }

    private static double[] spread(double[] samples) {
        int n = samples.length;
        double mean = 0;
        for (double sample : samples) {
            if (sample <= 0) {
                return new double[] {0, Medians.of(samples)};
            }
            mean += Math.log(sample) / n;
        }
        double squares = 0;
        for (double sample : samples) {
            squares += Math.pow(Math.log(sample) - mean, 2);
        }
        double half = new TDistribution(n - 1).inverseCumulativeProbability((1 + CONFIDENCE) / 2)
                * Math.sqrt(squares / (n - 1) / n);
        return new double[] {Math.exp(mean - half), Math.exp(mean + half)};
    }
}
