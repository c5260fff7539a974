package io.github.energyjunit;

import io.github.energyjunit.measurement.Recorder;
import io.github.energyjunit.meter.InvalidConfigurationException;
import java.util.Optional;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestPlan;

/**
 * Prints a short summary when a run has ended, where {@code energy.summary} is {@code true}, or {@code auto} and no Maven
 * is there to print a report. The JUnit Platform finds it by its service file.
 *
 * @since 0.1.0
 */
public final class SummaryListener implements TestExecutionListener {
    /** Is called by the JUnit Platform. */
    public SummaryListener() {}

    @Override
    public void testPlanExecutionFinished(TestPlan testPlan) {
        Harmless.run("print a summary", () -> print(testPlan));
    }

    private static void print(TestPlan testPlan) {
        try {
            Settings settings = Settings.of(key -> parameter(testPlan, key));
            Recorder recorder = Recorders.known(settings);
            // Tests that a measured test runs are a part of it.
            if (recorder != null && settings.summary() && !Body.isAround()) {
                Summary.take(recorder, settings.output()).forEach(System.out::println);
            }
        } catch (InvalidConfigurationException e) {
            // The tests have been told already.
        }
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
