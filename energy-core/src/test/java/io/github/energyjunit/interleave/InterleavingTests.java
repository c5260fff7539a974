package io.github.energyjunit.interleave;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.energyjunit.analysis.Verdict;
import io.github.energyjunit.compare.CompareJudge;
import io.github.energyjunit.compare.CompareRule;
import io.github.energyjunit.compare.CompareRun;
import io.github.energyjunit.compare.ComparedTest;
import io.github.energyjunit.compare.Comparison;
import io.github.energyjunit.compare.PairedTest;
import io.github.energyjunit.compare.SamplePair;
import io.github.energyjunit.confirm.Suspects;
import io.github.energyjunit.meter.Quality;
import io.github.energyjunit.versions.TestSelection;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Both versions run in turns on one machine; what is said of them is right whatever the machine does. */
class InterleavingTests {
    private static final double JOULE = 1e6;
    private static final Pace PACE = new Pace(Duration.ofHours(1), Duration.ofMillis(250), Duration.ofMinutes(2));

    private final CompareJudge judge = new CompareJudge(CompareRule.of(Quality.MEASURED));
    private final List<String> said = new ArrayList<>();
    private FakeJvm.Machine machine = new FakeJvm.Machine(1, 0.03);
    private FakeJvm base = new FakeJvm("base", machine);
    private FakeJvm head = new FakeJvm("head", machine);

    @Test
    void finds_what_became_worse_and_blames_nothing_else_through_a_step_in_power_and_the_luck_of_jvms()
            throws IOException {
        int caught = 0;
        int clean = 0;
        int runs = 30;
        for (int seed = 0; seed < runs; seed++) {
            caught += guilty(seed, 1.2).equals(Set.of("it.T#t3()")) ? 1 : 0;
            clean += guilty(1_000 + seed, 1).isEmpty() ? 1 : 0;
        }

        // Seeded, so the same each time.
        assertThat(caught).isGreaterThanOrEqualTo(29);
        assertThat(clean).isEqualTo(runs);
    }

    private Set<String> guilty(int seed, double factor) throws IOException {
        machine = new FakeJvm.Machine(seed, 0.03);
        machine.jvmSpread = 0.01;
        machine.stepAt = 10_000_000L * machine.random.nextInt(600);
        base = new FakeJvm("base", machine);
        head = new FakeJvm("head", machine);
        for (int i = 0; i < 8; i++) {
            base.costs("it.T#t" + i + "()", (i + 1) * JOULE);
            head.costs("it.T#t" + i + "()", (i + 1) * JOULE * (i == 3 ? factor : 1));
        }
        return compare(Duration.ofHours(1), seed).with(Verdict.FAIL).stream()
                .map(test -> test.test().test())
                .collect(java.util.stream.Collectors.toSet());
    }

    @Test
    void runs_versions_in_pairs_whose_order_is_left_to_chance() throws IOException {
        machine = new FakeJvm.Machine(1, 0.01);
        base = new FakeJvm("base", machine).costs("it.T#a()", JOULE);
        head = new FakeJvm("head", machine).costs("it.T#a()", JOULE);

        compare(Duration.ofHours(1), 7);

        List<String> samples =
                machine.log.stream().filter(line -> line.contains(" x3 ")).toList();
        // Each first one of a JVM is its last warm-up.
        assertThat(samples).hasSize(2 + 2 * CompareJudge.SCREENING_PAIRS);
        List<String> order = samples.subList(2, samples.size()).stream()
                .map(line -> line.substring(0, 4))
                .toList();
        assertThat(order).filteredOn("base"::equals).hasSize(5);
        assertThat(order.subList(2, 10))
                .isNotEqualTo(List.of("base", "head", "base", "head", "base", "head", "base", "head"));
    }

    @Test
    void a_unit_is_brief_whose_bodies_have_less_than_a_tenth_of_the_time_that_it_takes() throws IOException {
        base.costs("it.T#a()", JOULE).around(9);
        UnitSampler usual = new UnitSampler("base:it.T#a()", base, PACE);
        head.costs("it.T#a()", JOULE).around(11);
        UnitSampler brief = new UnitSampler("head:it.T#a()", head, PACE);

        usual.prepare();
        brief.prepare();

        assertThat(usual.isBrief()).isFalse();
        assertThat(brief.isBrief()).isTrue();
        PairedUnit unit = new PairedUnit("it", "it.T#a()", usual, brief);
        assertThat(SamplingRate.of(unit)).isEqualTo(SamplingRate.DENSE);
        assertThat(SamplingRate.of(new PairedUnit("it", "it.T#a()", usual, usual)))
                .isEqualTo(SamplingRate.USUAL);
    }

