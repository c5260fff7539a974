package io.github.energyjunit.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SampleNoiseTests {

    private static final double SIGMA = 0.05;
    private static final int SAMPLES = 10;

    @Test
    void it_is_what_medians_of_jvms_without_luck_differ_by() {
        Random random = new Random(17);
        double[] noises = new double[2000];
        double[] medians = new double[noises.length];
        for (int i = 0; i < noises.length; i++) {
            List<double[]> jvms = jvms(random, 4);
            noises[i] = SampleNoise.of(jvms).variance();
            medians[i] = Math.log(Medians.of(jvms.get(0)));
        }

        assertThat(Arrays.stream(noises).average().orElseThrow())
                .isEqualTo(Means.variance(medians), within(0.25 * Means.variance(medians)));
    }

    @Test
    void its_doubt_is_what_estimates_of_the_same_noise_differ_by() {
        Random random = new Random(18);
        double[] logs = IntStream.range(0, 2000)
                .mapToDouble(i -> Math.log(SampleNoise.of(jvms(random, 4)).variance()))
                .toArray();

        double doubt = SampleNoise.of(jvms(random, 4)).doubt();
        assertThat(doubt).isEqualTo(Means.variance(logs), within(0.35 * Means.variance(logs)));
    }

    @Test
    void jvms_with_too_few_samples_tell_nothing() {
        assertThat(SampleNoise.of(List.of(new double[] {1, 2}))).isEqualTo(SampleNoise.known(0));
    }

    private static List<double[]> jvms(Random random, int n) {
        return IntStream.range(0, n)
                .mapToObj(i -> random.doubles(SAMPLES)
                        .map(ignored -> Math.exp(SIGMA * random.nextGaussian()))
                        .toArray())
                .toList();
    }
}
