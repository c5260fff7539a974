package io.github.energyjunit.budget;

import io.github.energyjunit.analysis.Judgement;
import io.github.energyjunit.analysis.Verdict;
import io.github.energyjunit.meter.Quality;
import io.github.energyjunit.statistics.Medians;
import io.github.energyjunit.units.Joules;
import io.github.energyjunit.units.JoulesText;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/**
 * Holds one number against one limit.
 *
 * <p>A number definitely exceeds its budget only if it is above the limit even after subtracting its uncertainty: for one reading that is its
 * resolution, for several the distance to the lower bound of their median. Otherwise it may be the counter's tick or
 * noise that put it there, and the verdict is a warning.
 */
final class BudgetJudge {

    /** An estimate of ±30 % is surely above a limit only beyond 1.3 times the limit. */
    private static final BigDecimal ESTIMATE_MARGIN = new BigDecimal("1.3");

    private static final MathContext PERCENT = new MathContext(2, RoundingMode.HALF_UP);
    private static final MathContext HUNDREDS = new MathContext(3, RoundingMode.HALF_UP);
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    /**
     * What is judged.
     *
     * @param joules the number: the median, or the only reading
     * @param atLeast what it surely is
     * @param basis why it is surely that; empty if the number is exact
     * @param bound what kind of bound both are; empty for one reading
     * @param atMost what the median surely is not above; null if nothing is known of that
     */
    record Reading(
            BigDecimal joules,
            BigDecimal atLeast,
            String basis,
            String bound,
            @Nullable BigDecimal atMost,
            Quality quality,
            boolean doubtful) {

        private static final MathContext SAFE = new MathContext(12, RoundingMode.HALF_EVEN);

        /** Takes one reading, or a sum of them, which the counters' ticks may have put too high. */
        static Reading once(Joules energy, Joules resolutionOf, Quality quality, boolean doubtful) {
            BigDecimal joules = energy.decimal();
            BigDecimal resolution = resolutionOf.decimal();
            String basis = resolution.signum() == 0
                    ? ""
                    : "less its resolution of "
                            + JoulesText.exactly(resolution.round(new MathContext(3, RoundingMode.HALF_UP)));
            return new Reading(
                    joules, joules.subtract(resolution).max(BigDecimal.ZERO), basis, "", null, quality, doubtful);
        }

        /** Takes the median of several samples, in microjoules. */
        static Reading median(Joules median, double[] samples, double confidence, Quality quality, boolean doubtful) {
            BigDecimal joules = median.decimal();
            String bound = percent(confidence) + " bound of its median (n = " + samples.length + ")";
            double upper = Medians.upperBound(samples, confidence);
            return new Reading(
                    joules,
                    joules(Medians.lowerBound(samples, confidence)).min(joules),
                    "by the lower " + bound,
                    bound,
                    upper < Double.MAX_VALUE ? joules(upper).max(joules) : null,
                    quality,
                    doubtful);
        }

        /** Takes what a ledger says, whose lines may be too high by so much. */
        static Reading ledger(Joules energy, double tooHigh, Quality quality) {
            BigDecimal joules = energy.decimal();
            BigDecimal atLeast = joules.divide(BigDecimal.valueOf(1 + tooHigh), SAFE);
            String basis = "less the "
                    + BigDecimal.valueOf(100 * tooHigh).stripTrailingZeros().toPlainString()
                    + " % by which a ledger may be too high";
            return new Reading(joules, atLeast, basis, "", null, quality, false);
        }

        private static BigDecimal joules(double bound) {
            return Joules.ofMicrojoules(bound).decimal().round(SAFE);
        }

        private static String percent(double confidence) {
            return BigDecimal.valueOf(confidence)
                            .movePointRight(2)
                            .stripTrailingZeros()
                            .toPlainString() + " %";
        }

        boolean isBelowResolution() {
            return bound.isEmpty() && !basis.isEmpty() && atLeast.signum() == 0;
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

    private final BudgetPolicy policy;

    BudgetJudge(BudgetPolicy policy) {
        this.policy = policy;
    }

    Judgement judge(Reading reading, Limit limit) {
        BigDecimal ratio = reading.joules().divide(limit.joules(), MathContext.DECIMAL64);
        if (reading.joules().compareTo(limit.joules()) <= 0) {
            String text = shown(reading, limit) + " is within the budget of " + limit + headroom(reading, limit);
            return new Judgement(Verdict.PASS, text, limit.joules(), ratio);
        }
        String excess = excess(reading, limit);
        if (reading.doubtful()) {
            return judgement(Verdict.WARN, excess + "; the reading is doubtful, so this only warns", limit, ratio);
        }
        return reading.isEstimated() ? estimated(reading, limit, excess, ratio) : read(reading, limit, excess, ratio);
    }

    /** A number that cannot be told from nothing is not repeated: it would look like a finding. */
    private static String shown(Reading reading, Limit limit) {
        return reading.isBelowResolution()
                ? (reading.isEstimated() ? "an estimate" : "a reading") + " below its resolution"
                : quality(reading) + JoulesText.exactly(JoulesText.beside(reading.joules(), limit.joules()));
    }

    private static String headroom(Reading reading, Limit limit) {
        return reading.atMost() == null || reading.atMost().compareTo(limit.joules()) > 0
                ? ""
                : "; the upper " + reading.bound() + " is "
                        + JoulesText.exactly(JoulesText.beside(reading.atMost(), limit.joules()));
    }

    private Judgement read(Reading reading, Limit limit, String excess, BigDecimal ratio) {
        if (reading.atLeast().compareTo(limit.joules()) > 0) {
            BigDecimal atLeast = JoulesText.beside(reading.atLeast(), limit.joules());
            String text = reading.basis().isEmpty()
                    ? excess
                    : excess + "; " + reading.basis() + " it is still " + JoulesText.exactly(atLeast);
            return judgement(Verdict.FAIL, text, limit, ratio);
        }
        String text = excess + "; " + reading.basis() + " it may be as low as "
                + JoulesText.exactly(JoulesText.beside(reading.atLeast(), limit.joules()));
        return policy.strict()
                ? judgement(Verdict.FAIL, text + ", but energy.budget.strict is true", limit, ratio)
                : judgement(Verdict.WARN, text + ", so this only warns", limit, ratio);
    }

    private Judgement estimated(Reading reading, Limit limit, String excess, BigDecimal ratio) {
        if (!policy.allowEstimated()) {
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
        return quality(reading) + JoulesText.exactly(shown) + " is above the budget of " + limit + " by "
                + JoulesText.exactly(beyond) + " (" + size(shown, beyond, limit.joules()) + ")";
    }

    /** Percentages of thousands are hard to read: from ten times the limit on, the factor is given. */
    private static String size(BigDecimal shown, BigDecimal beyond, BigDecimal limit) {
        MathContext digits = beyond.compareTo(limit) < 0 ? PERCENT : HUNDREDS;
        return shown.compareTo(limit.multiply(BigDecimal.TEN)) < 0
                ? beyond.multiply(HUNDRED).divide(limit, digits).toPlainString() + " %"
                : shown.divide(limit, HUNDREDS).stripTrailingZeros().toPlainString() + " times the budget";
    }

    private static String quality(Reading reading) {
        return reading.isEstimated() ? "estimated " : "";
    }

    private static Judgement judgement(Verdict verdict, String text, Limit limit, BigDecimal ratio) {
        return new Judgement(verdict, text, limit.joules(), ratio);
    }
}
