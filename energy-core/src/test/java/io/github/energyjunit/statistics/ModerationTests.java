package io.github.energyjunit.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.hipparchus.special.Gamma;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ModerationTests {

    private static final Moderation USUAL = new Moderation(1, 4);

    @ParameterizedTest
    @ValueSource(doubles = {0.01, 0.5, 1, 1.6449340668482264, 10, 1000})
    void the_inverse_of_trigamma_undoes_it(double y) {
        assertThat(Gamma.trigamma(Moderation.trigammaInverse(y))).isEqualTo(y, within(1e-6 * y));
    }

    @ParameterizedTest
    @CsvSource({"1, 4, 2", "4, 4, 2", "0.25, 10, 4"})
    void the_prior_that_variances_were_drawn_from_is_found(double scale, double freedom, int df) {
        Random random = new Random(3);
        double[] ratios = new double[4000];
        Arrays.setAll(ratios, i -> scale * freedom / chiSquared(random, freedom) * chiSquared(random, df) / df);

        Moderation found = Moderation.of(ratios, filled(ratios.length, df), USUAL);

        assertThat(found.scale()).isEqualTo(scale, within(0.25 * scale));
        assertThat(found.freedom()).isEqualTo(freedom, within(0.3 * freedom));
    }

    @Test
    void without_tests_it_is_the_default_and_few_of_them_change_it_little() {
        assertThat(Moderation.of(new double[0], new double[0], USUAL)).isEqualTo(USUAL);
        Moderation few = Moderation.of(new double[] {4, 4}, new double[] {2, 2}, USUAL);
        assertThat(few.scale()).isBetween(1.0, 2.0);
    }

    @Test
    void exact_ties_do_not_make_it_sure_of_anything() {
        Moderation tied = Moderation.of(new double[50], filled(50, 2), USUAL);

        assertThat(tied.scale()).isPositive();
        assertThat(tied.variance(1e-4, 0, 2)).isPositive();
    }

    @Test
    void the_moderated_variance_lies_between_what_was_expected_and_what_was_seen() {
        assertThat(USUAL.variance(1, 4, 4)).isEqualTo(2.5);
        assertThat(USUAL.variance(1, 4, 0)).isEqualTo(1);
    }

    private static double[] filled(int n, double value) {
        double[] values = new double[n];
        Arrays.fill(values, value);
        return values;
    }

    private static double chiSquared(Random random, double df) {
        double sum = 0;
        for (int i = 0; i < Math.round(df); i++) {
            double z = random.nextGaussian();
            sum += z * z;
        }
        return sum;
    }
}
