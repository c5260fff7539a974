package io.github.energyjunit;

import io.github.energyjunit.measurement.Batch;
import io.github.energyjunit.measurement.Outcome;
import io.github.energyjunit.measurement.Recorder;
import io.github.energyjunit.measurement.TestDescription;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.junit.runner.Description;
import org.junit.runner.Result;
import org.junit.runner.notification.Failure;
import org.junit.runner.notification.RunListener;

/**
 * Measures the tests that JUnit 4 runs without the JUnit Platform, as it does under Surefire before 3.6, if every test is to
 * be measured: their whole execution. {@code energy:prepare} configures it as a {@code listener} of Surefire.
 *
 * <p>It throws nothing, since JUnit 4 treats an exception from a listener as a failed test.
 *
 * @since 0.1.0
 */
@RunListener.ThreadSafe
public final class EnergyRunListener extends RunListener {
    private final Map<Description, Body> bodies = new ConcurrentHashMap<>();
    private final Map<Description, Outcome> outcomes = new ConcurrentHashMap<>();
    private @Nullable Recorder recorder;
    private boolean refused;

    /** Called by Surefire. */
    public EnergyRunListener() {}

    @Override
    public void testStarted(Description test) {
        Harmless.run("measure a test of JUnit 4", () -> begin(test));
    }

    @Override
    public void testFailure(Failure failure) {
        Harmless.run("note an outcome of JUnit 4", () -> outcomes.put(failure.getDescription(), Outcome.FAILED));
    }

    @Override
    public void testAssumptionFailure(Failure failure) {
        Harmless.run(
                "note an outcome of JUnit 4", () -> outcomes.putIfAbsent(failure.getDescription(), Outcome.ABORTED));
    }

    @Override
    public void testFinished(Description test) {
        Harmless.run("record a test of JUnit 4", () -> end(test));
    }

    private void end(Description test) {
        Body body = bodies.remove(test);
        if (body != null) {
            body.end();
            Outcome outcome = outcomes.remove(test);
            body.record(
                    describe(test),
                    outcome == null ? Outcome.SUCCESSFUL : outcome,
                    (microjoules, nanos) -> Batch.ONE_EXECUTION);
        }
    }

    @Override
    public void testRunFinished(Result result) {
        outcomes.clear();
        // Whoever stops a run in the midst of a test need not tell of its end.
        bodies.values().forEach(Body::drop);
        bodies.clear();
        Harmless.run("end a run of JUnit 4", this::close);
    }

    private void begin(Description test) {
        Recorder open = recorder();
        Body body = open == null ? null : Body.beginExecution(open, test.getDisplayName());
        if (body != null) {
            Body unended = bodies.put(test, body);
            if (unended != null) {
                // Another test that JUnit 4 describes alike: nobody could tell which of them ends.
                unended.drop();
            }
        }
    }

    /** Opens the recorder with the first test: a JVM may run many plans, and writes one file all the same. */
    private synchronized @Nullable Recorder recorder() {
        if (recorder == null && !refused && !Body.isAround()) {
            refused = true; // unless it works
            Settings settings = Settings.of(key -> Optional.ofNullable(System.getProperty(key)));
            if (settings.all() && !settings.skip()) {
                Recorder open = Recorders.of(settings);
                open.acquire();
                recorder = open;
                refused = false;
            }
        }
        return recorder;
    }

    private synchronized void close() {
        Recorder open = recorder;
        recorder = null;
        if (open != null) {
            open.release();
        }
    }

    /** Identifies a test as the vintage engine's tests are: {@code Class#method()}, and what JUnit 4 puts in brackets. */
    static TestDescription describe(Description test) {
        String className = test.getClassName();
        String method = test.getMethodName();
        if (method == null) {
            return new TestDescription(test.getDisplayName(), className, "", test.getDisplayName(), null);
        }
        int bracket = method.indexOf('[');
        String name = bracket < 1 ? method : method.substring(0, bracket);
        String index = bracket < 1 ? "" : method.substring(bracket);
        return new TestDescription(className + "#" + name + "()" + index, className, name, method, null);
    }
}
