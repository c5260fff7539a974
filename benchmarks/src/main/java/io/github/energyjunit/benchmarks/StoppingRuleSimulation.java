package io.github.energyjunit.benchmarks;

import io.github.energyjunit.sampling.Limits;
import io.github.energyjunit.sampling.Precision;
import io.github.energyjunit.sampling.Sampling;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/**
 * Simulates {@code @EnergyTest} on samples whose truth and spread are known: how many samples it takes, and how often its
 * 95 % interval covers the truth. Deterministic.
 */
public final class StoppingRuleSimulation {
    private static final int RUNS = 4_000;
    private static final double TRUTH = 1e12;
    private static final Limits LIMITS = new Limits(Duration.ofMillis(250), 2, 5, 30, Duration.ofHours(1));

    private StoppingRuleSimulation() {}

    /** Prints one row for each spread, as in {@code docs/accuracy.md}. */
    public static void main(String[] args) {
        System.out.println("| CV | samples, mean | stopped as precise | 95 % interval covers the truth |");
        System.out.println("|---|---|---|---|");
        for (double spread : new double[] {0.01, 0.03, 0.05, 0.10}) {
            System.out.println(row(spread));
        }
    }

    private static String row(double spread) {
        Random random = new Random(4_000);
        long samples = 0;
        int precise = 0;
        int covered = 0;
        for (int run = 0; run < RUNS; run++) {
            Sampling sampling = new Sampling(LIMITS);
            Sampling.Reason reason = null;
            for (long now = 0; sampling.goesOn(); now += 250_000_000L) {
                long microjoules = Math.round(TRUTH * Math.exp(spread * random.nextGaussian()));
                reason = sampling.add(microjoules, 1, 250_000_000L, now);
            }
            List<Double> taken = sampling.samples();
            double mean = taken.stream()
                    .mapToDouble(sample -> Math.log(sample / TRUTH))
                    .average()
                    .orElseThrow();
            samples += taken.size();
            precise += reason == Sampling.Reason.PRECISE ? 1 : 0;
            covered += Math.abs(mean) <= Precision.halfWidth(taken) ? 1 : 0;
        }
        return String.format(
                Locale.ROOT,
                "| %.0f %% | %.1f | %.1f %% | %.1f %% |",
                100 * spread,
                (double) samples / RUNS,
                100.0 * precise / RUNS,
                100.0 * covered / RUNS);
    }
}
