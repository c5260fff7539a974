package io.github.energyjunit.statistics;

/**
 * By how much observations of the same thing differ whatever its size, learnt from many things together: what is small then
 * differs by a larger part of itself than what is large.
 *
 * <p>The variance of logarithms that is expected of a thing is {@code part² + (noise / size)²}. Things vary more or less than
 * that, so an observed variance divided by the expected one follows an F distribution, whose tails keep a few odd ones from
 * deciding. The two parameters are the likeliest ones of a grid around what is usual, which counts as well.
 */
public final class CommonNoise {

    /** The degrees of freedom that the expectation of a thing is worth. */
    private static final double FREEDOM = 4;

    /** How far off the usual values may easily be: the standard deviation of their logarithms. */
    private static final double DOUBT = 1;

    private static final double STEP = Math.log(2) / 2;
    private static final int STEPS = 8;
    private static final double TINY = 1e-12;

    private final double[] observed;
    private final double[] sizes;
    private final double[] freedom;

    private CommonNoise(double[] observed, double[] sizes, double[] freedom) {
        this.observed = observed;
        this.sizes = sizes;
        this.freedom = freedom;
    }

    /**
     * Finds the noise, in the unit of sizes.
     *
     * @param observed each thing's variance of logarithms; all arrays have one entry for each thing
     * @param sizes how large each is
     * @param freedom the degrees of freedom of the observed variance, above 0
     * @param part by how much large things usually differ: a standard deviation of logarithms
     * @param noise the standard deviation that is usual whatever the size; it holds where there is nothing
     */
    public static double of(double[] observed, double[] sizes, double[] freedom, double part, double noise) {
        CommonNoise things = new CommonNoise(observed, sizes, freedom);
        double most = Double.NEGATIVE_INFINITY;
        double best = noise;
        for (int i = -STEPS; i <= STEPS; i++) {
            for (int j = -STEPS; j <= STEPS; j++) {
                double candidate = noise * Math.exp(j * STEP);
                double likelihood = prior(i) + prior(j) + things.likelihood(part * Math.exp(i * STEP), candidate);
                if (likelihood > most) {
                    most = likelihood;
                    best = candidate;
                }
            }
        }
        return best;
    }

    private static double prior(int steps) {
        double distance = steps * STEP / DOUBT;
        return -distance * distance / 2;
    }

    private double likelihood(double part, double noise) {
        double sum = 0;
        for (int i = 0; i < observed.length; i++) {
            double own = noise / sizes[i];
            double ratio = Math.max(TINY, observed[i] / (part * part + own * own));
            sum += RatioLikelihood.of(ratio, freedom[i], FREEDOM);
        }
        return sum;
    }
}
