package io.github.energyjunit.gate;

import io.github.energyjunit.analysis.InputException;
import io.github.energyjunit.measured.TestSummary;
import io.github.energyjunit.meter.Quality;
import io.github.energyjunit.units.Joules;

/**
 * When a test has become worse; each default and its reason is in {@code docs/gate.md}. Changes are relative: 0.05 is 5 %.
 *
 * @param margin what builds of the same code differ by anyway; only what is beyond it counts as different
 * @param effect the least change that is a regression
 * @param effectEstimated the same for estimated energy
 * @param effectPinned the same against the pinned baseline
 * @param least the least change of a whole sample, which may be a batch of operations
 * @param falseDiscoveryRate which part of the regressions found may be false
 * @param confidence of the interval that is shown
 * @param maxDetectable above which detectable change a test is too noisy to be judged
 * @param minSamples on each side
 * @param jvmSpread the standard deviation that JVMs of the same code are expected to have, until the baseline tells
 * @param allowEstimated whether estimated energy may break the build
 */
public record RegressionRule(
        double margin,
        double effect,
        double effectEstimated,
        double effectPinned,
        Joules least,
        double falseDiscoveryRate,
        double confidence,
        double maxDetectable,
        int minSamples,
        double jvmSpread,
        AllowEstimated allowEstimated) {

    /** What holds unless something else is said. */
    public static final RegressionRule DEFAULT = RegressionDefaults.rule();

    private static final int FEWEST = 3;
    private static final int MOST = 1000;

    public RegressionRule {
        require("margin", margin, 0, 1);
        require("minEffect", effect, margin, 100);
        require("minEffectEstimated", effectEstimated, effect, 100);
        require("minEffectPinned", effectPinned, margin, 100);
        require("minJoules", least.joules(), 0, 1e12);
        requireInside("falseDiscoveryRate", falseDiscoveryRate, 0);
        requireInside("confidence", confidence, 0.5);
        require("maxDetectable", maxDetectable, effect, 100);
        require("minSamples", minSamples, FEWEST, MOST);
        require("jvmSpread", jvmSpread, 0.001, 1);
    }

    /** Returns the least change of a test that is a regression against the baseline that follows the code. */
    public double effectOf(TestSummary test) {
        return test.source().quality() == Quality.ESTIMATED ? Math.max(effect, effectEstimated) : effect;
    }

    private static void require(String key, double value, double least, double most) {
        if (!(value >= least && value <= most)) {
            throw new InputException("Invalid value '" + value + "' for energy.regression." + key
                    + ": expected a number from " + least + " to " + most);
        }
    }

    private static void requireInside(String key, double value, double floor) {
        if (!(value > floor && value < 1)) {
            throw new InputException("Invalid value '" + value + "' for energy.regression." + key
                    + ": expected a number above " + floor + " and below 1");
        }
    }
}
