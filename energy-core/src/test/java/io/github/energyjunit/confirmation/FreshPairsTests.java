package io.github.energyjunit.confirmation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.energyjunit.confirmation.Confirmed.Outcome;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FreshPairsTests {

    private static final ConfirmRule RULE = ConfirmRule.of(0.02, 0.05, 0.02);

    private final FreshPairs fresh = new FreshPairs(RULE);
    private final Random random = new Random(11);

    @ParameterizedTest
    @CsvSource({
        "1.00, 0.005, REFUTED",
        "1.02, 0.005, REFUTED",
        "1.20, 0.01, CONFIRMED",
        "3.00, 0.05, CONFIRMED",
        "0.80, 0.01, REFUTED",
        "1.06, 0.10, UNCONFIRMED"
    })
    void a_ratio_is_confirmed_refuted_or_left_open(double ratio, double jvmSpread, Outcome expected) {
        Confirmed judged = one(pairs(ratio, jvmSpread, 0.01));

        assertThat(judged.outcome()).isEqualTo(expected);
        assertThat(judged.ratio()).isBetween(judged.low(), judged.high());
    }

    @Test
    void many_samples_of_few_jvms_are_few_observations() {
        double[] lucky = new double[500];
        Arrays.setAll(lucky, i -> Math.log(1.3) + 0.001 * random.nextGaussian());

        Confirmed two = one(List.of(new JvmPair(lucky), new JvmPair(lucky)));

        assertThat(two.outcome()).isEqualTo(Outcome.UNCONFIRMED);
        assertThat(two.p()).isEqualTo(1);
        assertThat(two.jvmPairs()).isEqualTo(2);
    }

    @Test
    void without_any_pair_nothing_is_confirmed_or_refuted_and_the_interval_is_open() {
        Confirmed none = one(List.of());

        assertThat(none).isEqualTo(new Confirmed(Outcome.UNCONFIRMED, 1, 0, Double.POSITIVE_INFINITY, 1, 0));
    }

    @Test
    void one_wild_sample_in_a_pair_of_jvms_changes_little() {
        List<JvmPair> wild =
                List.of(pair(0.15, 0.15, 0.15, 0.15), pair(0.15, 0.16, 0.14, 3), pair(0.14, 0.16, 0.15, 0.15));

        assertThat(one(wild).ratio()).isEqualTo(Math.exp(0.15), within(0.01));
        assertThat(one(wild).outcome()).isEqualTo(Outcome.CONFIRMED);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 5, 20, 60})
    void jvms_of_the_same_code_are_rarely_confirmed_however_many_suspects_there_are(int suspects) {
        int rounds = 400;
        int red = 0;
        for (int i = 0; i < rounds; i++) {
            Map<Integer, List<JvmPair>> all = new LinkedHashMap<>();
            for (int suspect = 0; suspect < suspects; suspect++) {
                all.put(suspect, pairs(1, 0.03, 0.03));
            }
            red += fresh.judge(all).values().stream().anyMatch(each -> each.outcome() == Outcome.CONFIRMED) ? 1 : 0;
        }
        assertThat((double) red / rounds).isLessThanOrEqualTo(0.03);
    }

    @Test
    void a_hopeless_suspect_is_given_up_after_two_pairs_but_one_that_a_baseline_condemns_goes_on() {
        List<JvmPair> hopeless = List.of(pair(0, 0.001, 0, 0.001), pair(0.001, 0, 0, 0));

        assertThat(fresh.settled(hopeless, true)).isTrue();
        assertThat(fresh.settled(hopeless, false)).isFalse();
        assertThat(fresh.settled(hopeless.subList(0, 1), true)).isFalse();
    }

    @Test
    void a_large_ratio_alone_never_ends_the_measuring_before_the_fewest_pairs() {
        List<JvmPair> large = List.of(pair(1, 1, 1, 1), pair(1, 1, 1, 1));

        assertThat(fresh.settled(large, true)).isFalse();
        assertThat(fresh.settled(large, false)).isFalse();
    }

    @Test
    void a_suspect_far_above_the_least_effect_is_settled_however_much_jvms_differ_and_is_confirmed() {
        List<JvmPair> large = List.of(pair(2.1, 2.1, 2.1, 2.1), pair(2.3, 2.3, 2.3, 2.3), pair(2.5, 2.5, 2.5, 2.5));
        List<JvmPair> near = List.of(pair(0.1, 0.1, 0.1, 0.1), pair(0.3, 0.3, 0.3, 0.3), pair(0.5, 0.5, 0.5, 0.5));

        assertThat(fresh.settled(large, false)).isTrue();
        assertThat(one(large).outcome()).isEqualTo(Outcome.CONFIRMED);
        assertThat(fresh.settled(near, false)).isFalse();
    }

    /** Of eight JVMs of the same code one was seen to be a quarter above the rest, with a narrow interval of its own. */
    @Test
    void three_unlucky_jvms_in_a_row_settle_nothing() {
        List<JvmPair> unlucky = List.of(pair(0.23, 0.23), pair(0.235, 0.235), pair(0.225, 0.225));

        assertThat(fresh.settled(unlucky, false)).isFalse();
    }

    @Test
    void what_is_settled_early_as_far_above_is_confirmed_among_many_suspects_as_well() {
        for (int i = 0; i < 20; i++) {
            Map<Integer, List<JvmPair>> all = new LinkedHashMap<>();
            for (int suspect = 0; suspect < 30; suspect++) {
                all.put(suspect, pairs(suspect == 0 ? 1.4 : 1, 0.02, 0.01));
            }
            assertThat(all.get(0).size()).isLessThan(RULE.most());
            assertThat(fresh.judge(all).get(0).outcome()).isEqualTo(Outcome.CONFIRMED);
        }
    }

    @Test
    void what_other_suspects_show_of_jvms_keeps_one_open_that_would_not_be_refuted_by_it() {
        List<JvmPair> alike = List.of(pair(0, 0, 0, 0), pair(0.01, 0.01, 0.01, 0.01), pair(-0.01, -0.01, -0.01, -0.01));
        Map<Integer, List<JvmPair>> all = new LinkedHashMap<>();
        all.put(0, alike);
        for (int other = 1; other < 30; other++) {
            double sign = other % 2 == 0 ? 0.15 : -0.15;
            all.put(other, List.of(pair(sign, sign), pair(-sign, -sign), pair(sign, sign), pair(0, 0)));
        }

        assertThat(fresh.settled(alike, false)).isTrue();
        assertThat(fresh.judge(all).get(0).outcome()).isEqualTo(Outcome.UNCONFIRMED);
        assertThat(fresh.seeing(all.values()).settled(alike, false)).isFalse();
    }

    @Test
    void noisy_pairs_go_on_until_the_most_that_are_taken() {
        List<JvmPair> noisy = new ArrayList<>();
        while (!fresh.settled(noisy, false)) {
            noisy.add(pair(0.3, -0.2, 0.5, 0.1));
        }
        assertThat(noisy).hasSize(RULE.most());
    }

    @Test
    void a_noisy_suspect_gets_more_samples_of_each_pair_of_jvms() {
        assertThat(fresh.samplePairs(List.of())).isEqualTo(FreshPairs.SAMPLE_PAIRS);
        assertThat(fresh.samplePairs(List.of(pair(0, 0.001, -0.001, 0)))).isEqualTo(FreshPairs.SAMPLE_PAIRS);
        assertThat(fresh.samplePairs(List.of(pair(-0.3, 0.3, 0.2, -0.2)))).isEqualTo(FreshPairs.MOST_SAMPLE_PAIRS);
    }

    @Test
    void exchanging_head_and_base_mirrors_the_ratio() {
        List<JvmPair> pairs = pairs(1.25, 0.02, 0.02);

        Confirmed there = one(pairs);
        Confirmed back = one(pairs.stream().map(JvmPair::reversed).toList());

        assertThat(back.ratio()).isEqualTo(1 / there.ratio(), within(1e-9));
        assertThat(back.low()).isEqualTo(1 / there.high(), within(1e-9));
    }

    @Test
    void equal_samples_are_no_reason_to_fail() {
        Confirmed same = one(List.of(pair(0, 0, 0, 0), pair(0, 0, 0, 0), pair(0, 0, 0, 0)));

        assertThat(same.outcome()).isEqualTo(Outcome.REFUTED);
        assertThat(same.ratio()).isEqualTo(1);
    }

    @Test
    void a_pair_without_a_usable_ratio_is_refused() {
        assertThatThrownBy(() -> pair()).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> pair(Double.NaN)).hasMessageContaining("NaN");
        assertThatThrownBy(() -> new ConfirmRule(0.2, 0.1, 0.03, 0.02, 4, 3, 8)).hasMessageContaining("margin 0.2");
        assertThatThrownBy(() -> new ConfirmRule(0.02, 0.1, 0.03, 0.02, 4, 1, 8))
                .hasMessageContaining("from 1 to 8");
    }

    private Confirmed one(List<JvmPair> pairs) {
        return fresh.judge(Map.of("one", pairs)).values().iterator().next();
    }

    /** Takes as many pairs as are wanted, of JVMs that differ by their own luck. */
    private List<JvmPair> pairs(double ratio, double jvmSpread, double noise) {
        List<JvmPair> pairs = new ArrayList<>();
        while (!fresh.settled(pairs, false)) {
            double luck = Math.log(ratio) + Math.sqrt(2) * jvmSpread * random.nextGaussian();
            double[] samples = new double[fresh.samplePairs(pairs)];
            Arrays.setAll(samples, i -> luck + Math.sqrt(2) * noise * random.nextGaussian());
            pairs.add(new JvmPair(samples));
        }
        return pairs;
    }

    private static JvmPair pair(double... logRatios) {
        return new JvmPair(logRatios);
    }
}
