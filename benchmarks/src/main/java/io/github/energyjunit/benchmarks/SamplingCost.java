package io.github.energyjunit.benchmarks;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import jdk.jfr.Recording;

/**
 * Does the same work in one JVM while the flight recorder samples stacks at several rates, in turns, and compares the CPU
 * time of the process. Two JVMs of the same code differ by more than sampling costs; one JVM at two times does not.
 */
public final class SamplingCost {
    /** 0 twice: what the second one differs by is the error of this comparison. */
    private static final List<Integer> PERIODS = List.of(0, 10, 20, 0);

    private static final int WARM_UPS = 200;
    private static final int BLOCK = 10;

    private SamplingCost() {}

    /**
     * Prints the figures of {@code docs/benchmarks.md}.
     *
     * @param args how many rounds
     */
    public static void main(String[] args) {
        int rounds = Integer.parseInt(args[0]);
        double[] nanos = new double[PERIODS.size()];
        long seen = 0;
        try (Recording recording = new Recording()) {
            recording.start();
            for (int i = 0; i < WARM_UPS; i++) {
                seen += ProfileCost.sums(i);
            }
            for (int round = 0; round < rounds; round++) {
                for (int turn = 0; turn < PERIODS.size(); turn++) {
                    // Which comes first changes with each round.
                    int i = (turn + round) % PERIODS.size();
                    sample(recording, PERIODS.get(i));
                    long before = KernelClock.nanos();
                    for (int body = 0; body < BLOCK; body++) {
                        seen += ProfileCost.sums(body);
                    }
                    nanos[i] += KernelClock.nanos() - before;
                }
            }
        }
        for (int i = 1; i < PERIODS.size(); i++) {
            System.out.printf(
                    Locale.ROOT,
                    "| %s | %.4f |%n",
                    PERIODS.get(i) == 0 ? "off" : PERIODS.get(i) + " ms",
                    nanos[i] / nanos[0]);
        }
        System.out.println(seen);
    }

    private static void sample(Recording recording, int millis) {
        for (String event : List.of("jdk.ExecutionSample", "jdk.NativeMethodSample")) {
            if (millis == 0) {
                recording.disable(event);
            } else {
                recording.enable(event).withPeriod(Duration.ofMillis(millis));
            }
        }
    }
}
