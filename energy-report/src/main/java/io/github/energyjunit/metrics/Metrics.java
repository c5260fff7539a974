package io.github.energyjunit.metrics;

import io.github.energyjunit.analysis.Analysis;
import io.github.energyjunit.analysis.JudgedTest;
import io.github.energyjunit.ci.Digest;
import io.github.energyjunit.measured.TestSummary;
import io.github.energyjunit.report.Report;
import io.github.energyjunit.units.JoulesText;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/** Gathers what monitoring systems get to know: gauges without time stamps, never a label that changes each build. */
final class Metrics {

    private static final int LONGEST = 500;

    /** One number with its labels. */
    record Sample(Map<String, String> labels, BigDecimal value) {}

    /**
     * All samples of one name.
     *
     * @param unit the base unit that ends the name, or empty
     */
    record Family(String name, String unit, String help, List<Sample> samples) {}

    private final Report report;

    Metrics(Report report) {
        this.report = report;
    }

    List<Family> families() {
        Family joules = family(
                "junit_energy_test_joules", "joules", "Energy that one invocation of the test caused, the median");
        Family total = family(
                "junit_energy_test_machine_joules",
                "joules",
                "Energy of the whole machine during one invocation, the median");
        Family duration = family(
                "junit_energy_test_duration_seconds", "seconds", "Duration of one invocation of the test, the median");
        Family status = family("junit_energy_gate_status", "", Status.HELP);
        for (JudgedTest judged : report.analysis().tests()) {
            TestSummary test = judged.test();
            Map<String, String> labels = labels(test);
            add(joules, labels, joules(test.attributed()));
            add(total, labels, joules(test.total()));
            add(duration, labels, test.durationNanos() == null ? null : BigDecimal.valueOf(test.durationNanos(), 9));
            add(status, labels, Status.of(judged.judgement().verdict()));
        }
        Analysis analysis = report.analysis();
        Map<String, String> module = module();
        Family all = family(
                "junit_energy_module_joules",
                "joules",
                "Energy that all invocations of all tests of the module caused");
        add(all, module, JoulesText.joules(analysis.all().attributed()));
        Family worst = family("junit_energy_module_gate_status", "", "The worst of all. " + Status.HELP);
        add(worst, module, Status.of(analysis.verdict()));
        Family info = family("junit_energy_build_info", "", "What the numbers come from; always 1");
        analysis.runs().stream()
                .map(run -> run.jvm().fingerprint())
                .distinct()
                .forEach(fingerprint -> add(info, info(fingerprint), BigDecimal.ONE));
        return List.of(joules, total, duration, status, all, worst, info);
    }

    private Map<String, String> module() {
        Map<String, String> labels = new LinkedHashMap<>();
        labels.put("module", report.module());
        labels.put("source", report.analysis().sourceNames());
        labels.put("quality", report.analysis().quality().word());
        return labels;
    }

    private Map<String, String> labels(TestSummary test) {
        Map<String, String> labels = new LinkedHashMap<>();
        labels.put("module", report.module());
        labels.put("test", label(test.test()));
        labels.put("source", test.source().name());
        labels.put("quality", test.source().quality().word());
        labels.put("fingerprint", shorten(test.fingerprint()));
        return labels;
    }

    private Map<String, String> info(SortedMap<String, String> fingerprint) {
        Map<String, String> labels = new LinkedHashMap<>();
        labels.put("module", report.module());
        labels.put("fingerprint", shorten(fingerprint));
        fingerprint.forEach((key, value) -> {
            if (key.matches("[a-zA-Z][a-zA-Z0-9_]*")) {
                labels.putIfAbsent(key, value);
            }
        });
        return labels;
    }

    /** A name that is cut ends in a digest of the whole, so that two names stay distinct. */
    static String label(String test) {
        return test.length() <= LONGEST
                ? test
                : test.substring(0, LONGEST) + "…" + Digest.of(test).substring(0, 8);
    }

    private static String shorten(SortedMap<String, String> fingerprint) {
        return Digest.of(fingerprint.toString()).substring(0, 8);
    }

    private static Family family(String name, String unit, String help) {
        return new Family(name, unit, help, new ArrayList<>());
    }

    private static void add(Family family, Map<String, String> labels, @Nullable BigDecimal value) {
        if (value != null) {
            family.samples().add(new Sample(labels, value));
        }
    }

    private static @Nullable BigDecimal joules(@Nullable Double microjoules) {
        return microjoules == null ? null : JoulesText.joules(microjoules);
    }
}
