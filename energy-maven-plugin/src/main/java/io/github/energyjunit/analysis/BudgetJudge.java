package io.github.energyjunit.analysis;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * Holds one number against one limit.
 *
 * <p>A number breaks its budget for sure only if it is above the limit even less its resolution; otherwise it may
 * be the counter's tick that put it there, and the verdict is a warning.
 */
final class BudgetJudge {

    /** An estimate of ±30 % is surely above a limit only beyond 1.3 times the limit. */
    private static final BigDecimal ESTIMATE_MARGIN = new BigDecimal("1.3");

    private static final MathContext PERCENT = new MathContext(2, RoundingMode.HALF_UP);
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    /** What is judged: joules, how far off they can be, and how they came about. */
    record Reading(BigDecimal joules, BigDecimal resolution, Quality quality, boolean doubtful) {
        BigDecimal atLeast() {
            return joules.subtract(resolution).max(BigDecimal.ZERO);
        }

        boolean isEstimated() {
            return quality == Quality.ESTIMATED;
        }
    }

    /** A limit in joules and where it was set. */
    record Limit(BigDecimal joules, String origin) {
        @Override
        public String toString() {
            return JoulesText.exactly(joules) + " (" + origin + ")";
        }
    }

    private final boolean allowEstimated;

    BudgetJudge(boolean allowEstimated) {
        this.allowEstimated = allowEstimated;
    }

    Judgement judge(Reading reading, Limit limit) {
        BigDecimal ratio = reading.joules().divide(limit.joules(), MathContext.DECIMAL64);
        if (reading.joules().compareTo(limit.joules()) <= 0) {
            String text = quality(reading) + JoulesText.exactly(JoulesText.beside(reading.joules(), limit.joules()))
                    + " is within the budget of " + limit;
            return new Judgement(Verdict.PASS, text, limit.joules(), ratio);
        }
        String excess = excess(reading, limit);
        if (reading.doubtful()) {
            return judgement(Verdict.WARN, excess + "; the reading is doubtful, so this only warns", limit, ratio);
        }
        return reading.isEstimated() ? estimated(reading, limit, excess, ratio) : read(reading, limit, excess, ratio);
    }

    private static Judgement read(Reading reading, Limit limit, String excess, BigDecimal ratio) {
        if (reading.atLeast().compareTo(limit.joules()) > 0) {
            BigDecimal atLeast = JoulesText.beside(reading.atLeast(), limit.joules());
            String text = reading.resolution().signum() == 0
                    ? excess
                    : excess + "; less its resolution of " + resolution(reading) + " it is still "
                            + JoulesText.exactly(atLeast);
            return judgement(Verdict.FAIL, text, limit, ratio);
        }
        String text = excess + "; less its resolution of " + resolution(reading) + " it may be as low as "
                + JoulesText.exactly(JoulesText.beside(reading.atLeast(), limit.joules())) + ", so this only warns";
        return judgement(Verdict.WARN, text, limit, ratio);
    }

    private Judgement estimated(Reading reading, Limit limit, String excess, BigDecimal ratio) {
        if (!allowEstimated) {
            String text = excess + "; an estimate only warns, unless energy.budget.allowEstimated is true";
            return judgement(Verdict.WARN, text, limit, ratio);
        }
        BigDecimal margin = limit.joules().multiply(ESTIMATE_MARGIN);
        String against = " 1.3 times the budget, " + JoulesText.exactly(margin);
        return reading.atLeast().compareTo(margin) > 0
                ? judgement(Verdict.FAIL, excess + "; an estimate fails above" + against, limit, ratio)
                : judgement(Verdict.WARN, excess + "; an estimate fails only above" + against, limit, ratio);
    }

    private static String excess(Reading reading, Limit limit) {
        BigDecimal shown = JoulesText.beside(reading.joules(), limit.joules());
        BigDecimal beyond = shown.subtract(limit.joules());
        BigDecimal percent = beyond.multiply(HUNDRED).divide(limit.joules(), PERCENT);
        return quality(reading) + JoulesText.exactly(shown) + " is above the budget of " + limit + " by "
                + JoulesText.exactly(beyond) + " (" + percent.toPlainString() + " %)";
    }

    private static String quality(Reading reading) {
        return reading.isEstimated() ? "estimated " : "";
    }

    private static String resolution(Reading reading) {
        return JoulesText.exactly(reading.resolution().round(new MathContext(3, RoundingMode.HALF_UP)));
    }

    private static Judgement judgement(Verdict verdict, String text, Limit limit, BigDecimal ratio) {
        return new Judgement(verdict, text, limit.joules(), ratio);
    }
}
