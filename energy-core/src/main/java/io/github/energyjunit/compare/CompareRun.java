package io.github.energyjunit.compare;

import io.github.energyjunit.meter.Quality;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * What was measured of two versions in one go.
 *
 * @param baseName names the base for people, for instance {@code origin/main (1a2b3c4)}
 * @param headName names the head for people
 * @param source where the joules come from
 * @param quality the worst of any measurement
 * @param seed of the random order
 * @param spent how long it took
 * @param budget how long it might take
 * @param notes what else people should know
 */
public record CompareRun(
        String baseName,
        String headName,
        String source,
        Quality quality,
        long seed,
        Duration spent,
        Duration budget,
        List<PairedTest> tests,
        List<String> notes) {

    public CompareRun {
        tests = List.copyOf(tests);
        notes = List.copyOf(notes);
    }

    CompareRun withNotes(List<String> more) {
        List<String> all = new ArrayList<>(notes);
        all.addAll(more);
        return new CompareRun(baseName, headName, source, quality, seed, spent, budget, tests, all);
    }
}
