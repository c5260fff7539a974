package io.github.energyjunit.report;

import static io.github.energyjunit.reading.Recording.flag;
import static io.github.energyjunit.reading.Recording.maxJoules;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.energyjunit.analysis.Analysis;
import io.github.energyjunit.analysis.Evidence;
import io.github.energyjunit.analysis.Finding;
import io.github.energyjunit.analysis.JudgedTest;
import io.github.energyjunit.analysis.Verdict;
import io.github.energyjunit.budget.BudgetPolicy;
import io.github.energyjunit.budget.BudgetRule;
import io.github.energyjunit.budget.Budgets;
import io.github.energyjunit.reading.Analyzer;
import io.github.energyjunit.reading.Freshness;
import io.github.energyjunit.reading.Recording;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckReportTests {

    private static final String FOO = "com.acme.FooTest#foo()";

    @TempDir
    Path output;

    @Test
    void where_all_is_well_it_says_so() throws IOException {
        Recording.measured(output).add(FOO, 1, maxJoules(2));

        CheckReport report = new CheckReport(analysis(), List.of());

        assertThat(report.lines()).containsExactly("No energy budget exceeded.");
        assertThat(report.warnings()).isEmpty();
    }

    @Test
    void what_only_warns_is_not_called_well() throws IOException {
        Recording.estimated(output).add(FOO, 3, maxJoules(2));

        CheckReport report = new CheckReport(analysis(), List.of());

        assertThat(report.warnings()).singleElement().asString().startsWith("Energy budget possibly exceeded: " + FOO);
        assertThat(report.lines()).containsExactly("No energy budget definitely exceeded; 1 warning above.");
    }

    @Test
    void a_budget_without_a_reading_is_not_called_exceeded() throws IOException {
        Recording.measured(output).unread(FOO, "permission denied: energy_uj", maxJoules(2));
        Analysis unread = analysis();

        assertThat(new CheckReport(unread, List.of()).warnings())
                .singleElement()
                .asString()
                .startsWith(
                        "Energy budget not checked: " + FOO + ": no reading, so the budget of 2 J (annotation) is not"
                                + " checked: permission denied: energy_uj");
        CheckReport strict = new CheckReport(unread, unread.violations());
        assertThat(strict.errors()).singleElement().asString().startsWith("Energy budget not checked: WARN: " + FOO);
        assertThat(strict.failure("accepted.json", output)).startsWith("Energy budgets exceeded or not checked: 1");
    }

    @Test
    void the_budget_of_a_class_without_a_ledger_is_not_called_exceeded() throws IOException {
        Recording.measured(output).add(FOO, 1, maxJoules(2));

        Analysis unread = analysis(BudgetRule.of("class", "com.acme.FooTest", "5"));

        assertThat(new CheckReport(unread, List.of()).warnings())
                .singleElement()
                .asString()
                .startsWith(
                        "Energy budget not checked: com.acme.FooTest: no ledger of the test JVMs could be read, so the"
                                + " budget of 5 J (class 'com.acme.FooTest') is not checked");
    }

    @Test
    void who_has_no_profile_of_what_broke_is_told_how_to_get_one() throws IOException {
        Recording.measured(output).add(FOO, 3, maxJoules(2));
        Analysis plain = analysis();
        assertThat(new CheckReport(plain, plain.violations()).failure("accepted.json", output))
                .contains("-Denergy.profile=jfr");

        Recording.measured(output).add(FOO, 3, maxJoules(2).andThen(flag("PROFILED")));
        Analysis profiled = analysis();
        assertThat(new CheckReport(profiled, profiled.violations()).failure("accepted.json", output))
                .doesNotContain("energy.profile");
    }

    @Test
    void where_nothing_was_judged_it_does_not_sound_as_if_all_were_well() throws IOException {
        Recording.measured(output).add(FOO, 1);

        Analysis judged = withFindings(analysis(), Verdict.MISSING_BASELINE);

        assertThat(judged.verdict()).isEqualTo(Verdict.MISSING_BASELINE);
        assertThat(new CheckReport(judged, List.of()).lines())
                .contains("No test was judged: none has an energy budget or a baseline.")
                .noneMatch(line -> line.contains("exceeded"));
    }

    @Test
    void the_last_line_counts_the_tests_that_could_not_be_judged() throws IOException {
        Recording.measured(output).add(FOO, 1).add("com.acme.FooTest#bar()", 2);

        Analysis some = withFindings(analysis(), Verdict.PASS, Verdict.INCONCLUSIVE);
        Analysis none = withFindings(analysis(), Verdict.INCONCLUSIVE, Verdict.INCONCLUSIVE);
        Analysis open = withFindings(analysis(), Verdict.WARN, Verdict.INCONCLUSIVE);

        assertThat(lastLine(some)).isEqualTo("No test that could be judged has become worse; 1 of 2 tests not judged.");
        assertThat(lastLine(none)).isEqualTo("Whether a test has become worse could not be judged for any of 2 tests.");
        assertThat(lastLine(open)).isEqualTo("1 of 2 tests may have become worse; 1 not judged; 1 warning above.");
    }

    @Test
    void what_side_by_side_clears_without_having_looked_worse_is_no_warning() throws IOException {
        Recording.measured(output).add(FOO, 1);

        Analysis cleared = withEvidence(analysis(), Evidence.CLEARED);
        Analysis refuted = withEvidence(analysis(), Evidence.REFUTED);

        assertThat(new CheckReport(cleared, List.of()).warnings()).isEmpty();
        assertThat(lastLine(cleared)).isEqualTo("No test has become worse.");
        assertThat(new CheckReport(refuted, List.of()).warnings())
                .singleElement()
                .asString()
                .startsWith("Energy regression not confirmed");
    }

    @Test
    void an_index_of_an_invocation_is_explained_where_its_test_is_named() throws IOException {
        Recording.measured(output)
                .add("a.B#c(int)[1]", 3, maxJoules(2).andThen(line -> line.put("displayName", "[1] 400000")))
                .add("a.B#d()[2]", 3, maxJoules(2).andThen(line -> line.put("displayName", "EUR")));
        Analysis broken = analysis();

        CheckReport report = new CheckReport(broken, broken.violations());

        assertThat(report.errors())
                .satisfiesExactlyInAnyOrder(
                        line -> assertThat(line).startsWith("Energy budget exceeded: a.B#c(int)[1] (400000): "),
                        line -> assertThat(line).startsWith("Energy budget exceeded: a.B#d()[2] (EUR): "));
        assertThat(report.failure("accepted.json", output)).contains("a.B#c(int)[1] (400000): ", "a.B#d()[2] (EUR): ");
    }

    @Test
    void what_was_logged_is_not_repeated_at_length_where_the_build_ends() throws IOException {
        Recording recording = Recording.measured(output);
        for (int i = 0; i < 1000; i++) {
            recording.add("a.B#c" + i + "()", 3 + i, maxJoules(2));
        }
        Analysis broken = analysis();

        CheckReport report = new CheckReport(broken, broken.violations());

        assertThat(report.errors()).hasSize(1000);
        assertThat(report.failure("accepted.json", output))
                .startsWith("Energy budgets exceeded: 1000")
                .contains("... and 995 more, all of them above")
                .satisfies(text -> assertThat(text.lines()).hasSizeLessThan(15));
    }

    @Test
    void a_hundred_warnings_are_counted_and_not_all_shown() throws IOException {
        Recording recording = Recording.estimated(output);
        for (int i = 0; i < 100; i++) {
            recording.add("a.B#c" + i + "()", 3 + i, maxJoules(2));
        }
        Analysis open = analysis();

        CheckReport report = new CheckReport(open, List.of());

        assertThat(report.warnings()).hasSize(21).last().isEqualTo("... and 80 more warnings: see report.html");
        assertThat(report.lines()).containsExactly("No energy budget definitely exceeded; 100 warnings above.");
    }

    @Test
    void what_holds_for_many_tests_is_one_line_with_the_first_names() throws IOException {
        Recording recording = Recording.measured(output);
        for (int i = 10; i < 40; i++) {
            recording.add("a.B#c" + i + "()", 100 - i);
        }
        Analysis analysis = analysis();

        assertThat(linesOf(analysis, Verdict.NEW, i -> "not in the baseline yet"))
                .containsExactly(
                        "NEW: 30 tests (a.B#c10(), a.B#c11(), a.B#c12() and 27 more): not in the baseline yet");
        assertThat(linesOf(analysis, Verdict.REMOVED, i -> "in the baseline with " + i + " J, but not here"))
                .containsExactly("REMOVED: 30 tests (a.B#c10(), a.B#c11(), a.B#c12() and 27 more): as shared");
    }

    @Test
    void of_a_few_tests_each_has_a_line_with_its_figures() throws IOException {
        Recording.measured(output).add("a.B#c()", 3).add("a.B#d()", 2).add("a.B#e()", 1);

        assertThat(linesOf(analysis(), Verdict.REMOVED, i -> "with " + i + " J"))
                .containsExactly(
                        "REMOVED: a.B#c(): with 0 J", "REMOVED: a.B#d(): with 1 J", "REMOVED: a.B#e(): with 2 J");
        assertThat(linesOf(analysis(), Verdict.INCONCLUSIVE, i -> "for one reason"))
                .containsExactly("INCONCLUSIVE: 3 tests (a.B#c(), a.B#d(), a.B#e()): for one reason");
    }

    /** Gives every test this verdict, and returns what is said of them. */
    private static List<String> linesOf(Analysis analysis, Verdict verdict, IntFunction<String> reason) {
        List<JudgedTest> judged = new ArrayList<>();
        boolean alike = reason.apply(0).equals(reason.apply(1));
        for (int i = 0; i < analysis.tests().size(); i++) {
            JudgedTest test = analysis.tests().get(i);
            Finding finding = new Finding(verdict, reason.apply(i), null);
            judged.add(new JudgedTest(test.test(), test.budget(), alike ? finding : finding.sharing("as shared")));
        }
        List<String> lines = new CheckReport(analysis.with(judged, List.of()), List.of()).lines();
        return lines.stream().filter(line -> line.startsWith(verdict + ": ")).toList();
    }

    private static String lastLine(Analysis analysis) {
        List<String> lines = new CheckReport(analysis, List.of()).lines();
        return lines.get(lines.size() - 1);
    }

    private static Analysis withFindings(Analysis analysis, Verdict... verdicts) {
        List<JudgedTest> judged = new ArrayList<>();
        for (int i = 0; i < verdicts.length; i++) {
            JudgedTest test = analysis.tests().get(i);
            judged.add(new JudgedTest(test.test(), test.budget(), new Finding(verdicts[i], "for a reason", null)));
        }
        return analysis.with(judged, List.of());
    }

    private static Analysis withEvidence(Analysis analysis, Evidence evidence) {
        JudgedTest test = analysis.tests().get(0);
        Finding finding = new Finding(Verdict.PASS, "for a reason", null, evidence);
        return analysis.with(List.of(new JudgedTest(test.test(), test.budget(), finding)), List.of());
    }

    private Analysis analysis(BudgetRule... rules) throws IOException {
        return new Analyzer(
                        new Freshness(Instant.EPOCH, true),
                        new Budgets(List.of(rules), BudgetPolicy.usual(false)),
                        pid -> false)
                .analyse(output);
    }
}
