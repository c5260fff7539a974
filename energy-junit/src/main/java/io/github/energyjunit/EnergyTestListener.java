package io.github.energyjunit;

import io.github.energyjunit.measurement.Batch;
import io.github.energyjunit.measurement.Course;
import io.github.energyjunit.measurement.Outcome;
import io.github.energyjunit.measurement.Recorder;
import io.github.energyjunit.measurement.TestDescription;
import io.github.energyjunit.meter.InvalidConfigurationException;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.TestSource;
import org.junit.platform.engine.support.descriptor.ClassSource;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;

/**
 * Measures the tests of engines other than JUnit Jupiter, such as JUnit 4's, if every test is to be measured: their whole
 * execution, since these engines do not report where a test's own code begins.
 *
 * <p>The JUnit Platform finds it by its service file. It measures nothing unless {@code energy.measure} is {@code all}. Tests
 * of JUnit Jupiter are left to {@link EnergyExtension}, unless its detection is switched off. If anything in a plan is to be
 * measured, it also follows the plan, so that the ledger can show where the JVM's energy went.
 *
 * @since 0.1.0
 */
public final class EnergyTestListener implements TestExecutionListener {
    private static final String JUPITER = "[engine:junit-jupiter]";
    private static final String DETECTION = "junit.jupiter.extensions.autodetection.enabled";

    private final Map<String, Body> bodies = new ConcurrentHashMap<>();
    private volatile @Nullable PlanCourse course;
    private @Nullable Recorder followed;
    private @Nullable Recorder recorder;
    private boolean jupiterToo;
    private @Nullable ListenedTestId ids;

    /** Called by the JUnit Platform. */
    public EnergyTestListener() {}

    @Override
    public void testPlanExecutionStarted(TestPlan testPlan) {
        Harmless.run("measure tests by its listener", () -> start(testPlan));
    }

    private void start(TestPlan testPlan) {
        try {
            Settings settings = Settings.of(key -> parameter(testPlan, key));
            Recorders.follow(settings);
            // Tests that a measured test runs are a part of it.
            if (settings.skip()
                    || Body.isAround()
                    || !(settings.all() || PlanCourse.asksForMeasuring(testPlan, JUPITER))) {
                return;
            }
            Recorder opened = Recorders.of(settings);
            opened.acquire();
            followed = opened;
            Course following = opened.follow();
            course = following == null ? null : new PlanCourse(following);
            if (settings.all()) {
                jupiterToo = !parameter(testPlan, DETECTION).orElse("false").equalsIgnoreCase("true");
                ids = new ListenedTestId(testPlan);
                recorder = opened;
            }
        } catch (InvalidConfigurationException e) {
            // The extension and the plugin say the same, and can fail; a listener cannot.
            Logger.getLogger(EnergyTestListener.class.getName()).warning("energy-junit: " + e.getMessage());
        }
    }

    @Override
    public void dynamicTestRegistered(TestIdentifier test) {
        ListenedTestId identities = ids;
        if (identities != null) {
            Harmless.run("name a test", () -> identities.add(test));
        }
    }

    @Override
    public void executionStarted(TestIdentifier test) {
        PlanCourse plan = course;
        if (plan != null) {
            Harmless.run("follow a test plan", () -> plan.started(test));
        }
        Recorder open = recorder;
        if (open != null && test.isTest() && (jupiterToo || !test.getUniqueId().contains(JUPITER))) {
            Harmless.run("measure a test by its listener", () -> begin(open, test));
        }
    }

    private void begin(Recorder open, TestIdentifier test) {
        // Some engines call a test what has others in it: those are the tests, and their energy must not count twice.
        Body around = bodies.remove(test.getParentId().orElse(""));
        if (around != null) {
            around.drop();
        }
        Body body = Body.beginExecution(open, test.getUniqueId());
        if (body != null) {
            bodies.put(test.getUniqueId(), body);
        }
    }

    @Override
    public void executionFinished(TestIdentifier test, TestExecutionResult result) {
        // JUnit puts an id together when it is asked for it.
        Body body = bodies.isEmpty() ? null : bodies.remove(test.getUniqueId());
        if (body != null) {
            body.end();
            Harmless.run(
                    "record a test by its listener",
                    () -> body.record(describe(test), outcome(result), (microjoules, nanos) -> Batch.ONE_EXECUTION));
        }
        PlanCourse plan = course;
        if (plan != null) {
            Harmless.run("follow a test plan", () -> plan.finished(test));
        }
    }

    @Override
    public void testPlanExecutionFinished(TestPlan testPlan) {
        Recorder open = followed;
        followed = null;
        recorder = null;
        course = null;
        bodies.values().forEach(Body::drop);
        bodies.clear();
        if (open != null) {
            Harmless.run("end a measured test plan", open::release);
        }
    }

    private TestDescription describe(TestIdentifier test) {
        ListenedTestId identities = Objects.requireNonNull(ids);
        TestId id = identities.of(test);
        String outermost = outermost(test.getSource().orElse(null), id.className());
        return new TestDescription(
                id.id(), id.className(), id.methodName(), identities.displayName(test), null, true, true, outermost);
    }

    /** Returns the name of the class around all others; the class is loaded already, since its test has run. */
    private static String outermost(@Nullable TestSource source, String className) {
        try {
            Class<?> type = source instanceof MethodSource method
                    ? method.getJavaClass()
                    : source instanceof ClassSource declared ? declared.getJavaClass() : null;
            String name = className;
            for (Class<?> around = type; around != null; around = around.getEnclosingClass()) {
                name = around.getName();
            }
            return name;
        } catch (RuntimeException | LinkageError e) {
            return className;
        }
    }

    private static Outcome outcome(TestExecutionResult result) {
        return switch (result.getStatus()) {
            case SUCCESSFUL -> Outcome.SUCCESSFUL;
            case ABORTED -> Outcome.ABORTED;
            case FAILED -> Outcome.FAILED;
        };
    }

    private static Optional<String> parameter(TestPlan testPlan, String key) {
        try {
            return testPlan.getConfigurationParameters().get(key);
        } catch (NoSuchMethodError e) {
            // Platforms before 1.8 keep it to themselves.
            return Optional.ofNullable(System.getProperty(key));
        }
    }
}
