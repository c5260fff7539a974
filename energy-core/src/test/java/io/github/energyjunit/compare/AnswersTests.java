package io.github.energyjunit.compare;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.energyjunit.confirmation.Answer;
import io.github.energyjunit.confirmation.Confirmed.Outcome;
import io.github.energyjunit.confirmation.Unconfirmed;
import io.github.energyjunit.meter.Quality;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Whatever kept a suspect from being confirmed is said, and none of it refutes. */
class AnswersTests {
    private static final Noise CALM = new Noise(0.01, 0, 0);
    private final Random random = new Random(3);

    @Test
    void fresh_pairs_of_jvms_confirm_or_refute() {
        Answer worse = answer(both("T#t()", fresh(1.3, 4), null), Quality.MEASURED);
        Answer same = answer(both("T#t()", fresh(1.0, 6), null), Quality.MEASURED);

        assertThat(worse.outcome()).isEqualTo(Outcome.CONFIRMED);
        assertThat(worse.mayFail()).isTrue();
        assertThat(worse.why()).isNull();
        assertThat(same.outcome()).isEqualTo(Outcome.REFUTED);
        assertThat(same.why()).isNull();
    }

    @Test
    void more_by_too_few_joules_is_refuted_whatever_the_ratio() {
        List<SamplePair> pairs = new ArrayList<>();
        for (int jvmPair = 1; jvmPair <= 8; jvmPair++) {
            pairs.addAll(CALM.fresh(jvmPair, 4, jvmPair % 2 == 0 ? 1.25 : 0.9, 0, 8, random));
        }

        for (List<SamplePair> each : List.of(pairs, fresh(1.3, 4))) {
            Answer little = answer(both("T#t()", millijoules(each), null), Quality.MEASURED);

            assertThat(little.outcome()).isEqualTo(Outcome.REFUTED);
            assertThat(little.why()).isNull();
            assertThat(little.reason()).contains("by no more than 10 mJ a sample");
        }
        requireUnconfirmed(answer(both("T#t()", millijoules(fresh(1.3, 2)), null), Quality.MEASURED), Unconfirmed.TIME);
    }

    private static List<SamplePair> millijoules(List<SamplePair> pairs) {
        return pairs.stream()
                .map(pair -> new SamplePair(
                        pair.base() / 100, pair.head() / 100, pair.operations(), pair.jvmPair(), pair.doubts()))
                .toList();
    }

    @Test
    void an_estimate_that_is_confirmed_may_fail() {
        Answer worse = answer(both("T#t()", fresh(1.35, 4), null), Quality.ESTIMATED);

        assertThat(worse.mayFail()).isTrue();
        assertThat(worse.reason()).contains("more CPU time; estimated 1.3");
    }

    @Test
    void a_test_that_the_base_does_not_have_is_unconfirmed() {
        PairedTest test = new PairedTest("m", "T#t()", Presence.NEW, List.of(), List.of(), false, null, Set.of());

        requireUnconfirmed(answer(test, Quality.MEASURED), Unconfirmed.NOT_IN_BASE);
    }

    @Test
    void time_that_was_spent_leaves_it_unconfirmed() {
        requireUnconfirmed(answer(both("T#t()", fresh(3, 2), null), Quality.MEASURED), Unconfirmed.TIME);
        requireUnconfirmed(answer(both("T#t()", List.of(), null), Quality.MEASURED), Unconfirmed.TIME);
    }

    @Test
    void a_test_that_the_worker_cannot_run_is_unconfirmed() {
        requireUnconfirmed(
                answer(both("T#t()", List.of(), "fails (no server) in the base"), Quality.MEASURED),
                Unconfirmed.NOT_RUN);
    }

    @Test
    void a_test_that_failed_before_any_of_its_invocations_ran_is_found_by_its_unit() {
        PairedTest unit = both("T#t([I)", List.of(), "fails (boom) in the head");

        Answer answer = Answers.of(judged(List.of(unit), Quality.MEASURED), Set.of("T#t(int[])[1]"))
                .get("T#t(int[])[1]");

        requireUnconfirmed(answer, Unconfirmed.NOT_RUN);
        assertThat(answer.reason()).contains("boom");
    }

    @Test
    void a_test_that_was_not_found_at_all_is_unconfirmed() {
        requireUnconfirmed(
                Answers.of(judged(List.of(), Quality.MEASURED), Set.of("T#t()")).get("T#t()"), Unconfirmed.NOT_RUN);
    }

    @Test
    void readings_that_met_resets_leave_it_unconfirmed() {
        List<SamplePair> resets = fresh(3, 8).stream()
                .map(pair -> new SamplePair(pair.base(), pair.head(), 1, pair.jvmPair(), Set.of("COUNTER_RESET")))
                .toList();

        requireUnconfirmed(answer(both("T#t()", resets, null), Quality.MEASURED), Unconfirmed.UNREADABLE);
    }

    @Test
    void one_reset_in_thirty_pairs_is_left_out() {
        List<SamplePair> pairs = new ArrayList<>(fresh(3, 8));
        pairs.set(7, new SamplePair(1, 1e9, 1, 2, Set.of("COUNTER_RESET")));

        assertThat(answer(both("T#t()", pairs, null), Quality.MEASURED).outcome())
                .isEqualTo(Outcome.CONFIRMED);
    }

    @Test
    void an_interval_that_holds_both_leaves_it_unconfirmed() {
        List<SamplePair> pairs = new ArrayList<>();
        for (int jvmPair = 1; jvmPair <= 8; jvmPair++) {
            pairs.addAll(CALM.fresh(jvmPair, 4, jvmPair % 2 == 0 ? 1.25 : 0.9, 0, 8, random));
        }

        requireUnconfirmed(answer(both("T#t()", pairs, null), Quality.MEASURED), Unconfirmed.UNDECIDED);
    }

    private static void requireUnconfirmed(Answer answer, Unconfirmed why) {
        assertThat(answer.outcome()).isEqualTo(Outcome.UNCONFIRMED);
        assertThat(answer.why()).isEqualTo(why);
        assertThat(answer.mayFail()).isFalse();
        assertThat(answer.reason()).isNotBlank();
    }

    private static Answer answer(PairedTest test, Quality quality) {
        return Answers.of(judged(List.of(test), quality), Set.of(test.test())).get(test.test());
    }

    private static Comparison judged(List<PairedTest> tests, Quality quality) {
        CompareRun run = new CompareRun(
                "base", "head", "fake", quality, 1, Duration.ZERO, Duration.ofMinutes(4), tests, List.of());
        return new CompareJudge(CompareRule.of(quality)).judge(run);
    }

    private List<SamplePair> fresh(double ratio, int jvmPairs) {
        List<SamplePair> pairs = new ArrayList<>();
        for (int jvmPair = 1; jvmPair <= jvmPairs; jvmPair++) {
            pairs.addAll(CALM.fresh(jvmPair, 4, ratio, 0.01, 8, random));
        }
        return pairs;
    }

    private static PairedTest both(String name, List<SamplePair> confirming, @Nullable String trouble) {
        return new PairedTest("m", name, Presence.BOTH, List.of(), confirming, true, trouble, Set.of());
    }
}
