package io.github.energyjunit.maven;

import io.github.energyjunit.budget.TestPattern;
import io.github.energyjunit.formats.Formats;
import io.github.energyjunit.gate.AllowEstimated;
import io.github.energyjunit.gate.RegressionDefaults;
import io.github.energyjunit.gate.RegressionRule;
import io.github.energyjunit.interleave.Pace;
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
     * The revision to compare with, as git understands it. Without it: where the main branch was left; on the main branch
     * itself HEAD if there are changes, else HEAD~1.
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
     * A published version as base, {@code group:artifact:version}, whose tests are published with the classifier
     * {@code tests}. Needs {@code energy.head.artifact}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "energy.base.artifact")
    @Nullable
    String baseArtifact;

    /**
     * The published version to hold against {@code energy.base.artifact}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "energy.head.artifact")
    @Nullable
    String headArtifact;

    /**
     * How long measuring may take, builds not included, such as {@code 90s} or {@code 10min}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "energy.compare.time", defaultValue = "10min")
    String time = "10min";

    /**
     * How long one sample of a plain test lasts at least: so often is the test run in a row. An {@code @EnergyTest} knows
     * its own time.
     *
     * @since 0.1.0
     */
    @Parameter(property = "energy.compare.sampleTime", defaultValue = Pace.USUAL_SAMPLE)
    String sampleTime = Pace.USUAL_SAMPLE;

    /**
     * How long one test may take before it is given up.
     *
     * @since 0.1.0
     */
    @Parameter(property = "energy.compare.testTimeout", defaultValue = Pace.USUAL_TIMEOUT)
    String testTimeout = Pace.USUAL_TIMEOUT;

    /**
     * Which tests to compare: a pattern for class and method such as {@code com.acme.*Tests#*}; several with blanks
     * between.
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
     * The noise margin: by how much builds of the same code differ anyway.
     *
     * @since 0.1.0
     */
    @Parameter(property = "energy.regression.margin", defaultValue = RegressionDefaults.MARGIN)
    double regressionMargin;

    /**
     * The least relative change that is a regression.
     *
     * @since 0.1.0
     */
    @Parameter(property = "energy.regression.minEffect", defaultValue = RegressionDefaults.MIN_EFFECT)
    double regressionMinEffect;

    /**
     * The least relative change of estimated energy that is a regression.
     *
     * @since 0.1.0
     */
    @Parameter(
            property = "energy.regression.minEffectEstimated",
            defaultValue = RegressionDefaults.MIN_EFFECT_ESTIMATED)
    double regressionMinEffectEstimated;

    /**
     * The least change in joules that is a regression.
     *
     * @since 0.1.0
     */
    @Parameter(property = "energy.regression.minJoules", defaultValue = RegressionDefaults.MIN_JOULES)
    double regressionMinJoules;

    /**
     * Report INCONCLUSIVE when the minimum detectable effect exceeds this.
     *
     * @since 0.1.0
     */
    @Parameter(property = "energy.regression.maxDetectable", defaultValue = RegressionDefaults.MAX_DETECTABLE)
    double regressionMaxDetectable;

    /**
     * By how much JVMs of the same code are expected to differ, as a standard deviation: in a comparison of two versions, and
     * against a baseline until that tells, which it does from three builds on.
     *
     * @since 0.1.0
     */
    @Parameter(property = "energy.regression.jvmSpread", defaultValue = RegressionDefaults.JVM_SPREAD)
    double regressionJvmSpread;

    /**
     * Whether a regression of estimated energy, which follows CPU time, breaks the build: {@code auto} lets one do so that
     * was confirmed side by side on this machine, {@code true} also one against a stored baseline, {@code false} none.
     *
     * @since 0.1.0
     */
    @Parameter(property = "energy.regression.allowEstimated", defaultValue = RegressionDefaults.ALLOW_ESTIMATED)
    String regressionAllowEstimated = RegressionDefaults.ALLOW_ESTIMATED;

    /**
     * How many tests that simply pass the console shows; all others are shown anyway.
     *
     * @since 0.1.0
     */
    @Parameter(property = "energy.console.top", defaultValue = "20")
    int top;

    /**
     * What findings are written as for CI servers: of {@code code-quality}, {@code warnings-ng} and {@code sarif} one or more
     * with commas between; {@code default} is what the CI server reads.
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
                regressionMinJoules,
                usual.falseDiscoveryRate(),
                usual.confidence(),
                regressionMaxDetectable,
                usual.minSamples(),
                regressionJvmSpread,
                AllowEstimated.of(regressionAllowEstimated));
    }
}
