package io.github.energyjunit.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.energyjunit.analysis.Analysis;
import io.github.energyjunit.analysis.Finding;
import io.github.energyjunit.analysis.Judgement;
import io.github.energyjunit.analysis.PartBudget;
import io.github.energyjunit.analysis.PartRegression;
import io.github.energyjunit.analysis.Verdict;
import io.github.energyjunit.ci.Example;
import io.github.energyjunit.reading.Analyzer;
import io.github.energyjunit.reading.Recording;
import io.github.energyjunit.report.Report;
import io.github.energyjunit.units.Joules;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TotalGaugesTests {

    private static final String LABELS = "{module=\"acme\",source=\"powercap\",quality=\"measured\"";

    @TempDir
    Path directory;

    private Report report(Verdict ofClass, @Nullable Verdict ofAll) throws IOException {
        Recording.measured(directory).add("com.acme.FooTest#foo()", 1);
        Analysis analysis = Analyzer.ofAnything()
                .analyse(directory)
                .judging(List.of(
                        budget("class", "com.acme.FooTest", "8", Verdict.PASS),
                        budget("class", "com.acme.Kept", "8", Verdict.FAIL),
                        budget("class", "org.none.*", null, Verdict.INCONCLUSIVE),
                        budget("ledger", PartBudget.LEDGER, "9", Verdict.PASS)))
                .comparing(
                        ofAll == null
                                ? List.of()
                                : List.of(
                                        part("ledger", PartBudget.LEDGER, ofAll),
                                        part("class", "com.acme.FooTest", ofClass),
                                        part("class", "com.acme.Noisy", Verdict.INCONCLUSIVE)),
                        List.of());
        return new Report("acme", Instant.EPOCH, analysis);
    }

    private static PartBudget budget(String scope, String name, @Nullable String joules, Verdict verdict) {
        Joules used = joules == null ? null : Joules.of(new BigDecimal(joules));
        return new PartBudget(scope, name, used, new Judgement(verdict, "", BigDecimal.TEN, null));
    }

    private static PartRegression part(String scope, String name, Verdict verdict) {
        return new PartRegression(scope, name, null, new Finding(verdict, "", null), List.of());
    }

    private static List<String> status(Report report) throws IOException {
        return Example.text(MetricsDocument.openMetrics(), report)
                .lines()
                .filter(line -> line.matches("junit_energy_(class|ledger)_gate_status.*"))
                .toList();
    }

    @Test
    void a_total_has_the_graver_verdict_of_its_budget_and_the_baseline() throws IOException {
        assertThat(status(report(Verdict.WARN, Verdict.MISSING_BASELINE)))
                .containsExactly(
                        "junit_energy_class_gate_status" + LABELS + ",class=\"com.acme.FooTest\"} 1",
                        "junit_energy_class_gate_status" + LABELS + ",class=\"com.acme.Kept\"} 2",
                        "junit_energy_class_gate_status" + LABELS + ",class=\"com.acme.Noisy\"} 4",
                        "junit_energy_ledger_gate_status" + LABELS + "} 0");
    }

    @Test
    void a_build_that_was_not_compared_has_the_verdicts_of_budgets() throws IOException {
        assertThat(status(report(Verdict.PASS, null)))
                .containsExactly(
                        "junit_energy_class_gate_status" + LABELS + ",class=\"com.acme.FooTest\"} 0",
                        "junit_energy_class_gate_status" + LABELS + ",class=\"com.acme.Kept\"} 2",
                        "junit_energy_ledger_gate_status" + LABELS + "} 0");
    }
}
