package io.github.energyjunit.ci;

import io.github.energyjunit.analysis.Analysis;
import io.github.energyjunit.analysis.Comparison;
import io.github.energyjunit.analysis.Finding;
import io.github.energyjunit.analysis.JudgedTest;
import io.github.energyjunit.analysis.Judgement;
import io.github.energyjunit.analysis.PartBudget;
import io.github.energyjunit.analysis.PartRegression;
import io.github.energyjunit.analysis.Verdict;
import io.github.energyjunit.measured.Digest;
import io.github.energyjunit.meter.Quality;
import io.github.energyjunit.profile.GrownLine;
import io.github.energyjunit.report.EnergyText;
import io.github.energyjunit.report.GrownLineText;
import io.github.energyjunit.report.Report;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Something that somebody should look at: a test, or a module, that does not simply pass.
 *
 * @param test the test's id, or what stands for the module
 * @param reason what is wrong and by how much
 * @param key stays the same from build to build, whatever the figures
 */
record Problem(Verdict verdict, Rule rule, String test, String reason, Place place, String key) {

    /** Which promise is broken. */
    enum Rule {
        BUDGET("energy-budget", "A test must not use more energy than its budget"),
        REGRESSION("energy-regression", "A test must not use more energy than it did before");

        final String id;
        final String text;

        Rule(String id, String text) {
            this.id = id;
            this.text = text;
        }
    }

    /** A problem and how far it is beyond its limit, which decides on the order. */
    private record Weighed(Problem problem, BigDecimal ratio) {}

    /** Lists all, the worst first. */
    static List<Problem> of(Report report, CodePlaces places) {
        Analysis analysis = report.analysis();
        Map<String, Integer> seen = new HashMap<>();
        List<Weighed> problems = new ArrayList<>();
        for (JudgedTest judged : analysis.tests()) {
            Judgement judgement = judged.judgement();
            if (judgement.verdict().isDoubtful()) {
                Rule rule = rule(judged);
                String test = judged.test().test();
                String identity = rule.id + "\n" + report.module() + "\n" + test;
                GrownLine grown = rule == Rule.REGRESSION ? report.grown().get(test) : null;
                String reason = reason(judgement.reason(), grown, judged.test().flags());
                problems.add(new Weighed(
                        new Problem(
                                judgement.verdict(),
                                rule,
                                test,
                                labelled(reason, judged.test().source().quality()),
                                grown == null
                                        ? places.of(
                                                judged.test().className(),
                                                judged.test().methodName())
                                        : new Place(grown.file(), grown.line()),
                                Digest.of(identity + "\n" + seen.merge(identity, 1, Integer::sum))),
                        ratio(judged)));
            }
        }
        for (PartRegression part : analysis.compared()) {
            Finding finding = part.finding();
            if (finding.verdict().isViolation()) {
                problems.add(new Weighed(
                        new Problem(
                                finding.verdict(),
                                Rule.REGRESSION,
                                part.name(),
                                labelled(finding.reason(), analysis.quality()),
                                places.ofClass(part.name()),
                                Digest.of(Rule.REGRESSION.id + "\n" + report.module() + "\n" + part.scope() + "\n"
                                        + part.name())),
                        ratio(finding.comparison())));
            }
        }
        for (PartBudget part : analysis.parts()) {
            Judgement judgement = part.judgement();
            if (judgement.verdict().isDoubtful()) {
                problems.add(new Weighed(
                        new Problem(
                                judgement.verdict(),
                                Rule.BUDGET,
                                part.name(),
                                labelled(judgement.reason(), analysis.quality()),
                                places.ofClass(part.name()),
                                Digest.of(Rule.BUDGET.id + "\n" + report.module() + "\n" + part.scope() + "\n"
                                        + part.name())),
                        judgement.ratio() == null ? BigDecimal.ZERO : judgement.ratio()));
            }
        }
        Judgement module = analysis.module();
        if (module.verdict().isDoubtful()) {
            problems.add(new Weighed(
                    new Problem(
                            module.verdict(),
                            Rule.BUDGET,
                            "the tests of " + report.module() + " together",
                            labelled(module.reason(), analysis.quality()),
                            places.ofModule(),
                            Digest.of(Rule.BUDGET.id + "\n" + report.module())),
                    module.ratio() == null ? BigDecimal.ZERO : module.ratio()));
        }
        return problems.stream()
                .sorted(Comparator.comparing((Weighed weighed) -> weighed.problem.verdict, Verdict.WORST_FIRST)
                        .thenComparing(Weighed::ratio, Comparator.reverseOrder()))
                .map(Weighed::problem)
                .toList();
    }

    /** Returns all in one line. */
    String text() {
        return test + ": " + reason;
    }

    /** Adds the changed line that carries a regression, if it is known, and what speaks against the numbers. */
    static String reason(String said, @Nullable GrownLine grown, Set<String> flags) {
        return said + (grown == null ? "" : "; " + GrownLineText.of(grown)) + (flags.isEmpty() ? "" : " " + flags);
    }

    /** Says of an estimate that it is one. */
    static String labelled(String reason, Quality quality) {
        return quality == Quality.ESTIMATED && !reason.contains(EnergyText.ESTIMATED)
                ? EnergyText.ESTIMATED + ": " + reason
                : reason;
    }

    private static Rule rule(JudgedTest judged) {
        boolean byBudget = judged.regression() == null
                || judged.budget().verdict() == judged.judgement().verdict();
        return byBudget ? Rule.BUDGET : Rule.REGRESSION;
    }

    private static BigDecimal ratio(JudgedTest judged) {
        if (rule(judged) == Rule.REGRESSION) {
            return ratio(judged.comparison());
        }
        BigDecimal ratio = judged.judgement().ratio();
        return ratio == null ? BigDecimal.ZERO : ratio;
    }

    private static BigDecimal ratio(@Nullable Comparison comparison) {
        return comparison == null ? BigDecimal.ZERO : BigDecimal.valueOf(comparison.ratio());
    }
}
