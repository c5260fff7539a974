package io.github.energyjunit.paired;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.energyjunit.analysis.Verdict;
import io.github.energyjunit.compare.ComparedTest;
import io.github.energyjunit.compare.Comparison;
import io.github.energyjunit.compare.PairedTest;
import io.github.energyjunit.compare.SamplePair;
import io.github.energyjunit.confirmation.Suspects;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Suspects are measured again in fresh pairs of JVMs, until each is settled or the time is spent. */
class PairedConfirmationTests extends TwoVersions {

    @Test
    void suspects_are_measured_again_in_several_fresh_pairs_of_jvms_which_warm_up_anew() throws IOException {
        machine = new FakeJvm.Machine(1, 0.01);
        base = new FakeJvm("base", machine).costs("it.T#a()", JOULE).costs("it.T#b()", JOULE);
        head = new FakeJvm("head", machine).costs("it.T#a()", JOULE).costs("it.T#b()", 1.3 * JOULE);

        Comparison comparison = compare(Duration.ofHours(1), 3);

        for (int jvm = 2; jvm <= 4; jvm++) {
            String its = "JVM " + jvm;
            assertThat(machine.log)
                    .filteredOn(line -> line.endsWith(its))
                    .isNotEmpty()
                    .noneMatch(line -> line.contains("#a()"));
            assertThat(machine.log)
                    .filteredOn(line -> line.endsWith(its) && line.contains(" x1 "))
                    .hasSize(2);
        }
        ComparedTest guilty = comparison.with(Verdict.FAIL).get(0);
        assertThat(guilty.test().test()).isEqualTo("it.T#b()");
        assertThat(guilty.test().confirming())
                .extracting(SamplePair::jvmPair)
                .contains(1, 2, 3)
                .doesNotContain(0);
        assertThat(guilty.ratio()).isBetween(1.27, 1.33);
        assertThat(said).anyMatch(line -> line.contains("Measuring 1 suspect in fresh pairs of JVMs"));
    }

    @Test
    void suspects_of_somebody_else_are_confirmed_without_a_screening() throws IOException {
        base.costs("it.T#a()", JOULE).costs("it.T#b()", JOULE).costs("it.T#c()", JOULE);
        head.costs("it.T#a()", JOULE).costs("it.T#b()", 1.2 * JOULE).costs("it.T#c()", JOULE);
        TimeBudget budget = new TimeBudget(Duration.ofHours(1), () -> machine.nanos);

        List<PairedTest> tests = measurement(budget, 5)
                .confirmOnly(List.of(pair(false)), new Suspects(List.of("it.T#a()", "it.T#b()"), List.of()));
        Map<String, Verdict> verdicts = verdicts(judge.judge(run(tests, 5)));

        assertThat(verdicts).containsEntry("it.T#a()", Verdict.PASS).containsEntry("it.T#b()", Verdict.FAIL);
        assertThat(machine.log).noneMatch(line -> line.contains("#c()"));
    }

    @Test
    void what_looks_worse_comes_first_and_what_is_unclear_gets_the_time_that_is_left() throws IOException {
        for (int i = 0; i < 8; i++) {
            base.costs("it.T#t" + i + "()", JOULE);
            head.costs("it.T#t" + i + "()", JOULE);
        }
        List<String> unclear = List.of("it.T#t1()", "it.T#t2()", "it.T#t3()", "it.T#t4()", "it.T#t5()", "it.T#t6()");
        Suspects suspects = new Suspects(List.of("it.T#t7()"), unclear);

        long start = machine.nanos;
        Map<String, Integer> ample = confirmingPairs(suspects, Duration.ofHours(1));
        Duration half = Duration.ofNanos((machine.nanos - start) / 2);
        Map<String, Integer> little = confirmingPairs(suspects, half);

        assertThat(ample.keySet()).containsExactlyInAnyOrderElementsOf(suspects.all());
        assertThat(ample.values()).allMatch(pairs -> pairs >= 12);
        assertThat(little.get("it.T#t7()")).isGreaterThanOrEqualTo(12);
        assertThat(little.get("it.T#t6()")).isZero();
    }

    @Test
    void where_time_is_short_each_pair_of_jvms_takes_fewer_samples_before_anything_is_left_out() throws IOException {
        List<String> worse = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            worse.add("it.T#t" + i + "()");
            base.costs(worse.get(i), JOULE);
            head.costs(worse.get(i), JOULE * (i == 4 ? 2 : 1));
        }
        Suspects suspects = new Suspects(worse, List.of());

