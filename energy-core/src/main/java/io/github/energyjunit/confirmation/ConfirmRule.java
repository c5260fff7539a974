package io.github.energyjunit.confirmation;

/**
 * When fresh pairs of JVMs confirm or refute that a test needs more. Changes are relative: 0.05 is 5 %. The reasons for the
 * numbers are in {@code docs/gate.md}.
 *
 * @param margin what is no difference yet: confirming means to be above it beyond doubt
 * @param effect the least change that is a regression: confirming needs an estimate above it, refuting an interval below
 * @param alpha how likely any of the suspects may be confirmed by chance
 * @param jvmSpread the standard deviation that JVMs of the same code are expected to have
 * @param freedom how many degrees of freedom that expectation is worth
 * @param fewest pairs of JVMs before anything is decided
 * @param most pairs of JVMs
 * @param trim the part of the observations that is left out at each end, below 0.5: for noise that comes in outliers
 */
public record ConfirmRule(
        double margin,
        double effect,
        double alpha,
        double jvmSpread,
        double freedom,
        int fewest,
        int most,
        double trim) {

    /** The fewest pairs of JVMs that decide. */
    public static final int FEWEST = 3;

    /** How many degrees of freedom what is expected of JVMs is worth. */
    public static final double FREEDOM = 4;

    private static final int MOST = 8;
    private static final double ALPHA = 0.03;

    /** Leaves no observation out. */
    public ConfirmRule(
            double margin, double effect, double alpha, double jvmSpread, double freedom, int fewest, int most) {
        this(margin, effect, alpha, jvmSpread, freedom, fewest, most, 0);
    }

    public ConfirmRule {
        if (!(margin >= 0 && effect >= margin && alpha > 0 && alpha < 1 && jvmSpread > 0 && freedom > 0)) {
            throw new IllegalArgumentException("margin " + margin + ", effect " + effect + ", alpha " + alpha
                    + ", jvmSpread " + jvmSpread + ", freedom " + freedom + ": expected margin ≤ effect, alpha"
                    + " between 0 and 1, and a spread and freedom above 0");
        }
        if (!(trim >= 0 && trim < 0.5)) {
            throw new IllegalArgumentException("trim " + trim + ": expected a number from 0 to below 0.5");
        }
        if (fewest < 2 || most < fewest) {
            throw new IllegalArgumentException(
                    "from " + fewest + " to " + most + " pairs of JVMs: expected 2 or more, and no fewer at most");
        }
    }

    /** Returns the rule for what the settings say of regressions and of JVMs; no setting changes the rest of it. */
    public static ConfirmRule of(double margin, double effect, double jvmSpread) {
        return new ConfirmRule(margin, effect, ALPHA, jvmSpread, FREEDOM, FEWEST, MOST);
    }
}
