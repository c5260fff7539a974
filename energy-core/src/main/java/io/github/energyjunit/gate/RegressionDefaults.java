package io.github.energyjunit.gate;

import io.github.energyjunit.units.Joules;
import java.math.BigDecimal;

/**
 * The defaults of {@code energy.regression.*}, in one place: texts, because goals declare them in annotations. The reason for
 * each is in {@code docs/gate.md}.
 */
public final class RegressionDefaults {

    /** By how much builds of the same code differ anyway. */
    public static final String MARGIN = "0.02";

    /** The least relative change that is a regression. */
    public static final String MIN_EFFECT = "0.05";

    /** The same for estimated energy. */
    public static final String MIN_EFFECT_ESTIMATED = "0.10";

    /** The same against the pinned baseline. */
    public static final String MIN_EFFECT_PINNED = "0.10";

    /** The least change of a whole sample in joules. */
    public static final String MIN_JOULES = "0.01";

    /** Which part of the regressions found may be false. */
    public static final String FALSE_DISCOVERY_RATE = "0.02";

    /** The confidence of the intervals that are shown. */
    public static final String CONFIDENCE = "0.99";

    /** Above which detectable change a test is too noisy to be judged. */
    public static final String MAX_DETECTABLE = "0.20";

    /** The fewest samples on each side. */
    public static final String MIN_SAMPLES = "5";

    /** The standard deviation that JVMs of the same code are expected to have. */
    public static final String JVM_SPREAD = "0.02";

    /** Which regressions of estimated energy break the build. */
    public static final String ALLOW_ESTIMATED = "auto";

    private RegressionDefaults() {}

    static RegressionRule rule() {
        return new RegressionRule(
                Double.parseDouble(MARGIN),
                Double.parseDouble(MIN_EFFECT),
                Double.parseDouble(MIN_EFFECT_ESTIMATED),
                Double.parseDouble(MIN_EFFECT_PINNED),
                Joules.of(new BigDecimal(MIN_JOULES)),
                Double.parseDouble(FALSE_DISCOVERY_RATE),
                Double.parseDouble(CONFIDENCE),
                Double.parseDouble(MAX_DETECTABLE),
                Integer.parseInt(MIN_SAMPLES),
                Double.parseDouble(JVM_SPREAD),
                AllowEstimated.of(ALLOW_ESTIMATED));
    }
}
