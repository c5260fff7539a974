package io.github.energyjunit.gate;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.energyjunit.analysis.Analysis;
import io.github.energyjunit.analysis.PartBudget;
import io.github.energyjunit.analysis.PartRegression;
import io.github.energyjunit.analysis.Verdict;
import io.github.energyjunit.analysis.WithoutTotals;
import io.github.energyjunit.baseline.BaselineFile;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Builds of two classes: A sets up for about 4 J and has a test of 2 J, B has a test of 3 J; JUnit itself uses 1 J. */
class TotalsTests extends AgainstBaseline {

    private static final String A = "com.acme.A";
    private static final String B = "com.acme.B";

    private LedgerBuilds ledgers;

    @BeforeEach
    void storeThree() throws IOException {
        ledgers = new LedgerBuilds(builds);
        store(3);
    }

    private void store(int times) throws IOException {
        for (int i = 0; i < times; i++) {
            ledgers.usual().write().store(baseline);
        }
    }

    private Analysis compare(LedgerBuilds.Lines lines) throws IOException {
        return lines.write().totals(baseline);
    }

    private static PartRegression part(Analysis analysis, String name) {
        return analysis.compared().stream()
                .filter(part -> part.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> verdicts(Analysis analysis) {
        return analysis.compared().stream()
                .map(part -> part.name() + " " + part.finding().verdict())
                .toList();
    }

    @Test
    void an_unchanged_build_passes_and_says_what_would_be_seen() throws IOException {
        Analysis analysis = compare(ledgers.usual());

        assertThat(verdicts(analysis)).containsExactly(PartBudget.LEDGER + " PASS", A + " PASS", B + " PASS");
        assertThat(analysis.violations()).isEmpty();
        assertThat(part(analysis, A).finding().reason())
                .contains(" J in total is ", " of the baseline's 6", "1 build against 3", "would be detected");
    }

    @Test
    void a_class_whose_set_up_needs_half_as_much_again_is_named_and_its_tests_are_not() throws IOException {
        Analysis analysis = compare(ledgers.usual().setUp(A, 6));

        assertThat(analysis.verdict()).isEqualTo(Verdict.WARN);
        assertThat(analysis.violations())
                .singleElement()
                .satisfies(violation -> assertThat(violation.text())
                        .startsWith(A + ": ")
                        .contains(
                                " above the baseline's 6",
                                "cannot be measured side by side, so this is not confirmed"));
        assertThat(FailOn.of("FAIL").broken(analysis.remarks())).isEmpty();
        assertThat(FailOn.of("FAIL,UNCONFIRMED").broken(analysis.remarks())).hasSize(1);
    }

    @Test
    void more_than_luck_makes_fails_by_itself() throws IOException {
        Analysis analysis = compare(ledgers.usual().setUp(A, 12));

        assertThat(FailOn.of("FAIL").broken(analysis.remarks()))
                .singleElement()
                .satisfies(violation -> assertThat(violation.text())
                        .startsWith(A + ": ")
                        .contains("a total fails if it is certainly more than 50 % and 100 mJ above"));
    }

    @Test
    void what_is_dearer_between_classes_is_said_of_all_test_jvms() throws IOException {
        Analysis analysis = compare(ledgers.usual().around(6));

        assertThat(analysis.violations())
                .singleElement()
                .satisfies(violation -> assertThat(violation.text()).startsWith(PartBudget.LEDGER + ": "));
    }

    @Test
    void what_a_class_needs_more_is_not_said_again_of_all_test_jvms() throws IOException {
        Analysis analysis = compare(ledgers.usual().setUp(A, 8));

        PartRegression all = part(analysis, PartBudget.LEDGER);
        assertThat(all.finding().verdict()).isEqualTo(Verdict.PASS);
        assertThat(all.saidOf()).containsExactly(A);
        assertThat(all.finding().reason())
                .contains("without what com.acme.A needs more, which has a verdict of its own, it is ");
    }

    @Test
    void what_a_test_needs_more_is_not_said_again_of_its_class() throws IOException {
        Analysis analysis = compare(ledgers.usual().body(A, 6));

        assertThat(part(analysis, A).saidOf()).containsExactly(A + "#test()");
        assertThat(part(analysis, A).finding().verdict()).isEqualTo(Verdict.PASS);
        assertThat(part(analysis, PartBudget.LEDGER).finding().verdict()).isEqualTo(Verdict.PASS);
        assertThat(FailOn.of("FAIL").broken(analysis.remarks()))
                .singleElement()
                .satisfies(violation -> assertThat(violation.test()).isEqualTo(A + "#test()"));
    }

    @Test
    void a_test_that_needs_less_does_not_hide_a_dearer_set_up() throws IOException {
        Analysis analysis = compare(ledgers.usual().body(A, 0.5).setUp(A, 7));

        assertThat(part(analysis, A).finding().verdict()).isEqualTo(Verdict.WARN);
        assertThat(part(analysis, A).finding().reason()).contains("needs less, which has a verdict of its own");
    }

    @Test
    void other_tests_make_totals_incomparable_and_never_red() throws IOException {
        Analysis analysis = compare(ledgers.usual().setUp(A, 12).tests(A, 5));

        assertThat(verdicts(analysis))
                .containsExactly(PartBudget.LEDGER + " INCOMPARABLE", A + " INCOMPARABLE", B + " PASS");
        assertThat(analysis.violations()).isEmpty();
        assertThat(part(analysis, A).finding().reason()).startsWith("different tests of it ran than in the baseline's");
    }

    @Test
    void a_class_that_runs_without_those_before_it_is_incomparable() throws IOException {
        Analysis analysis = compare(ledgers.usual().without(A).setUp(B, 12));

        assertThat(verdicts(analysis)).containsExactly(PartBudget.LEDGER + " INCOMPARABLE", B + " INCOMPARABLE");
        assertThat(part(analysis, B).finding().reason()).contains("so it loaded what they would have loaded");
    }

    @Test
    void a_new_class_leaves_the_others_comparable() throws IOException {
        Analysis analysis = compare(ledgers.usual().setUp("com.acme.C", 1).setUp(A, 8));

        assertThat(verdicts(analysis))
                .containsExactly(PartBudget.LEDGER + " INCOMPARABLE", A + " WARN", B + " PASS", "com.acme.C NEW");
    }

    @Test
    void fewer_than_three_builds_decide_nothing() throws IOException {
        Files.delete(baseline.path());
        store(2);

        Analysis analysis = compare(ledgers.usual().setUp(A, 40));

        assertThat(verdicts(analysis))
                .containsExactly(
                        PartBudget.LEDGER + " MISSING_BASELINE", A + " MISSING_BASELINE", B + " MISSING_BASELINE");
        assertThat(part(analysis, A).finding().reason())
                .startsWith("the baseline has 2 builds of the same tests, and 3 are needed");
    }

    @Test
    void a_class_that_takes_samples_is_left_out_of_all_test_jvms() throws IOException {
        Files.delete(baseline.path());
        for (int i = 0; i < 3; i++) {
            ledgers.usual().samples(B).body(B, 3 + 4 * i).write().store(baseline);
        }

        Analysis analysis = compare(ledgers.usual().samples(B).body(B, 30));

        assertThat(verdicts(analysis)).containsExactly(PartBudget.LEDGER + " PASS", A + " PASS", B + " INCOMPARABLE");
        assertThat(part(analysis, B).finding().reason()).startsWith("it takes samples");
    }

    @Test
    void a_failed_test_makes_its_class_and_all_test_jvms_incomparable() throws IOException {
        Analysis analysis = compare(ledgers.usual().failing(A));

        assertThat(part(analysis, PartBudget.LEDGER).finding().verdict()).isEqualTo(Verdict.INCOMPARABLE);
        assertThat(analysis.compared()).extracting(PartRegression::name).containsExactly(PartBudget.LEDGER, B);
    }

    @Test
    void a_baseline_of_an_older_version_says_how_to_add_totals() throws IOException {
        Files.delete(baseline.path());
        ledgers.usual().withoutLedger().write().store(baseline);
        assertThat(Files.readString(baseline.path())).doesNotContain("\"classes\"", "\"ledger\"");

        Analysis analysis = compare(ledgers.usual());

        assertThat(verdicts(analysis)).containsExactly(PartBudget.LEDGER + " MISSING_BASELINE");
        assertThat(analysis.remarks()).allMatch(remark -> remark.verdict() != Verdict.MISSING_BASELINE);
    }

    @Test
    void idle_power_that_was_calibrated_otherwise_is_no_change() throws IOException {
        Files.delete(baseline.path());
        for (double watts : new double[] {4, 4, 4}) {
            ledgers.idle(watts).write().store(baseline);
        }

        Analysis analysis = compare(ledgers.idle(1));

        assertThat(part(analysis, A).finding().verdict()).isNotIn(Verdict.FAIL, Verdict.WARN);
        assertThat(part(analysis, A).finding().comparison().ratio()).isBetween(0.9, 1.1);
    }

    @Test
    void a_file_without_a_ledger_or_of_an_old_version_compares_nothing() throws IOException {
        assertThat(compare(ledgers.usual().withoutTests()).compared()).isEmpty();
        assertThat(compare(ledgers.usual().withoutLedger()).compared())
                .singleElement()
                .satisfies(part -> assertThat(part.finding().reason())
                        .isEqualTo("the ledger of a test JVM of this build could not be read"));
    }

    @Test
    void a_pinned_baseline_is_named_as_one_that_totals_are_not_held_against() throws IOException {
        BaselineFile pinned = new BaselineFile(directory.resolve("pinned.json"));
        ledgers.usual().write().store(pinned);

        Analysis analysis = ledgers.usual().write().totals(baseline, pinned);

        assertThat(verdicts(analysis)).containsExactly(PartBudget.LEDGER + " PASS", A + " PASS", B + " PASS");
        assertThat(analysis.withoutTotals())
                .containsExactly(new WithoutTotals(
                        WithoutTotals.Kind.PINNED, pinned.path().toString()));
    }

    @Test
    void nothing_is_missing_where_the_build_has_no_totals_or_there_is_no_pinned_baseline() throws IOException {
        BaselineFile pinned = new BaselineFile(directory.resolve("pinned.json"));
        ledgers.usual().write().store(pinned);
        BaselineFile missing = new BaselineFile(directory.resolve("missing.json"));

        assertThat(compare(ledgers.usual()).withoutTotals()).isEmpty();
        assertThat(ledgers.usual().write().totals(baseline, missing).withoutTotals())
                .isEmpty();
        assertThat(ledgers.usual()
                        .withoutTests()
                        .write()
                        .totals(baseline, pinned)
                        .withoutTotals())
                .isEmpty();
        assertThat(ledgers.usual()
                        .withoutLedger()
                        .write()
                        .totals(baseline, pinned)
                        .withoutTotals())
                .isEmpty();
    }

    @Test
    void what_is_stored_is_read_again_as_it_was() throws IOException {
        String text = Files.readString(baseline.path());

        new BaselineFile(baseline.path()).update(old -> old);

        assertThat(Files.readString(baseline.path())).isEqualTo(text).contains("\"classes\": {", "\"ledger\": [");
    }
}
