package io.github.energyjunit.paired;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.energyjunit.analysis.Verdict;
import io.github.energyjunit.compare.ComparedTest;
import io.github.energyjunit.compare.Comparison;
import io.github.energyjunit.compare.PairedTest;
import io.github.energyjunit.units.Joules;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A test that one version does not have, runs in another way, or cannot run at all. */
class UnlikeVersionsTests extends TwoVersions {

    @Test
    void where_one_version_takes_batches_single_runs_of_both_are_compared() throws IOException {
        machine = new FakeJvm.Machine(1, 0.01);
        base = new FakeJvm("base", machine).costs("it.T#a()", JOULE);
        head = new FakeJvm("head", machine).batches("it.T#a()", JOULE);

        ComparedTest test = compare(Duration.ofHours(1), 3).tests().get(0);

        assertThat(test.test().flags()).contains(PairedTest.SINGLE_RUNS);
        assertThat(test.verdict()).isEqualTo(Verdict.PASS);
        assertThat(test.ratio()).isBetween(0.97, 1.03);
    }

    @Test
    void tests_of_one_version_alone_are_new_or_removed() throws IOException {
        base.costs("it.T#both()", JOULE).costs("it.T#old()", JOULE);
        head.costs("it.T#both()", JOULE).costs("it.T#new()", JOULE);

        Comparison comparison = compare(Duration.ofHours(1), 3);

        assertThat(verdicts(comparison))
                .containsExactlyInAnyOrderEntriesOf(
                        Map.of("it.T#both()", Verdict.PASS, "it.T#old()", Verdict.REMOVED, "it.T#new()", Verdict.NEW));
    }

    @Test
    void a_test_that_fails_or_hangs_in_one_version_is_told_and_does_not_stop_the_others() throws IOException {
        base.costs("it.T#a()", JOULE)
                .costs("it.T#fails()", JOULE)
                .breaks("it.T#hangs()", RunOutcome.lost("does not end within 120 s", Duration.ofMinutes(2)));
        head.costs("it.T#a()", JOULE)
                .breaks("it.T#fails()", new RunOutcome(RunOutcome.End.FAILED, "boom", Duration.ZERO, Map.of()))
                .costs("it.T#hangs()", JOULE);

        Comparison comparison = compare(Duration.ofHours(1), 3);

        assertThat(verdicts(comparison))
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "it.T#a()", Verdict.PASS,
                        "it.T#fails()", Verdict.INCONCLUSIVE,
                        "it.T#hangs()", Verdict.INCONCLUSIVE));
        assertThat(comparison.tests())
                .extracting(ComparedTest::reason)
                .anyMatch(reason -> reason.contains("fails (boom) in the head"))
                .anyMatch(reason -> reason.contains("does not end within 120 s in the base"));
        assertThat(machine.log)
                .filteredOn(line -> line.startsWith("base it.T#hangs()"))
                .hasSize(1);
    }

    @Test
    void where_one_version_runs_a_test_by_junit_4_whole_executions_are_compared_and_only_warn() throws IOException {
        base.runsByJUnit4("it.T#a()", JOULE).runsByJUnit4("it.T#worse()", JOULE);
        head.costs("it.T#a()", JOULE).costs("it.T#worse()", 1.3 * JOULE);

        Comparison comparison = compare(Duration.ofHours(1), 3);

        assertThat(verdicts(comparison))
                .containsExactlyInAnyOrderEntriesOf(Map.of("it.T#a()", Verdict.PASS, "it.T#worse()", Verdict.WARN));
        assertThat(comparison.tests())
                .allSatisfy(
                        test -> assertThat(test.test().flags()).contains(PairedTest.ENGINES, Reading.WHOLE_EXECUTION));
        assertThat(comparison.with(Verdict.WARN).get(0).reason()).contains("different engines");
    }

    @Test
    void a_body_is_not_held_against_a_whole_execution() throws IOException {
        Reading body = new Reading(Joules.of(1), 1, 0, 1, false, Set.of(), true);
        RunOutcome batch =
                new RunOutcome(RunOutcome.End.SUCCESSFUL, "", Duration.ofMillis(100), Map.of("it.T#a()", body));
        base.runsByJUnit4("it.T#a()", JOULE);
        head.breaks("it.T#a()", batch);

        ComparedTest test = compare(Duration.ofHours(1), 3).tests().get(0);

        assertThat(test.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(test.reason()).contains("one version runs it by JUnit 4");
    }
}
