package io.github.energyjunit.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.energyjunit.analysis.Analysis;
import io.github.energyjunit.analysis.InputException;
import io.github.energyjunit.analysis.PartBudget;
import io.github.energyjunit.analysis.PartRegression;
import io.github.energyjunit.analysis.Verdict;
import io.github.energyjunit.baseline.Acceptances;
import io.github.energyjunit.baseline.Acceptances.Scope;
import io.github.energyjunit.budget.TestPattern;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The builds of {@link TotalsTests}: A sets up for about 4 J and has a test of 2 J. */
class AcceptedTotalsTests extends AgainstBaseline {

    private static final String A = "com.acme.A";

    private LedgerBuilds ledgers;

    @BeforeEach
    void storeThree() throws IOException {
        ledgers = new LedgerBuilds(builds);
        for (int i = 0; i < 3; i++) {
            ledgers.usual().write().store(baseline);
        }
    }

    private static List<Acceptances.Entry> accept(Analysis analysis, String which, @Nullable Double ratio) {
        return new AcceptedIncreases(new TestPattern(which), "more data", Builds.TODAY, ratio).of(analysis);
    }

    private static Acceptances of(Scope scope, String name, double maxRatio) {
        return new Acceptances(
                List.of(new Acceptances.Entry(scope, new TestPattern(name), "more data", Builds.TODAY, maxRatio)));
    }

    private static PartRegression part(Analysis analysis, String name) {
        return analysis.compared().stream()
                .filter(part -> part.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void what_is_accepted_of_a_class_covers_the_next_build_of_it() throws IOException {
        List<Acceptances.Entry> entries =
                accept(ledgers.usual().setUp(A, 8).write().totals(baseline), "*", null);

        assertThat(entries).singleElement().satisfies(entry -> {
            assertThat(entry.scope()).isEqualTo(Scope.CLASS);
            assertThat(entry.test()).hasToString(A);
            assertThat(entry.maxRatio()).isBetween(1.75, 3.0);
        });
        Analysis next = ledgers.usual().setUp(A, 8.3).write().totals(baseline, new Acceptances(entries));
        assertThat(next.violations()).isEmpty();
        assertThat(part(next, A).finding().reason()).endsWith("accepted until 2026-11-23: more data");
        assertThat(part(next, PartBudget.LEDGER).saidOf()).containsExactly(A);
    }

    @Test
    void more_than_is_accepted_of_a_class_is_said() throws IOException {
        Analysis analysis = ledgers.usual().setUp(A, 12).write().totals(baseline, of(Scope.CLASS, A, 1.5));

        assertThat(part(analysis, A).finding().verdict()).isEqualTo(Verdict.FAIL);
        assertThat(part(analysis, A).finding().reason()).endsWith("accepted is no more than 50 % above the baseline");
    }

    @Test
    void what_is_accepted_of_all_test_jvms_covers_them_alone() throws IOException {
        Analysis dearer = ledgers.usual().around(6).write().totals(baseline);

        List<Acceptances.Entry> entries = accept(dearer, "ledger", 1.9);

        assertThat(entries)
                .singleElement()
                .satisfies(entry -> assertThat(entry.scope()).isEqualTo(Scope.LEDGER));
        Acceptances accepted = new Acceptances(entries);
        assertThat(ledgers.usual().around(6).write().totals(baseline, accepted).violations())
                .isEmpty();
        assertThat(ledgers.usual()
                        .setUp(A, 8)
                        .write()
                        .totals(baseline, accepted)
                        .violations())
                .extracting(Analysis.Violation::test)
                .containsExactly(A);
    }

    @Test
    void an_entry_for_tests_accepts_no_total() throws IOException {
        Analysis analysis = ledgers.usual().setUp(A, 8).around(9).write().totals(baseline, of(Scope.TEST, "*", 9));

        assertThat(analysis.violations()).extracting(Analysis.Violation::test).containsExactly(PartBudget.LEDGER, A);
    }

    @Test
    void a_test_and_its_class_are_chosen_by_their_names() throws IOException {
        Analysis analysis = ledgers.usual().body(A, 6).setUp(A, 9).write().totals(baseline);

        assertThat(accept(analysis, A, null))
                .extracting(Acceptances.Entry::scope)
                .containsExactly(Scope.CLASS);
        assertThat(accept(analysis, A + "#*", null))
                .extracting(Acceptances.Entry::scope)
                .containsExactly(Scope.TEST);
        assertThat(accept(analysis, "com.acme.B*", null)).isEmpty();
        assertThatThrownBy(() -> accept(analysis, A, 0.5))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("energy.accept.ratio");
    }

    @Test
    void an_entry_for_what_neither_side_has_is_named_with_what_may_be_meant() throws IOException {
        Builds.Build same = ledgers.usual().write();

        assertThat(same.totals(baseline, of(Scope.TEST, A + "#tset()", 2)).warnings())
                .containsExactly("What is accepted for com.acme.A#tset() has no effect: neither this build nor the"
                        + " baseline has such a test. Correct the name in the file of accepted increases, or remove the"
                        + " entry");
        assertThat(same.totals(baseline, of(Scope.CLASS, "com.acme.AA", 2)).warnings())
                .singleElement()
                .satisfies(line -> assertThat(line).contains("the total of com.acme.AA", "such a class. Correct"));
        assertThat(same.totals(baseline, of(Scope.TEST, A, 2)).warnings())
                .singleElement()
                .satisfies(line -> assertThat(line)
                        .contains("such a test; the total of a class is accepted with \"scope\": \"class\"."));
        assertThat(same.totals(baseline, of(Scope.CLASS, A + "#test()", 2)).warnings())
                .singleElement()
                .satisfies(line -> assertThat(line).contains("tests are accepted without \"scope\": \"class\""));
        assertThat(same.totals(baseline, of(Scope.LEDGER, "*", 2)).warnings()).isEmpty();
        assertThat(same.totals(baseline, of(Scope.CLASS, A, 2)).warnings()).isEmpty();
    }

    @Test
    void a_file_that_several_modules_share_may_name_what_another_one_has() throws IOException {
        Builds.Build same = ledgers.usual().write();
        Acceptances typo = of(Scope.TEST, A + "#tset()", 2);
        Path own = baseline.path().resolveSibling(Acceptances.FILE);
        Path shared = Files.createDirectories(own.resolveSibling("parent")).resolve(Acceptances.FILE);
        typo.write(own);
        typo.write(shared);

        assertThat(same.totals(baseline, Acceptances.read(own)).warnings()).hasSize(1);
        assertThat(same.totals(baseline, Acceptances.read(shared)).warnings()).isEmpty();
    }

    @Test
    void what_only_the_baseline_has_is_known() throws IOException {
        Builds.Build some = ledgers.usual().without(A).write();

        assertThat(some.totals(baseline, of(Scope.CLASS, A, 2)).warnings()).isEmpty();
        assertThat(some.totals(baseline, of(Scope.TEST, A + "#test()", 2)).warnings())
                .isEmpty();
    }
}
