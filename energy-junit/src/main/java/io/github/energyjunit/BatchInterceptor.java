package io.github.energyjunit;

import io.github.energyjunit.measurement.Batch;
import io.github.energyjunit.measurement.Outcome;
import io.github.energyjunit.measurement.Recorder;
import io.github.energyjunit.measurement.TestDescription;
import io.github.energyjunit.measurement.Window;
import io.github.energyjunit.sampling.Sampling;
import java.lang.reflect.Method;
import java.util.Locale;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;
import org.junit.platform.commons.support.ReflectionSupport;
import org.opentest4j.TestAbortedException;

/**
 * Runs one batch of an {@link EnergyTest} inside one invocation of JUnit.
 *
 * <p>JUnit lets an invocation proceed once. So the first invocation of a batch proceeds, through whatever interceptors
 * stand further inside, and the others call the method on the same instance with the same arguments.
 */
final class BatchInterceptor implements InvocationInterceptor {
    private static final Logger LOGGER = Logger.getLogger(EnergyTest.class.getName());
    private static final long PROGRESS_NANOS = 5_000_000_000L;

    private final Plan plan;
    private final Sampling sampling;
    private final boolean isolated;
    private boolean expected;
    private boolean skipped;
    private long toldNanos = System.nanoTime();

    BatchInterceptor(Plan plan, Sampling sampling, boolean isolated) {
        this.plan = plan;
        this.sampling = sampling;
        this.isolated = isolated;
    }

    /** Remembers that JUnit was offered a batch. */
    void expectBatch() {
        expected = true;
    }

    /** Returns whether the last batch never came here, because {@code @BeforeEach} failed, or was not to be measured. */
    boolean isDone() {
        return expected || skipped;
    }

    @Override
    @SuppressWarnings("try") // the permit is held, not used
    public void interceptTestTemplateMethod(
            Invocation<@Nullable Void> invocation,
            ReflectiveInvocationContext<Method> invocationContext,
            ExtensionContext context)
            throws Throwable {
        expected = false;
        Recorder recorder = plan.recorder();
        if (recorder == null) {
            skipped = true;
            invocation.proceed();
            return;
        }
        TestDescription test = Tests.describe(context, Annotations.around(context, plan), plan.settings());
        boolean warmup = sampling.warmsUp();
        Outcome outcome = Outcome.FAILED;
        long ran = 0;
        try (Isolation.Permit permit = Isolation.enter(isolated)) {
            Window window = recorder.begin();
            try {
                ran = run(invocation, invocationContext, warmup);
                outcome = Outcome.SUCCESSFUL;
            } catch (TestAbortedException e) {
                outcome = Outcome.ABORTED;
                throw e;
            } finally {
                recorder.end(window);
                long operations = Math.max(1, ran);
                boolean successful = outcome == Outcome.SUCCESSFUL;
                recorder.record(window, test, outcome, (microjoules, nanos) -> {
                    Sampling.Reason reason = successful
                            ? sampling.add(microjoules, operations, nanos, System.nanoTime())
                            : sampling.fail();
                    String stopped = reason == null ? null : reason.name().toLowerCase(Locale.ROOT);
                    return new Batch(warmup, operations, Batch.Scope.BODY, stopped);
                });
            }
        }
        tell(test);
    }

    private long run(
            Invocation<@Nullable Void> invocation,
            ReflectiveInvocationContext<Method> invocationContext,
            boolean warmup)
            throws Throwable {
        long end = System.nanoTime() + sampling.batch().toNanos();
        long operations = sampling.operations();
        invocation.proceed();
        Method method = invocationContext.getExecutable();
        Object target = invocationContext.getTarget().orElse(null);
        Object[] arguments = invocationContext.getArguments().toArray();
        long ran = 1;
        // A warm-up finds out how many invocations fill the time; a sample does not look at the clock.
        while (warmup ? System.nanoTime() < end : ran < operations) {
            ReflectionSupport.invokeMethod(method, target, arguments);
            ran++;
        }
        return ran;
    }

    private void tell(TestDescription test) {
        long now = System.nanoTime();
        if (sampling.goesOn() && now - toldNanos >= PROGRESS_NANOS) {
            toldNanos = now;
            LOGGER.info(() -> "energy-junit: " + test.test() + ": " + sampling.progress());
        }
    }
}
