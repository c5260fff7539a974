package io.github.energyjunit.gate;

import io.github.energyjunit.analysis.Analysis;
import io.github.energyjunit.analysis.JudgedTest;
import io.github.energyjunit.baseline.BaselineRun;
import io.github.energyjunit.baseline.RunSamples;
import io.github.energyjunit.baseline.Section;
import io.github.energyjunit.measured.Run;
import io.github.energyjunit.measured.TestSummary;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a build can add to a baseline.
 *
 * @param sections its samples by fingerprint
 * @param leftOut one line for each test that has no sound sample
 */
public record BaselineUpdate(List<Section> sections, List<String> leftOut) {

    public BaselineUpdate {
        sections = List.copyOf(sections);
        leftOut = List.copyOf(leftOut);
    }

    /**
     * Gather the samples.
     *
     * @param commit the revision that was measured, if known
     */
    public static BaselineUpdate of(Analysis analysis, @Nullable String commit) {
        Instant time = analysis.runs().stream()
                .map(run -> run.jvm().started())
                .min(Instant::compareTo)
                .orElse(Instant.EPOCH);
        List<String> leftOut = new ArrayList<>();
        Map<SortedMap<String, String>, List<TestSummary>> groups = new LinkedHashMap<>();
        for (JudgedTest judged : analysis.tests()) {
            TestSummary test = judged.test();
            String defect = defect(test);
            if (defect == null) {
                groups.computeIfAbsent(test.fingerprint(), key -> new ArrayList<>())
                        .add(test);
            } else {
                leftOut.add(test.test() + ": " + defect);
            }
        }
        List<Section> sections = groups.entrySet().stream()
                .map(group -> section(group.getKey(), group.getValue(), time, commit, analysis.runs()))
                .toList();
        return new BaselineUpdate(sections, leftOut);
    }

    private static @Nullable String defect(TestSummary test) {
        if (test.samples().size() == 0) {
            return "no successful reading";
        }
        if (test.cold()) {
            return "it ran only as the first test of its JVM, which is never a sample";
        }
        return test.doubtful() ? "its readings are doubtful " + test.flags() : null;
    }

    private static Section section(
            SortedMap<String, String> fingerprint,
            List<TestSummary> tests,
            Instant time,
            @Nullable String commit,
            List<Run> runs) {
        String jvm = runs.stream()
                .filter(run -> run.jvm().fingerprint().equals(fingerprint))
                .map(run -> run.jvm().jvm())
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
        SortedMap<String, List<RunSamples>> samples = new TreeMap<>();
        for (TestSummary test : tests) {
            List<Double> microjoules =
                    Arrays.stream(test.samples().numbers()).boxed().toList();
            samples.put(test.test(), List.of(new RunSamples(time, microjoules)));
        }
        return new Section(
                fingerprint,
                tests.get(0).source().quality().word(),
                List.of(new BaselineRun(time, commit, jvm)),
                samples);
    }
}
