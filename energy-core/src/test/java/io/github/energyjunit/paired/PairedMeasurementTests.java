package io.github.energyjunit.paired;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.energyjunit.analysis.Verdict;
import io.github.energyjunit.compare.CompareJudge;
import io.github.energyjunit.compare.ComparedTest;
import io.github.energyjunit.compare.Comparison;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Both versions run in turns on one machine; what is said of them is right whatever the machine does. */
class PairedMeasurementTests extends TwoVersions {

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
        assertThat(said).anyMatch(line -> line.contains("the time for screening ended in round"));
    }
}
