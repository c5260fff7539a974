package io.github.energyjunit.history;

import io.github.energyjunit.analysis.Analysis;
import io.github.energyjunit.analysis.JudgedTest;
import io.github.energyjunit.measured.TestSummary;
import io.github.energyjunit.units.Joules;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What the history keeps of one build of one module.
 *
 * @param build tells builds apart: the smallest run id of its measuring JVMs
 * @param time when its first measuring JVM started
 * @param commit the revision that was measured, if known
 * @param attributed the attributed energy of every invocation
 * @param total what the whole machine used meanwhile
 * @param baseline when the newest build of the baseline was measured, or null without a baseline
 * @param sets the tests by fingerprint
 */
public record BuildRecord(
        String build,
        String module,
        Instant time,
        @Nullable String commit,
        String verdict,
        String quality,
        Joules attributed,
        Joules total,
        @Nullable Instant baseline,
        List<Measured> sets) {

    /**
     * Tests that are comparable with each other's earlier builds.
     *
     * @param tests the median attributed energy of one invocation, by test
     */
    public record Measured(SortedMap<String, String> fingerprint, Map<String, Joules> tests) {
        public Measured {
            fingerprint = Collections.unmodifiableSortedMap(new TreeMap<>(fingerprint));
            tests = Collections.unmodifiableMap(new LinkedHashMap<>(tests));
        }
    }

    public BuildRecord {
        sets = List.copyOf(sets);
    }

    /** Sum up an analysis that has data. */
    public static BuildRecord of(
            String module, Analysis analysis, @Nullable String commit, @Nullable Instant baseline) {
        Map<SortedMap<String, String>, Map<String, Joules>> sets = new LinkedHashMap<>();
        for (JudgedTest judged : analysis.tests()) {
            TestSummary test = judged.test();
            // Sampling stacks costs energy: a trend would take it for a change of the code.
            if (test.samples().size() > 0 && test.attributed() != null && !test.isProfiled()) {
                sets.computeIfAbsent(test.fingerprint(), key -> new LinkedHashMap<>())
                        .put(test.test(), test.attributed());
            }
        }
        List<Measured> measured = new ArrayList<>();
        sets.forEach((fingerprint, tests) -> measured.add(new Measured(fingerprint, tests)));
        return new BuildRecord(
                analysis.runs().stream()
                        .map(run -> run.jvm().run())
                        .min(String::compareTo)
                        .orElse(""),
                module,
                analysis.runs().stream()
                        .map(run -> run.jvm().started())
                        .min(Instant::compareTo)
                        .orElse(Instant.EPOCH),
                commit,
                analysis.verdict().name(),
                analysis.quality().label(),
                analysis.all().attributed(),
                analysis.all().total(),
                baseline,
                measured);
    }
}
