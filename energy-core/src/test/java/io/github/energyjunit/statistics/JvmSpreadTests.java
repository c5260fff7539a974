package io.github.energyjunit.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JvmSpreadTests {

    private static final double NOISE = 0.004;

    @ParameterizedTest
    @ValueSource(doubles = {0.005, 0.02, 0.06})
    void the_spread_that_jvms_were_drawn_from_is_found_beside_the_noise_of_samples(double real) {
        JvmSpread found = of(300, 9, real);

        assertThat(found.typical()).isEqualTo(real, within(0.25 * real));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.02, 0.35})
    void tests_without_any_noise_of_their_own_tell_the_spread_too(double real) {
        double[] observed = new double[151];
        // Alike up to the last digit, as rounding must not choose.
        Arrays.setAll(observed, i -> real * real * (0.8 + 0.4 * i / observed.length));
        double[] degrees = new double[observed.length];
        Arrays.fill(degrees, 9);

        JvmSpread found = JvmSpread.of(observed, new double[observed.length], degrees, 0.02);

        assertThat(found.typical()).isEqualTo(real, within(0.25 * real));
    }

    @Test
    void few_tests_move_the_stated_default_less_than_many() {
        JvmSpread found = of(3, 2, 0.06);

        assertThat(found.typical()).isBetween(0.02, 0.04);
        assertThat(of(300, 2, 0.06).typical()).isGreaterThan(0.05);
    }

    @Test
    void a_noisy_test_is_expected_to_vary_more() {
        JvmSpread spread = new JvmSpread(0.03, new Moderation(1, 4));

        assertThat(spread.expected(0.0016)).isEqualTo(0.0025, within(1e-12));
    }

    private static JvmSpread of(int tests, int freedom, double real) {
        Random random = new Random(11);
        double[] within = new double[tests];
        // Half of the tests are noisy.
        Arrays.setAll(within, i -> i % 2 == 0 ? 0 : NOISE * NOISE);
        double[] observed = new double[tests];
        Arrays.setAll(observed, i -> {
            double sum = 0;
            for (int k = 0; k < freedom; k++) {
                sum += Math.pow(random.nextGaussian(), 2);
            }
            return (real * real + within[i]) * sum / freedom;
        });
        double[] degrees = new double[tests];
        Arrays.fill(degrees, freedom);
        return JvmSpread.of(observed, within, degrees, 0.02);
    }
}