        List<PairedTest> ample = confirmed(suspects, Duration.ofHours(1));
        // A body takes 10 ms; a pair of JVMs warms up with 24 of them, and takes 12 for each sample pair of all.
        List<PairedTest> shorter = confirmed(suspects, Duration.ofMillis(1_800));
        List<PairedTest> shortest = confirmed(suspects, Duration.ofMillis(750));

        assertThat(ample).allMatch(test -> jvmPairs(test) >= 3);
        assertThat(shorter)
                .allMatch(test -> jvmPairs(test) >= 3)
                .anyMatch(test -> test.confirming().size() < 12);
        assertThat(shortest)
                .filteredOn(test -> jvmPairs(test) >= 3)
                .extracting(PairedTest::test)
                .containsExactly("it.T#t4()");
        assertThat(said).anyMatch(line -> line.contains("There is not enough time for all suspects"));
        assertThat(verdicts(judge.judge(run(shortest, 5)))).containsEntry("it.T#t4()", Verdict.FAIL);
    }

    @Test
    void what_is_far_above_the_least_effect_is_settled_by_the_fewest_pairs_of_jvms_and_ends_the_run()
            throws IOException {
        machine.jvmSpread = 0.1;
        base.costs("it.T#a()", JOULE).costs("it.T#b()", JOULE);
        head.costs("it.T#a()", 10 * JOULE).costs("it.T#b()", 5 * JOULE);

        List<PairedTest> tests =
                confirmed(new Suspects(List.of("it.T#a()", "it.T#b()"), List.of()), Duration.ofHours(1));

        assertThat(tests).hasSize(2).allMatch(test -> jvmPairs(test) == 3);
        assertThat(verdicts(judge.judge(run(tests, 5))))
                .containsValue(Verdict.FAIL)
                .doesNotContainValue(Verdict.PASS);
        assertThat(said).last().isEqualTo("All 2 suspects are settled after 3 pairs of JVMs");
    }

    /** The default of {@code energy:check}; a body takes 100 ms, which is a sample of 300 ms, and a JVM starts in 2 s. */
    @Test
    void twenty_suspects_are_decided_within_four_minutes() throws IOException {
        machine = new FakeJvm.Machine(1, 0.02);
        machine.jvmSpread = 0.02;
        machine.bodyNanos = FakeJvm.BODY.toNanos();
        machine.startNanos = 2 * FakeJvm.BODY.toNanos() * 10;
        base = new FakeJvm("base", machine);
        head = new FakeJvm("head", machine);
        List<String> worse = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            worse.add("it.T#t" + i + "()");
            base.costs(worse.get(i), JOULE);
            head.costs(worse.get(i), JOULE * (i == 4 || i == 17 ? 1.35 : 1));
        }
        Duration time = Duration.ofMinutes(4);
        long start = machine.nanos;

        List<PairedTest> tests = confirmed(new Suspects(worse, List.of()), time);

        assertThat(machine.nanos - start).isLessThan(time.plusSeconds(5).toNanos());
        assertThat(tests).hasSize(20).allMatch(test -> jvmPairs(test) >= 3);
        assertThat(judge.judge(run(tests, 5)).with(Verdict.FAIL))
                .extracting(test -> test.test().test())
                .containsExactlyInAnyOrder("it.T#t4()", "it.T#t17()");
    }

    private static long jvmPairs(PairedTest test) {
        return test.confirming().stream().map(SamplePair::jvmPair).distinct().count();
    }

    private List<PairedTest> confirmed(Suspects suspects, Duration time) throws IOException {
        long start = machine.nanos;
        TimeBudget budget = new TimeBudget(time, () -> machine.nanos - start);
        return measurement(budget, 5).confirmOnly(List.of(pair(false)), suspects);
    }

    private Map<String, Integer> confirmingPairs(Suspects suspects, Duration time) throws IOException {
        return confirmed(suspects, time).stream()
                .collect(Collectors.toMap(
                        PairedTest::test, test -> test.confirming().size()));
    }

    @Test
    void a_suspect_that_nothing_runs_ends_and_is_not_found() throws IOException {
        base.costs("it.T#a()", JOULE).costs("it.T#b(int)", JOULE);
        head.costs("it.T#a()", JOULE).costs("it.T#b(int)", 1.2 * JOULE);
        TimeBudget budget = new TimeBudget(Duration.ofHours(1), () -> machine.nanos);

        List<PairedTest> tests = measurement(budget, 5)
                .confirmOnly(List.of(pair(false)), new Suspects(List.of("it.T#b(int)[3]", "it.T#gone()"), List.of()));

        assertThat(tests).extracting(PairedTest::test).containsOnly("it.T#b(int)[3]");
        assertThat(tests.get(0).confirming()).isEmpty();
        assertThat(budget.spent()).isLessThan(Duration.ofMinutes(10));
    }
}
