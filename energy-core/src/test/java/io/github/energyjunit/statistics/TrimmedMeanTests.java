package io.github.energyjunit.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.hipparchus.distribution.continuous.TDistribution;
import org.junit.jupiter.api.Test;

class TrimmedMeanTests {

    @Test
    void without_trimming_it_is_the_mean_and_the_variance() {
        double[] values = {3, 1, 4, 1, 5};

        TrimmedMean mean = TrimmedMean.of(values, 0);

        assertThat(mean.mean()).isCloseTo(2.8, within(1e-12));
        assertThat(mean.variance()).isCloseTo(3.2, within(1e-12));
        assertThat(mean.freedom()).isEqualTo(4);
    }

    /** By hand: 2, 3, 4 are left; 2, 2, 3, 4, 4 have squares of 4; 4 * 5 / (3 * 2). */
    @Test
    void the_largest_and_the_smallest_count_as_their_neighbours() {
        TrimmedMean mean = TrimmedMean.of(new double[] {100, 2, 4, 3, -7}, 0.2);

        assertThat(mean.mean()).isCloseTo(3, within(1e-12));
        assertThat(mean.variance()).isCloseTo(20.0 / 6, within(1e-12));
        assertThat(mean.freedom()).isEqualTo(2);
    }

    @Test
    void a_single_value_has_no_variance() {
        assertThat(TrimmedMean.of(new double[] {7}, 0.2)).isEqualTo(new TrimmedMean(7, 0, 0));
    }

    /** Four of five values are close; one is far off to either side. Seed 5. */
    @Test
    void its_interval_covers_the_middle_of_outliers_as_often_as_it_says() {
        Random random = new Random(5);
        int covered = 0;
        int rounds = 4_000;
        for (int round = 0; round < rounds; round++) {
            double[] values = random.doubles(20)
                    .map(u -> (u < 0.2 ? 0.4 : 0.03) * random.nextGaussian())
                    .toArray();
            TrimmedMean mean = TrimmedMean.of(values, 0.2);
            double half = Math.sqrt(mean.variance() / values.length)
                    * new TDistribution(mean.freedom()).inverseCumulativeProbability(0.975);
            covered += Math.abs(mean.mean()) <= half ? 1 : 0;
        }

        assertThat((double) covered / rounds).isBetween(0.94, 0.97);
    }
}
