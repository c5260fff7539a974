package io.github.energyjunit.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * A machine that measures pairs with log-normal noise, outliers, and one step in its power.
 *
 * @param sd the noise of one sample, for instance 0.03
 * @param outliers which share of samples is 10 to 50 % too high
 * @param step by how much the machine's power rises at once, for instance 0.05
 */
record Noise(double sd, double outliers, double step) {

    /** Measure pairs; the step comes between the samples number {@code stepAt} - 1 and {@code stepAt}. */
    List<SamplePair> pairs(int n, double ratio, int stepAt, Random random) {
        List<SamplePair> pairs = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            boolean baseFirst = random.nextBoolean();
            double first = sample(2 * i >= stepAt, random);
            double second = sample(2 * i + 1 >= stepAt, random);
            double base = baseFirst ? first : second;
            double head = baseFirst ? second : first;
            pairs.add(new SamplePair(1e6 * base, 1e6 * ratio * head));
        }
        return pairs;
    }

    private double sample(boolean after, Random random) {
        double sample = Math.exp(sd * random.nextGaussian()) * (after ? 1 + step : 1);
        return random.nextDouble() < outliers ? sample * (1.1 + 0.4 * random.nextDouble()) : sample;
    }

    /** Measure in a pair of JVMs whose luck differs by this standard deviation each. */
    List<SamplePair> fresh(int jvmPair, int n, double ratio, double jvmSpread, int stepAt, Random random) {
        double luck = Math.exp(Math.sqrt(2) * jvmSpread * random.nextGaussian());
        return pairs(n, ratio * luck, stepAt, random).stream()
                .map(pair -> pair.in(jvmPair))
                .toList();
    }
}
