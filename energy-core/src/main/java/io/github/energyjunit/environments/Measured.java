package io.github.energyjunit.environments;

import io.github.energyjunit.analysis.Analysis;
import io.github.energyjunit.analysis.JudgedTest;
import io.github.energyjunit.measured.Run;
import io.github.energyjunit.measured.TestSummary;
import io.github.energyjunit.measured.Timeline;
import io.github.energyjunit.measurement.file.FileFormat;
import io.github.energyjunit.reading.Analyzer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What was measured in one environment. */
record Measured(String label, Analysis analysis, Map<String, TestSummary> tests, List<String> warnings) {

    private static final double WATTS = 1000; // microjoules in a nanosecond

    static Measured read(LabelledResults results) throws IOException {
        // The JVMs ran elsewhere: a process of this machine with the same number is another one.
        Analysis analysis = Analyzer.ofAnything().analyse(results.directory());
        List<String> warnings = new ArrayList<>();
        analysis.warnings().forEach(warning -> warnings.add(results.label() + ": " + warning));
        for (Run run : analysis.runs()) {
            if (run.state() != Run.State.ENDED) {
                warnings.add(results.label() + ": the JVM of " + run.file() + " was cut off; finished tests kept: "
                        + run.invocations());
            }
        }
        Map<String, TestSummary> tests = new LinkedHashMap<>();
        for (JudgedTest judged : analysis.tests()) {
            TestSummary test = judged.test();
            TestSummary other = tests.get(test.test());
            if (other != null) {
                warnings.add(results.label() + ": " + test.test()
                        + " was measured under two settings; the one with more samples is taken");
            }
            if (other == null || other.samples().size() < test.samples().size()) {
                tests.put(test.test(), test);
            }
        }
        return new Measured(results.label(), analysis, tests, warnings);
    }

    /** Returns whether idle power is taken off: {@code net} or {@code gross}, both where runs differ. */
    String attribution() {
        return analysis.runs().stream()
                .map(run -> Objects.requireNonNullElse(run.jvm().attribution(), FileFormat.GROSS))
                .distinct()
                .sorted()
                .collect(Collectors.joining("+"));
    }

    /** Names the counters that joules are made of. */
    String counted() {
        return analysis.sources().stream()
                .flatMap(source -> source.domains().stream())
                .filter(domain -> domain.counted())
                .map(domain -> domain.name())
                .distinct()
                .sorted()
                .collect(Collectors.joining("+"));
    }

    /** Names the processors. */
    String processors() {
        return each("cpuModel");
    }

    /** Names the Java versions and garbage collectors. */
    String javas() {
        return each("jvmFeature") + " with " + each("gc");
    }

    private String each(String key) {
        return analysis.runs().stream()
                .map(run -> run.jvm().fingerprint().getOrDefault(key, "unknown"))
                .distinct()
                .sorted()
                .collect(Collectors.joining(" and "));
    }

    /** Returns the mean power of each domain while anything was measured. */
    SortedMap<String, Double> watts() {
        SortedMap<String, Double> microjoules = new TreeMap<>();
        double nanos = 0;
        for (Run run : analysis.runs()) {
            Timeline timeline = run.timeline();
            for (int slice = 0; slice < timeline.slices(); slice++) {
                nanos += timeline.covered(slice);
            }
            timeline.domains()
                    .forEach((domain, slices) ->
                            microjoules.merge(domain, Arrays.stream(slices).sum(), Double::sum));
        }
        double all = nanos;
        SortedMap<String, Double> watts = new TreeMap<>();
        if (all > 0) {
            microjoules.forEach((domain, energy) -> watts.put(domain, WATTS * energy / all));
        }
        return watts;
    }
}
