package io.github.energyjunit.maven;

import io.github.energyjunit.gate.AllowEstimated;
import io.github.energyjunit.gate.RegressionDefaults;
import io.github.energyjunit.gate.RegressionRule;
import io.github.energyjunit.units.Joules;
import org.apache.maven.plugins.annotations.Parameter;

/** When a test has become worse than its baseline, as parameters. */
abstract class AbstractRegressionMojo extends AbstractConfirmingMojo {

    /**
     * The noise margin: by how much builds of the same code may differ.
     *
     * @since 0.1.0
     */
    @Parameter(property = "energy.regression.margin", defaultValue = RegressionDefaults.MARGIN)
    double regressionMargin;

    /**
     * The smallest relative change that is a regression.
     *
     * @since 0.1.0
     */
    @Parameter(property = "energy.regression.minEffect", defaultValue = RegressionDefaults.MIN_EFFECT)
    double regressionMinEffect;

    /**
     * The smallest relative change of estimated energy that is a regression.
     *
     * @since 0.1.0
     */
    @Parameter(
            property = "energy.regression.minEffectEstimated",
            defaultValue = RegressionDefaults.MIN_EFFECT_ESTIMATED)
    double regressionMinEffectEstimated;

    /**
     * The smallest relative change from the pinned baseline that is a regression.
     *
     * @since 0.1.0
     */
    @Parameter(property = "energy.regression.minEffectPinned", defaultValue = RegressionDefaults.MIN_EFFECT_PINNED)
    double regressionMinEffectPinned;

    /**
     * The smallest change, in joules per sample, that is a regression.
     *
     * @since 0.1.0
     */
    @Parameter(property = "energy.regression.minJoules", defaultValue = RegressionDefaults.MIN_JOULES)
    double regressionMinJoules;

    /**
     * Maximum expected share of false positives among the regressions reported (the false discovery rate).
     *
     * @since 0.1.0
     */
    @Parameter(
            property = "energy.regression.falseDiscoveryRate",
            defaultValue = RegressionDefaults.FALSE_DISCOVERY_RATE)
    double regressionFalseDiscoveryRate;

    /**
     * The confidence of the intervals that are shown.
     *
     * @since 0.1.0
     */
    @Parameter(property = "energy.regression.confidence", defaultValue = RegressionDefaults.CONFIDENCE)
    double regressionConfidence;

    /**
     * A test in which an increase of this size could not be detected is INCONCLUSIVE.
     *
     * @since 0.1.0
     */
    @Parameter(property = "energy.regression.maxDetectable", defaultValue = RegressionDefaults.MAX_DETECTABLE)
    double regressionMaxDetectable;

    /**
     * The minimum number of samples on each side.
     *
     * @since 0.1.0
     */
    @Parameter(property = "energy.regression.minSamples", defaultValue = RegressionDefaults.MIN_SAMPLES)
    int regressionMinSamples;

    /**
     * The expected variation between JVMs of the same code, as a standard deviation: used in comparisons of two versions, and
     * against a baseline until it can be estimated from the baseline's own builds.
     *
     * @since 0.1.0
     */
    @Parameter(property = "energy.regression.jvmSpread", defaultValue = RegressionDefaults.JVM_SPREAD)
    double regressionJvmSpread;

    /**
     * Whether a regression of estimated energy, which follows CPU time, fails the build: with {@code auto} if it was confirmed
     * side by side on this machine, with {@code true} also against a stored baseline alone, with {@code false} never.
     *
     * @since 0.1.0
     */
    @Parameter(property = "energy.regression.allowEstimated", defaultValue = RegressionDefaults.ALLOW_ESTIMATED)
    String regressionAllowEstimated = RegressionDefaults.ALLOW_ESTIMATED;

    @SuppressWarnings("NullAway.Init")
    AbstractRegressionMojo() {}

    final RegressionRule rule() {
        return new RegressionRule(
                regressionMargin,
                regressionMinEffect,
                regressionMinEffectEstimated,
                regressionMinEffectPinned,
                Joules.of(regressionMinJoules),
                regressionFalseDiscoveryRate,
                regressionConfidence,
                regressionMaxDetectable,
                regressionMinSamples,
                regressionJvmSpread,
                AllowEstimated.of(regressionAllowEstimated));
    }
}
