package io.github.energyjunit.statistics;

/**
 * How small a change samples of a given noise can show: the change that is found in 80 % of cases at a level of 1 %.
 *
 * <p>{@code (1 + margin) · exp(κ(n) · 3.168 · √((ln(1+CV₀²)/n₀ + ln(1+CV₁²)/n₁) / 0.955)) − 1}, where 3.168 is
 * z(0.99) + z(0.80) and 0.955 the efficiency of Mann and Whitney's test. κ makes up for what normal theory promises too
 * much of in small samples; it was found by simulation such that the power is 80 %. As no change below the least effect
 * is ever reported, the result is at least {@code (1 + effect) · exp(z(0.80) · se) − 1}.
 *
 * @param margin the noise margin, for instance 0.02
 * @param effect the least effect that is reported, for instance 0.05
 */
public record Detectable(double margin, double effect) {

    private static final double[][] KAPPA = {
        {5, 1.30}, {6, 1.23}, {7, 1.16}, {8, 1.17}, {10, 1.10}, {12, 1.09}, {15, 1.06}, {20, 1.04}, {25, 1.03}
    };
    private static final double Z_80 = 0.8416;
    private static final double Z_SUM = 3.168;
    private static final double EFFICIENCY = 0.955;
    private static final int MOST = 10_000;

    /** Give the relative change that can be detected, for instance 0.07, from both sides' sizes and noise. */
    public double change(int n0, double cv0, int n1, double cv1) {
        double se = Math.sqrt((Math.log1p(cv0 * cv0) / n0 + Math.log1p(cv1 * cv1) / n1) / EFFICIENCY);
        double n = 2.0 * n0 * n1 / (n0 + n1);
        double byNoise = (1 + margin) * Math.exp(kappa(n) * Z_SUM * se) - 1;
        return Math.max(byNoise, (1 + effect) * Math.exp(Z_80 * se) - 1);
    }

    /**
     * Give how many samples each side needs to detect {@code change}.
     *
     * @return at least {@code least}; 10,000 if even those are too few
     */
    public int samples(double change, double cv0, double cv1, int least) {
        int low = least;
        int high = MOST;
        while (low < high) {
            int middle = (low + high) / 2;
            if (change(middle, cv0, middle, cv1) <= change) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }

    private static double kappa(double n) {
        double[] below = KAPPA[0];
        for (double[] above : KAPPA) {
            if (n <= above[0]) {
                double share = above[0] == below[0] ? 1 : (n - below[0]) / (above[0] - below[0]);
                return below[1] + Math.max(0, share) * (above[1] - below[1]);
            }
            below = above;
        }
        return below[1];
    }
}
