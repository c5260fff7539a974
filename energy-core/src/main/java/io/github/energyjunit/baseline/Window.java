package io.github.energyjunit.baseline;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * How much of a test's past is kept: few enough samples to be fast and exact, of enough JVMs that what differs from
 * one to the next is in them.
 *
 * @param runs how many JVMs at most
 * @param samples how many samples of a test at most
 */
public record Window(int runs, int samples) {

    /** As many builds are kept even if each has to give up samples. */
    private static final int FEWEST_RUNS = 3;

    /** Keep the newest builds; the input is ordered by time, oldest first. */
    List<RunSamples> keep(List<RunSamples> all) {
        List<RunSamples> kept = new ArrayList<>(all.subList(Math.max(0, all.size() - runs), all.size()));
        while (kept.size() > FEWEST_RUNS && size(kept) > samples) {
            kept.remove(0);
        }
        while (size(kept) > samples) {
            thin(kept);
        }
        return kept;
    }

    /** Keep the newest totals; the input is ordered by time, oldest first. */
    List<RunTotal> newest(List<RunTotal> all) {
        return List.copyOf(all.subList(Math.max(0, all.size() - runs), all.size()));
    }

    /** Take the first sample of the largest build: which one goes is decided by its place, never by its value. */
    private static void thin(List<RunSamples> kept) {
        RunSamples largest = kept.stream()
                .max(Comparator.comparingInt(run -> run.microjoules().size()))
                .orElseThrow();
        kept.set(
                kept.indexOf(largest),
                new RunSamples(largest.run(), largest.samples().withoutFirst(), largest.first(), largest.execution()));
    }

    private static int size(List<RunSamples> runs) {
        return runs.stream().mapToInt(run -> run.microjoules().size()).sum();
    }
}
