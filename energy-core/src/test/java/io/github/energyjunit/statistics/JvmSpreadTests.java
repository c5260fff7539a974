package io.github.energyjunit.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import java.util.function.IntToDoubleFunction;
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

        JvmSpread found = JvmSpread.of(observed, known(new double[observed.length]), degrees, 0.02);

        assertThat(found.typical()).isEqualTo(real, within(0.25 * real));
    }

    @Test
    void few_tests_move_the_stated_default_less_than_many() {
        JvmSpread found = of(3, 2, 0.06);

        assertThat(found.typical()).isBetween(0.02, 0.04);
        assertThat(of(300, 2, 0.06).typical()).isGreaterThan(0.05);
    }

    @Test
    void without_any_test_the_stated_default_is_worth_four_degrees_of_freedom() {
        JvmSpread none = JvmSpread.of(new double[0], new SampleNoise[0], new double[0], 0.03);

        assertThat(none.typical()).isEqualTo(0.03);
        assertThat(none.freedom(SampleNoise.known(0))).isEqualTo(4, within(1e-9));
        assertThat(none.freedom(SampleNoise.known(1))).isEqualTo(4, within(1e-9));
        assertThat(none.expected(SampleNoise.known(0.0016))).isEqualTo(0.0025, within(1e-12));
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 4})
    void tests_that_differ_in_how_much_their_jvms_differ_are_known_to_do_so(int freedom) {
        Random random = new Random(5);
        double[] factors = random.doubles(300, 0, 1)
                .map(ignored -> Math.exp(random.nextGaussian()))
                .toArray();
        JvmSpread differing = of(300, freedom, i -> 0.02 * Math.sqrt(factors[i]));
        JvmSpread alike = of(300, freedom, i -> 0.02);

        SampleNoise quiet = SampleNoise.known(0);
        assertThat(differing.freedom(quiet)).isBetween(2.0, 4.0);
        assertThat(alike.freedom(quiet)).isGreaterThan(6);
    }

    @Test
    void a_test_whose_noise_is_known_better_than_its_jvms_is_expected_more_surely() {
        JvmSpread spread = of(300, 2, 0.02);

        SampleNoise known = SampleNoise.known(0.0064);
        SampleNoise guessed = new SampleNoise(0.0064, 0.5);
        assertThat(spread.freedom(known)).isGreaterThan(2 * spread.freedom(guessed));
        assertThat(spread.freedom(guessed)).isGreaterThan(3);
    }

    private static JvmSpread of(int tests, int freedom, double real) {
        return of(tests, freedom, i -> real);
    }

    private static JvmSpread of(int tests, int freedom, IntToDoubleFunction real) {
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
            return (Math.pow(real.applyAsDouble(i), 2) + within[i]) * sum / freedom;
        });
        double[] degrees = new double[tests];
        Arrays.fill(degrees, freedom);
        return JvmSpread.of(observed, known(within), degrees, 0.02);
    }

    private static SampleNoise[] known(double[] within) {
        return Arrays.stream(within).mapToObj(SampleNoise::known).toArray(SampleNoise[]::new);
    }
}
