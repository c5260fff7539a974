package io.github.energyjunit.gate;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.energyjunit.analysis.Analysis;
import io.github.energyjunit.analysis.PartBudget;
import io.github.energyjunit.analysis.PartRegression;
import io.github.energyjunit.analysis.Verdict;
import io.github.energyjunit.baseline.BaselineFile;
import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;

/** What the totals of comparable builds say. */
class TotalsTests extends TotalsOfTwoClasses {

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
    void what_is_stored_is_read_again_as_it_was() throws IOException {
        String text = Files.readString(baseline.path());

        new BaselineFile(baseline.path()).update(old -> old);

        assertThat(Files.readString(baseline.path())).isEqualTo(text).contains("\"classes\": {", "\"ledger\": [");
    }
}
