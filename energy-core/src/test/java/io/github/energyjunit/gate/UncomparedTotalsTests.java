package io.github.energyjunit.gate;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.energyjunit.analysis.Analysis;
import io.github.energyjunit.analysis.PartBudget;
import io.github.energyjunit.analysis.PartRegression;
import io.github.energyjunit.analysis.Verdict;
import io.github.energyjunit.analysis.WithoutTotals;
import io.github.energyjunit.baseline.BaselineFile;
import io.github.energyjunit.reading.Recording;
import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;

/** Totals of which nothing, or not all, can be said. */
class UncomparedTotalsTests extends TotalsOfTwoClasses {

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
    void a_file_without_a_ledger_or_of_an_old_version_compares_nothing() throws IOException {
        assertThat(compare(ledgers.usual().withoutTests()).compared()).isEmpty();
        assertThat(compare(ledgers.usual().withoutLedger()).compared())
                .singleElement()
                .satisfies(part -> assertThat(part.finding().reason())
                        .isEqualTo("the ledger of a test JVM of this build could not be read"));
    }

    @Test
    void a_build_whose_stacks_were_sampled_has_no_total_that_is_compared_or_stored() throws IOException {
        Builds.Build profiled = ledgers.usual().write();
        profiled.measure(A + "#test()", 1, 0.2, 0, Recording.flag("PROFILED"));

        assertThat(profiled.totals(baseline).compared()).singleElement().satisfies(part -> {
            assertThat(part.finding().verdict()).isEqualTo(Verdict.INCOMPARABLE);
            assertThat(part.finding().reason()).contains("energy.profile");
        });
        String before = Files.readString(baseline.path());
        profiled.store(baseline);
        assertThat(totalsOf(before)).isEqualTo(totalsOf(Files.readString(baseline.path())));
    }

    @Test
    void one_profiled_jvm_among_others_leaves_no_total_to_compare() throws IOException {
        Builds.Build build = ledgers.usual().write();
        Recording.measured(build.output)
                .add("com.acme.C#other()", 1, line -> Recording.flag("PROFILED").accept(line.put("outcome", "failed")))
                .raw(LedgerBuilds.EMPTY);

        assertThat(build.totals(baseline).compared())
                .singleElement()
                .satisfies(part -> assertThat(part.finding().reason()).contains("energy.profile"));
    }

    private static Object totalsOf(String json) throws IOException {
        JsonNode all = new ObjectMapper().readTree(json);
        return all.findValues("ledger").toString() + all.findValues("classes");
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
}
