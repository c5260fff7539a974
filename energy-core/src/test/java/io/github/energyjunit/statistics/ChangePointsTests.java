package io.github.energyjunit.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ChangePointsTests {

    /** Discharge of the Nile at Aswan, 1871 to 1970, of R's data set Nile: the level fell after 1898. */
    private static final double[] NILE = {
        1120, 1160, 963, 1210, 1160, 1160, 813, 1230, 1370, 1140, 995, 935, 1110, 994, 1020, 960, 1180, 799, 958, 1140,
        1100, 1210, 1150, 1250, 1260, 1220, 1030, 1100, 774, 840, 874, 694, 940, 833, 701, 916, 692, 1020, 1050, 969,
        831, 726, 456, 824, 702, 1120, 1100, 832, 764, 821, 768, 845, 864, 862, 698, 845, 744, 796, 1040, 759, 781, 865,
        845, 944, 984, 897, 822, 1010, 771, 676, 649, 846, 812, 742, 801, 1040, 860, 874, 848, 890, 744, 749, 838, 1050,
        918, 986, 797, 923, 975, 815, 1020, 906, 901, 1170, 912, 746, 919, 718, 714, 740
    };

    @Test
    void the_nile_fell_after_1898_and_not_again() {
        assertThat(ChangePoints.of(NILE)).containsExactly(1899 - 1871);
    }

    @Test
    void the_statistic_is_that_of_its_definition() {
        Random random = new Random(7);
        for (int round = 0; round < 50; round++) {
            double[] values = random.ints(20, 0, 9).asDoubleStream().toArray();
            ChangePoints.Split split = ChangePoints.split(ChangePoints.doubledRanks(values));

            assertThat(split.k()).isEqualTo(pettitt(values));
        }
    }

    @Test
    void series_without_a_change_have_none() {
        Random random = new Random(1);
        int found = 0;
        for (int series = 0; series < 300; series++) {
            double[] values = random.doubles(60).map(x -> 1 + x * x * x).toArray();
            found += ChangePoints.of(values).length;
        }

        assertThat(found).as("of 300, where 0.3 are to be expected").isLessThanOrEqualTo(2);
        assertThat(ChangePoints.of(new double[100])).isEmpty();
        assertThat(ChangePoints.of(new double[0])).isEmpty();
    }

    @Test
    void several_changes_are_found_in_order_and_outliers_are_none() {
        Random random = new Random(3);
        double[] values = new double[90];
        for (int i = 0; i < values.length; i++) {
            values[i] = (i < 30 ? 1.0 : i < 60 ? 1.3 : 1.1) + 0.01 * random.nextGaussian();
        }
        values[12] = 40;

        int[] found = ChangePoints.of(values);

        assertThat(found).containsExactly(30, 60);
        assertThat(ChangePoints.of(Arrays.copyOf(values, 30))).isEmpty();
    }

    /** K by its definition: max over t of |sum of sgn(x_i - x_j) over i up to t and j after it|. */
    private static long pettitt(double[] x) {
        long most = 0;
        for (int t = 1; t < x.length; t++) {
            long sum = 0;
            for (int i = 0; i < t; i++) {
                for (int j = t; j < x.length; j++) {
                    sum += (long) Math.signum(x[i] - x[j]);
                }
            }
            most = Math.max(most, Math.abs(sum));
        }
        return most;
    }
}
