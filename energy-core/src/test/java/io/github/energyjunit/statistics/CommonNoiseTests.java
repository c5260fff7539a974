package io.github.energyjunit.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Sixty things of 0.3 to 30 J, each seen three times; the usual noise is 0.05 J. */
class CommonNoiseTests {

    private static final int THINGS = 60;
    private static final double USUAL = 0.05;

    private final Random random = new Random(11);
    private final double[] sizes = new double[THINGS];
    private final double[] variances = new double[THINGS];
    private final double[] freedom = new double[THINGS];

    private void draw(double part, double noise) {
        for (int i = 0; i < THINGS; i++) {
            sizes[i] = 0.3 * Math.pow(100, i / (THINGS - 1.0));
            freedom[i] = 2;
            double deviation = Math.sqrt(part * part + noise * noise / (sizes[i] * sizes[i]));
            double[] logs = random.doubles(3)
                    .map(any -> deviation * random.nextGaussian())
                    .toArray();
            variances[i] = Means.squares(logs) / 2;
        }
    }

    private double found() {
        return CommonNoise.of(variances, sizes, freedom, 0.05, USUAL);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.03, 0.1, 0.3})
    void the_noise_that_all_share_is_found(double noise) {
        draw(0.05, noise);

        assertThat(found()).isCloseTo(noise, Percentage.withPercentage(50));
    }

    @Test
    void things_that_differ_by_a_part_of_themselves_have_little_noise() {
        draw(0.05, 0);

        assertThat(found()).isLessThan(USUAL / 2);
    }

    @Test
    void a_few_odd_ones_do_not_decide() {
        draw(0.05, 0.03);
        double before = found();
        for (int i = 0; i < THINGS; i += 15) {
            variances[i] *= 100;
        }

        assertThat(found()).isBetween(before, 2 * before);
    }

    @Test
    void without_anything_the_usual_noise_holds_and_a_single_thing_hardly_changes_it() {
        assertThat(CommonNoise.of(new double[0], new double[0], new double[0], 0.05, USUAL))
                .isEqualTo(USUAL);
        double[] one = {0.01};
        assertThat(CommonNoise.of(one, new double[] {1}, new double[] {2}, 0.05, USUAL))
                .isBetween(USUAL / 2, 2 * USUAL);
    }

    @Test
    void things_without_any_difference_and_other_units_change_nothing() {
        draw(0.05, 0.1);
        double joules = found();
        double[] microjoules = Arrays.stream(sizes).map(size -> 1e6 * size).toArray();
        assertThat(CommonNoise.of(variances, microjoules, freedom, 0.05, 1e6 * USUAL))
                .isCloseTo(1e6 * joules, Percentage.withPercentage(1e-6));

        Arrays.fill(variances, 0);
        assertThat(found()).isFinite().isPositive();
    }
}