    /** An engine's work around a body is no sample: 300 ms of bodies are run here, in 1.5 s of wall time. */
    @Test
    void a_sample_is_filled_by_the_time_of_bodies() throws IOException {
        base.costs("it.T#a()", JOULE);
        head.costs("it.T#a()", JOULE);

        compare(Duration.ofHours(1), 3);

        assertThat(machine.log).anyMatch(line -> line.contains(" x3 ")).noneMatch(line -> line.contains(" x4 "));
    }

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
    void one_reading_of_many_that_met_a_reset_is_left_out_and_clears_nothing() throws IOException {
        machine = new FakeJvm.Machine(1, 0.01);
        base = new FakeJvm("base", machine).costs("it.T#a()", JOULE);
        head = new FakeJvm("head", machine).costs("it.T#a()", 1.3 * JOULE);
        machine.resets = 25;

        ComparedTest test = compare(Duration.ofHours(1), 3).tests().get(0);

        assertThat(test.verdict()).isEqualTo(Verdict.FAIL);
        assertThat(test.reason()).contains("1 pair with doubtful readings left out");
    }

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
        Reading body = new Reading(JOULE, 1, 0, 1, false, Set.of(), true);
        RunOutcome batch =
                new RunOutcome(RunOutcome.End.SUCCESSFUL, "", Duration.ofMillis(100), Map.of("it.T#a()", body));
        base.runsByJUnit4("it.T#a()", JOULE);
        head.breaks("it.T#a()", batch);

        ComparedTest test = compare(Duration.ofHours(1), 3).tests().get(0);

        assertThat(test.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(test.reason()).contains("one version runs it by JUnit 4");
    }

    @Test
    void a_test_without_annotation_is_left_out_unless_all_are_asked_for() throws IOException {
        base.costs("it.T#a()", JOULE).costs("it.T#plain()", JOULE);
        head.costs("it.T#a()", JOULE).costs("it.T#plain()", JOULE);

        assertThat(pair(false).units()).extracting(PairedUnit::name).containsExactly("it.T#a()");
        assertThat(pair(true).units()).extracting(PairedUnit::name).containsExactly("it.T#a()", "it.T#plain()");
    }

    @Test
    void when_the_time_is_spent_it_ends_and_says_what_is_not_known() throws IOException {
        base.costs("it.T#a()", JOULE).costs("it.T#b()", JOULE);
        head.costs("it.T#a()", JOULE).costs("it.T#b()", JOULE);

        Comparison comparison = compare(Duration.ofMillis(300), 3);

        assertThat(comparison.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(comparison.tests())
                .extracting(ComparedTest::reason)
                .allMatch(reason -> reason.contains("energy.compare.time"));
        assertThat(said).anyMatch(line -> line.contains("the time for screening is spent in round"));
    }

    @Test
    void suspects_of_somebody_else_are_confirmed_without_a_screening() throws IOException {
        base.costs("it.T#a()", JOULE).costs("it.T#b()", JOULE).costs("it.T#c()", JOULE);
        head.costs("it.T#a()", JOULE).costs("it.T#b()", 1.2 * JOULE).costs("it.T#c()", JOULE);
        TimeBudget budget = new TimeBudget(Duration.ofHours(1), () -> machine.nanos);

        List<PairedTest> tests = interleaving(budget, 5)
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
        assertThat(said).anyMatch(line -> line.contains("The time is too short for all"));
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
        return interleaving(budget, 5).confirmOnly(List.of(pair(false)), suspects);
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

        List<PairedTest> tests = interleaving(budget, 5)
                .confirmOnly(List.of(pair(false)), new Suspects(List.of("it.T#b(int)[3]", "it.T#gone()"), List.of()));

        assertThat(tests).extracting(PairedTest::test).containsOnly("it.T#b(int)[3]");
        assertThat(tests.get(0).confirming()).isEmpty();
        assertThat(budget.spent()).isLessThan(Duration.ofMinutes(10));
    }

    private Comparison compare(Duration time, long seed) throws IOException {
        TimeBudget budget = new TimeBudget(time, () -> machine.nanos);
        return judge.judge(run(interleaving(budget, seed).screenAndConfirm(List.of(pair(false))), seed));
    }

    private Interleaving interleaving(TimeBudget budget, long seed) {
        return new Interleaving(judge, PACE, budget, new Progress(said::add, budget), new Random(seed));
    }

    private ModulePair pair(boolean all) throws IOException {
        return ModulePair.of("it:module", base, head, TestSelection.USUAL, test -> true, all, PACE);
    }

    private static CompareRun run(List<PairedTest> tests, long seed) {
        return new CompareRun(
                "base", "head", "fake", Quality.MEASURED, seed, Duration.ZERO, Duration.ofHours(1), tests, List.of());
    }

    private static Map<String, Verdict> verdicts(Comparison comparison) {
        return comparison.tests().stream()
                .collect(java.util.stream.Collectors.toMap(test -> test.test().test(), ComparedTest::verdict));
    }
}
