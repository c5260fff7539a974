package io.github.energyjunit.cli.goal;

import io.github.energyjunit.baseline.Acceptances;
import io.github.energyjunit.baseline.BaselineFile;
import io.github.energyjunit.baseline.prometheus.FleetSource;
import io.github.energyjunit.budget.BudgetPolicy;
import io.github.energyjunit.budget.Budgets;
import io.github.energyjunit.gate.AllowEstimated;
import io.github.energyjunit.gate.ModuleAnalysis.Files;
import io.github.energyjunit.gate.RegressionDefaults;
import io.github.energyjunit.gate.RegressionRule;
import io.github.energyjunit.meter.Configuration;
import io.github.energyjunit.units.Joules;
import java.nio.file.Path;
import java.util.List;

/** Reads the keys by which goals judge; where Maven knows a folder of the module, the current one stands for it. */
public final class GoalSettings {

    private static final RegressionRule USUAL = RegressionRule.DEFAULT;

    private final Configuration configuration;

    /** Reads them from a configuration, each when it is asked for. */
    public GoalSettings(Configuration configuration) {
        this.configuration = configuration;
    }

    /** Returns the configuration. */
    public Configuration configuration() {
        return configuration;
    }

    /** Returns the budgets' policy; budgets themselves stand in annotations. */
    public Budgets budgets() {
        return new Budgets(
                List.of(),
                new BudgetPolicy(
                        configuration.isTrue("energy.budget.allowEstimated"),
                        configuration.isTrue("energy.budget.strict"),
                        configuration
                                .number("energy.budget.confidence", 0)
                                .orElse(BudgetPolicy.usual(false).confidence())));
    }

    /** Returns when a test has become worse. */
    public RegressionRule rule() {
        return new RegressionRule(
                number("margin", USUAL.margin()),
                number("minEffect", USUAL.effect()),
                number("minEffectEstimated", USUAL.effectEstimated()),
                number("minEffectPinned", USUAL.effectPinned()),
                Joules.of(number("minJoules", USUAL.least().joules())),
                number("falseDiscoveryRate", USUAL.falseDiscoveryRate()),
                number("confidence", USUAL.confidence()),
                number("maxDetectable", USUAL.maxDetectable()),
                count("energy.regression.minSamples", 3, 1_000, USUAL.minSamples()),
                number("jvmSpread", USUAL.jvmSpread()),
                AllowEstimated.of(configuration
                        .text("energy.regression.allowEstimated")
                        .orElse(RegressionDefaults.ALLOW_ESTIMATED)));
    }

    /** Returns the files that tests are held against, or the server that has the baseline of a module. */
    public Files files(String module) {
        return new Files(
                baseline(),
                configuration.path("energy.baseline.pinned").orElse(null),
                path("energy.accepted.file", Acceptances.FILE),
                FleetSource.of(configuration, module, Path.of("")));
    }

    /** Returns where the baseline lies. */
    public Path baseline() {
        return path("energy.baseline.file", BaselineFile.NAME);
    }

    /** Returns a whole number in its bounds. */
    public int count(String key, int least, int most, int otherwise) {
        return configuration.count(key, least, most).orElse(otherwise);
    }

    private double number(String name, double otherwise) {
        return configuration.number("energy.regression." + name, 0).orElse(otherwise);
    }

    private Path path(String key, String otherwise) {
        return configuration.path(key).orElse(Path.of(otherwise)).toAbsolutePath();
    }
}
