package io.github.energyjunit.report;

import io.github.energyjunit.analysis.Analysis;
import io.github.energyjunit.analysis.Comparison;
import io.github.energyjunit.analysis.Finding;
import io.github.energyjunit.analysis.JoulesText;
import io.github.energyjunit.analysis.JudgedTest;
import io.github.energyjunit.analysis.Quality;
import io.github.energyjunit.analysis.TestSummary;
import io.github.energyjunit.analysis.Verdict;
import java.math.BigDecimal;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/** What the template of {@code report.html} asks for: texts, and keys to sort by. The template decides on looks only. */
public final class HtmlPage {

    private final Report report;
    private final Analysis analysis;
    private final ConsoleReport console;

    HtmlPage(Report report) {
        this.report = report;
        this.analysis = report.analysis();
        this.console = new ConsoleReport(report, 0);
    }

    /** One row of the table; what the keys sort by is -1 where there is nothing. */
    public record Row(
            String packageName,
            String name,
            String joules,
            long sortJoules,
            String resolution,
            long sortResolution,
            String spread,
            double sortSpread,
            int samples,
            String source,
            String quality,
            String verdict,
            String reason,
            String budget,
            BigDecimal sortBudget,
            String ratio,
            double sortRatio,
            List<String> flags) {}

    public String getModule() {
        return report.module();
    }

    public String getCreated() {
        return report.created().truncatedTo(ChronoUnit.SECONDS).toString();
    }

    public String getVerdict() {
        return analysis.verdict().name();
    }

    public String getQuality() {
        return analysis.quality().word();
    }

    public boolean isEstimated() {
        return analysis.quality() == Quality.ESTIMATED;
    }

    public String getSource() {
        return analysis.sourceNames();
    }

    public String getJoules() {
        return JoulesText.of(analysis.all().attributed());
    }

    public String getTotalJoules() {
        return JoulesText.of(analysis.all().total());
    }

    public List<String> getSources() {
        return analysis.sources().stream().map(Words::source).toList();
    }

    public List<String> getDoubts() {
        return console.warnings();
    }

    public List<String> getNotes() {
        return analysis.notes();
    }

    public String getModuleReason() {
        return analysis.module().reason();
    }

    /** List the broken and perhaps broken budgets, as {@code check} words them. */
    public List<Analysis.Violation> getViolations() {
        return analysis.violations();
    }

    public List<Map<String, String>> getFingerprints() {
        return analysis.runs().stream()
                .map(run -> (Map<String, String>) run.jvm().fingerprint())
                .distinct()
                .toList();
    }

    public List<Row> getRows() {
        return analysis.tests().stream().map(HtmlPage::row).toList();
    }

    /** Tell whether nothing was to be held against anything: that needs no words in every row. */
    private static boolean isQuiet(JudgedTest judged) {
        Finding regression = judged.regression();
        return judged.budget().budgetJoules() == null
                && (regression == null || regression.verdict() == Verdict.MISSING_BASELINE);
    }

    private static String ratio(@Nullable Comparison comparison) {
        return comparison == null
                ? ""
                : String.format(
                        Locale.ROOT, "%.3f (%.3f to %.3f)", comparison.ratio(), comparison.low(), comparison.high());
    }

    private static Row row(JudgedTest judged) {
        TestSummary test = judged.test();
        OptionalDouble spread = test.samples().relativeSpread();
        Comparison comparison = judged.comparison();
        BigDecimal budget = judged.judgement().budgetJoules();
        return new Row(
                ShortNames.packageOf(test),
                ShortNames.withoutPackage(test.test()),
                test.attributed() == null ? ConsoleReport.nothing(judged) : JoulesText.of(test.attributed()),
                Objects.requireNonNullElse(test.attributed(), -1L),
                Words.precision(test),
                Objects.requireNonNullElse(test.resolution(), -1L),
                spread.isPresent() ? String.format(Locale.ROOT, "%.1f %%", spread.getAsDouble() * 100) : "",
                spread.orElse(-1),
                test.samples().size(),
                test.source().name(),
                test.source().quality().word(),
                judged.judgement().verdict().name(),
                isQuiet(judged) ? "" : judged.judgement().reason(),
                budget == null ? "" : JoulesText.exactly(budget),
                Objects.requireNonNullElse(budget, BigDecimal.ONE.negate()),
                ratio(comparison),
                comparison == null ? -1 : comparison.ratio(),
                List.copyOf(test.flags()));
    }
}
