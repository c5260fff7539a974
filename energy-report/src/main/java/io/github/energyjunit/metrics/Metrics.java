package io.github.energyjunit.metrics;

import io.github.energyjunit.analysis.Analysis;
import io.github.energyjunit.ledger.Ledger;
import io.github.energyjunit.measured.MetricLabels;
import io.github.energyjunit.measured.MetricNames;
import io.github.energyjunit.report.Report;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Gathers what monitoring systems get to know: gauges without time stamps, never a label that changes each build. */
public final class Metrics {

    private final Report report;
    private final Gauge classes = new Gauge(
            MetricNames.CLASS_JOULES,
            "joules",
            "Energy that all invocations of all tests of the class caused, with what runs between them where the class"
                    + " was measured as a whole");
    private final Gauge all = new Gauge(
            "junit_energy_build_joules", "joules", "Energy that all invocations of all tests of the module caused");
    private final Gauge worst = new Gauge("junit_energy_build_gate_status", "", "The worst of all. " + Status.HELP);
    private final Gauge info = new Gauge("junit_energy_build_info", "", "Where the numbers come from; always 1");
    private final Gauge started = new Gauge(
            MetricNames.BUILD_TIMESTAMP_SECONDS,
            "seconds",
            "When the last JVM that measured began, since 1970: distinguishes one build from the next");
    private final Gauge idle =
            new Gauge(MetricNames.BUILD_IDLE_WATTS, "watts", "The idle power of the machine that was subtracted");
    private final Gauge lines = new Gauge(
            "junit_energy_ledger_joules",
            "joules",
            "What the machine's energy went into while the module's test JVMs were running");
    private final Gauge canary = new Gauge(
            MetricNames.BUILD_CANARY_JOULES,
            "joules",
            "Energy of a fixed piece of work, which shows the state of the machine");

    /** Gathers from a report. */
    public Metrics(Report report) {
        this.report = report;
    }

    /** Returns all gauges, in a fixed order; one without samples is empty. */
    public List<MetricFamily> families() {
        TestGauges tests = new TestGauges(report.module());
        Analysis analysis = report.analysis();
        analysis.tests().forEach(tests::add);
        Map<String, String> module = labels();
        all.add(module, analysis.all().attributed().decimal());
        worst.add(module, Status.of(analysis.verdict()));
        analysis.classes().forEach(total -> {
            if (!total.sum().isUnread()) {
                Map<String, String> labels = labels();
                labels.put("class", MetricLabels.test(total.className()));
                classes.add(labels, total.sum().attributed().decimal());
            }
        });
        TotalGauges totals = new TotalGauges(module);
        totals.add(analysis);
        addLedger(report.ledger(), totals);
        Map<String, BuildOfFingerprint> builds = new TreeMap<>();
        analysis.runs()
                .forEach(run -> builds.computeIfAbsent(
                                MetricLabels.fingerprint(run.jvm().fingerprint()),
                                key -> new BuildOfFingerprint(run.jvm().fingerprint()))
                        .add(run));
        builds.values().forEach(this::add);
        return Stream.of(tests.all(), Stream.of(classes, all, worst, info, started, idle, canary, lines), totals.all())
                .flatMap(Function.identity())
                .map(Gauge::family)
                .toList();
    }

    private void addLedger(@Nullable Ledger ledger, TotalGauges totals) {
        if (ledger != null) {
            totals.add(ledger);
            ledger.lines().forEach((use, energy) -> {
                Map<String, String> labels = labels();
                labels.put("what", use.word());
                lines.add(labels, energy.decimal());
            });
        }
    }

    private void add(BuildOfFingerprint build) {
        Map<String, String> labels = new LinkedHashMap<>();
        labels.put("module", report.module());
        labels.put("fingerprint", MetricLabels.fingerprint(build.fingerprint()));
        info.add(info(labels, build.fingerprint()), BigDecimal.ONE);
        started.add(labels, build.started());
        idle.add(labels, build.idleWatts());
        canary.add(labels, build.canary());
    }

    private Map<String, String> labels() {
        Map<String, String> labels = new LinkedHashMap<>();
        labels.put("module", report.module());
        labels.put("source", report.analysis().sourceNames());
        labels.put("quality", report.analysis().quality().label());
        return labels;
    }

    private static Map<String, String> info(Map<String, String> common, SortedMap<String, String> fingerprint) {
        Map<String, String> labels = new LinkedHashMap<>(common);
        fingerprint.forEach((key, value) -> {
            if (key.matches("[a-zA-Z][a-zA-Z0-9_]*")) {
                labels.putIfAbsent(snakeCase(key), value);
            }
        });
        return labels;
    }

    /** Labels of Prometheus are in snake case: {@code cpuModel} is {@code cpu_model}. */
    static String snakeCase(String key) {
        return key.replaceAll("([a-z0-9])([A-Z])", "$1_$2").toLowerCase(Locale.ROOT);
    }
}
