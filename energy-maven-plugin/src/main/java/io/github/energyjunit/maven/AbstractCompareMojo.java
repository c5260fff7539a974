package io.github.energyjunit.maven;

import io.github.energyjunit.budget.TestPattern;
import io.github.energyjunit.formats.Formats;
import io.github.energyjunit.gate.AllowEstimated;
import io.github.energyjunit.gate.RegressionDefaults;
import io.github.energyjunit.gate.RegressionRule;
import io.github.energyjunit.paired.Pace;
import io.github.energyjunit.units.Joules;
import java.io.File;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/** How a comparison is made, whatever it compares. */
abstract class AbstractCompareMojo extends AbstractMojo {

    /**
     * Skip this goal.
     *
     * @since 0.1.0
     */
    @Parameter(property = "energy.skip", defaultValue = "false")
    boolean skip;

    /**
     * The directory for {@code compare.json}, and for logs and measurements in its folder {@code compare}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "energy.output", defaultValue = "${project.build.directory}/energy")
    File output;

    /**
     * The revision to compare with, as git understands it. By default the point where this branch left the main branch; on the
     * main branch itself HEAD if there are uncommitted changes, else HEAD~1.
     *
     * @since 0.1.0
     */
    @Parameter(property = "energy.base")
    @Nullable
    String base;

    /**
     * A directory with the base, instead of a revision. It is built in place.
     *
     * @since 0.1.0
     */
    @Parameter(property = "energy.base.dir")
    @Nullable
    File baseDirectory;

    /**
     * A published version as the base, {@code group:artifact:version}, whose tests are published with the classifier {@code
     * tests}. Requires {@code energy.head.artifact}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "energy.base.artifact")
    @Nullable
    String baseArtifact;

    /**
     * The published version to compare with {@code energy.base.artifact}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "energy.head.artifact")
    @Nullable
    String headArtifact;

    /**
     * The time limit for measuring, not including builds, such as {@code 90s} or {@code 10min}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "energy.compare.time", defaultValue = "10min")
    String time = "10min";

    /**
     * The minimum duration of one sample of a plain test, which is repeated to fill it. An {@code @EnergyTest} has its own
     * {@code minDuration}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "energy.compare.sampleTime", defaultValue = Pace.USUAL_SAMPLE)
    String sampleTime = Pace.USUAL_SAMPLE;

    /**
     * The time limit for one test.
     *
     * @since 0.1.0
     */
    @Parameter(property = "energy.compare.testTimeout", defaultValue = Pace.USUAL_TIMEOUT)
    String testTimeout = Pace.USUAL_TIMEOUT;

    /**
     * Which tests to compare: a pattern for class and method such as {@code com.acme.*Tests#*}; separate several with spaces.
     *
     * @since 0.1.0
     */
    @Parameter(property = "energy.compare.tests", defaultValue = "*")
    String tests = "*";

    /**
     * The seed of the random order, to repeat a comparison in the same order.
     *
     * @since 0.1.0
     */
    @Parameter(property = "energy.compare.seed")
    @Nullable
    Long seed;

    /**
     * Which tests are compared: {@code annotated} or {@code all}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "energy.measure")
    @Nullable
    String measure;

    /**
     * Fail the build if a test has become worse; otherwise this is only logged.
     *
     * @since 0.1.0
     */
    @Parameter(property = "energy.failOnViolation", defaultValue = "true")
    boolean failOnViolation;

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
     * The smallest change, in joules per sample, that is a regression.
     *
     * @since 0.1.0
     */
    @Parameter(property = "energy.regression.minJoules", defaultValue = RegressionDefaults.MIN_JOULES)
    double regressionMinJoules;

    /**
     * A test in which an increase of this size could not be detected is INCONCLUSIVE.
     *
     * @since 0.1.0
     */
    @Parameter(property = "energy.regression.maxDetectable", defaultValue = RegressionDefaults.MAX_DETECTABLE)
    double regressionMaxDetectable;

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

    /**
     * How many passing tests the console shows; all others are always shown.
     *
     * @since 0.1.0
     */
    @Parameter(property = "energy.console.top", defaultValue = "20")
    int top;

    /**
     * The formats in which findings are written for CI servers: {@code code-quality}, {@code warnings-ng} and {@code sarif},
     * separated by commas; {@code default} is the format that the current CI server reads.
     *
     * @since 0.1.0
     */
    @Parameter(property = "energy.formats", defaultValue = Formats.USUAL)
    String formats = Formats.USUAL;

    @SuppressWarnings("NullAway.Init")
    AbstractCompareMojo() {}

    /** Where there is no project, Maven leaves the default's expressions as they are: the same folder below is meant. */
    static Path directory(File output, Path here) {
        return output.getPath().contains("${")
                ? here.resolve("target").resolve("energy")
                : here.resolve(output.toPath()).toAbsolutePath();
    }

    final Pace pace() {
        return Pace.of(time, sampleTime, testTimeout);
    }

    final Predicate<String> wanted() {
        List<TestPattern> patterns =
                Arrays.stream(tests.trim().split("\\s+")).map(TestPattern::new).toList();
        return test -> patterns.stream().anyMatch(pattern -> pattern.fits(test));
    }

    final RegressionRule rule() {
        RegressionRule usual = RegressionRule.DEFAULT;
        return new RegressionRule(
                regressionMargin,
                regressionMinEffect,
                regressionMinEffectEstimated,
                usual.effectPinned(),
                Joules.of(regressionMinJoules),
                usual.falseDiscoveryRate(),
                usual.confidence(),
                regressionMaxDetectable,
                usual.minSamples(),
                regressionJvmSpread,
                AllowEstimated.of(regressionAllowEstimated));
    }
}
