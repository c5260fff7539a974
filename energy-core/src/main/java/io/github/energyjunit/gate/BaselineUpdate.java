package io.github.energyjunit.gate;

import io.github.energyjunit.analysis.Analysis;
import io.github.energyjunit.analysis.JudgedTest;
import io.github.energyjunit.baseline.BaselineRun;
import io.github.energyjunit.baseline.RunSamples;
import io.github.energyjunit.baseline.RunTotal;
import io.github.energyjunit.baseline.Section;
import io.github.energyjunit.measured.EnergySamples;
import io.github.energyjunit.measured.JvmSamples;
import io.github.energyjunit.measured.Run;
import io.github.energyjunit.measured.TestSummary;
import io.github.energyjunit.units.CountText;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
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
        return of(analysis, commit, null);
    }

    /**
     * Gather the samples.
     *
     * @param commit the revision that was measured, if known
     * @param conditions what else the same files may do differently, as in {@link BaselineRun}, if known
     */
    public static BaselineUpdate of(Analysis analysis, @Nullable String commit, @Nullable String conditions) {
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
        BuildTotals totals = BuildTotals.of(analysis);
        List<Section> sections = groups.entrySet().stream()
                .map(group -> section(
                        group.getKey(),
                        group.getValue(),
                        totals,
                        analysis.runs(),
                        run -> BaselineRun.of(run, commit, conditions)))
                .toList();
        return new BaselineUpdate(sections, leftOut);
    }

    private static @Nullable String defect(TestSummary test) {
        if (test.samples().size() == 0) {
            return "no successful reading";
        }
        if (test.isProfiled() && test.byJvm().isEmpty()) {
            return "stacks were sampled (energy.profile), which costs energy, so they are not stored in a baseline";
        }
        return test.byJvm().isEmpty() || test.mostlyDoubtful() ? "its readings are doubtful " + test.flags() : null;
    }

    private static Section section(
            SortedMap<String, String> fingerprint,
            List<TestSummary> tests,
            @Nullable BuildTotals totals,
            List<Run> runs,
            Function<Run, BaselineRun> kind) {
        SortedMap<String, List<RunSamples>> samples = new TreeMap<>();
        Set<Instant> used = new HashSet<>();
        for (TestSummary test : tests) {
            Map<Instant, RunSamples> byRun = new TreeMap<>();
            for (JvmSamples jvm : test.byJvm()) {
                Instant time = jvm.jvm().started();
                used.add(time);
                byRun.merge(
                        time,
                        new RunSamples(time, jvm.samples(), jvm.first(), jvm.execution()),
                        BaselineUpdate::together);
            }
            samples.put(test.test(), List.copyOf(byRun.values()));
        }
        SortedMap<String, List<RunTotal>> classes = new TreeMap<>();
        List<RunTotal> ledger =
                totals == null ? List.of() : Stream.ofNullable(totals.ledger()).toList();
        if (totals != null) {
            totals.classes().forEach((name, total) -> classes.put(name, List.of(total)));
        }
        Stream.concat(ledger.stream(), classes.values().stream().flatMap(List::stream))
                .forEach(total -> used.add(total.run()));
        Map<Instant, BaselineRun> kept = new TreeMap<>();
        runs.stream()
                .filter(run -> run.jvm().fingerprint().equals(fingerprint))
                .filter(run -> used.contains(run.jvm().started()))
                .forEach(run -> kept.putIfAbsent(run.jvm().started(), kind.apply(run)));
        String quality = tests.get(0).source().quality().label();
        return new Section(fingerprint, quality, List.copyOf(kept.values()), samples, classes, ledger);
    }

    /** Two JVMs that started in the same instant are one in the file. */
    private static RunSamples together(RunSamples a, RunSamples b) {
        List<Double> values = new ArrayList<>(a.microjoules());
        values.addAll(b.microjoules());
        return new RunSamples(a.run(), new EnergySamples(values), a.first(), a.execution());
    }

    /** Says what there is to add. */
    public String text() {
        int tests =
                sections.stream().mapToInt(section -> section.tests().size()).sum();
        int classes =
                sections.stream().mapToInt(section -> section.classes().size()).sum();
        return "this build's samples of " + CountText.of(tests, "test")
                + (classes == 0 ? "" : ", and the totals of " + CountText.of(classes, "class", "classes") + ",");
    }
}
