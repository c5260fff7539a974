package io.github.energyjunit.metrics;

import io.github.energyjunit.analysis.Analysis;
import io.github.energyjunit.analysis.PartBudget;
import io.github.energyjunit.analysis.PartRegression;
import io.github.energyjunit.analysis.Verdict;
import io.github.energyjunit.ledger.Ledger;
import io.github.energyjunit.measured.MetricLabels;
import io.github.energyjunit.measured.MetricNames;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;

/** The gauges of classes with their fixtures, and of all that the module's test JVMs used. */
final class TotalGauges {

    private static final String OF_BOTH = ": what its budget and the baseline say. " + Status.HELP;

    private final Map<String, String> labels;
    private final Gauge ofClass = new Gauge(
            MetricNames.CLASS_TOTAL_JOULES,
            "joules",
            "Energy that the class caused with its set-up and tear-down, and with tests that are not measured");
    private final Gauge statusOfClass = new Gauge(
            MetricNames.CLASS_GATE_STATUS, "", "The verdict on a class with its set-up and tear-down" + OF_BOTH);
    private final Gauge own = new Gauge(
            "junit_energy_ledger_own_joules",
            "joules",
            "What the module's test JVMs used, without idle power, other programs and containers");
    private final Gauge statusOfAll = new Gauge(
            "junit_energy_ledger_gate_status", "", "The verdict on all that the module's test JVMs used" + OF_BOTH);

    /** Gathers with these labels. */
    TotalGauges(Map<String, String> labels) {
        this.labels = labels;
    }

    void add(Ledger ledger) {
        own.add(labels, ledger.own().decimal());
        ledger.classes()
                .forEach(of -> ofClass.add(labels(of.className()), of.energy().decimal()));
    }

    /** Adds the verdicts; a budget for classes of which none ran is no class. */
    void add(Analysis analysis) {
        Map<String, Verdict> classes = new LinkedHashMap<>();
        Map<String, Verdict> all = new LinkedHashMap<>();
        for (PartBudget part : analysis.parts()) {
            if (part.energy() != null) {
                (isOfClass(part.scope()) ? classes : all)
                        .put(part.name(), part.judgement().verdict());
            }
        }
        for (PartRegression part : analysis.compared()) {
            (isOfClass(part.scope()) ? classes : all)
                    .merge(part.name(), part.finding().verdict(), Verdict::withBaseline);
        }
        classes.forEach((name, verdict) -> statusOfClass.add(labels(name), Status.of(verdict)));
        all.values().forEach(verdict -> statusOfAll.add(labels, Status.of(verdict)));
    }

    private static boolean isOfClass(String scope) {
        return scope.equals(PartRegression.CLASS);
    }

    private Map<String, String> labels(String className) {
        Map<String, String> more = new LinkedHashMap<>(labels);
        more.put("class", MetricLabels.test(className));
        return more;
    }

    Stream<Gauge> all() {
        return Stream.of(ofClass, statusOfClass, own, statusOfAll);
    }
}
