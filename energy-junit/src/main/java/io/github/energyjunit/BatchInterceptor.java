package io.github.energyjunit;

import io.github.energyjunit.measurement.Batch;
import io.github.energyjunit.measurement.Outcome;
import io.github.energyjunit.sampling.Sampling;
import io.github.energyjunit.sampling.WorkedTime;
import java.lang.reflect.Method;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.BeforeTestExecutionCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;
import org.junit.jupiter.api.extension.TestWatcher;
import org.junit.platform.commons.support.ReflectionSupport;

/**
 * Runs one batch of an {@link EnergyTest} inside one invocation of JUnit.
 *
 * <p>JUnit lets an invocation proceed once. So the first invocation of a batch proceeds, through whatever interceptors
 * stand further inside, and the others call the method on the same instance with the same arguments.
 */
final class BatchInterceptor
        implements InvocationInterceptor, BeforeTestExecutionCallback, AfterTestExecutionCallback, TestWatcher {
    private static final long PROGRESS_NANOS = 10_000_000_000L;

    private final Sampling sampling;
    private boolean expected;
    private @Nullable WorkedTime around;
    private boolean repeats;
    private volatile boolean warmup;
    private volatile long operations;
    private long toldNanos = System.nanoTime();

    BatchInterceptor(Sampling sampling) {
        this.sampling = sampling;
    }

    /** Remembers that JUnit was offered a batch. */
    void expectBatch() {
        expected = true;
    }

    /** Returns whether the last batch never came to its end, because {@code @BeforeEach} failed, or was not measured. */
    boolean isDone() {
        return expected;
    }

    @Override
    public void beforeTestExecution(ExtensionContext context) {
        Running running = Running.ofBatch(context);
        if (running != null) {
            running.waitForOthers();
            around = running.isOutside() ? new WorkedTime(sampling.batch()) : null;
            running.beginAround();
        }
    }

    @Override
    public void interceptTestTemplateMethod(
            Invocation<@Nullable Void> invocation,
            ReflectiveInvocationContext<Method> invocationContext,
            ExtensionContext context)
            throws Throwable {
        Running running = Running.knownBatch(context);
        warmup = sampling.warmsUp();
        operations = 1;
        WorkedTime time = new WorkedTime(sampling.batch());
        Body body = running == null ? null : running.beginBody();
        if (running == null || body == null) {
            invocation.proceed();
            return;
        }
        boolean successful = false;
        long ran = 0;
        try {
            invocation.proceed();
            ran = 1 + repeat(invocationContext, body, time);
            successful = true;
        } catch (OutOfMemoryError e) {
            running.breaksOff(new Batch(warmup, operations, Batch.Scope.BODY, null));
            throw e;
        } finally {
            if (body.end()) {
                add(body, time, ran, successful);
                if (successful && !warmup) {
                    running.publish(body, operations);
                }
            }
        }
    }

    /** Runs all invocations but the first, until JUnit waits no more. */
    private long repeat(ReflectiveInvocationContext<Method> invocationContext, Body body, WorkedTime time) {
        Method method = invocationContext.getExecutable();
        Object target = invocationContext.getTarget().orElse(null);
        Object[] arguments = invocationContext.getArguments().toArray();
        boolean warmsUp = warmup;
        long most = sampling.operations() - 1;
        long ran = 0;
        // A warm-up finds out how many invocations fill the time; a sample does not look at the clock.
        while ((warmsUp ? !time.isOver() : ran < most) && !body.isOver()) {
            ReflectionSupport.invokeMethod(method, target, arguments);
            ran++;
        }
        return ran;
    }

    private void add(Body body, WorkedTime time, long ran, boolean successful) {
        Harmless.run("take a sample", () -> {
            operations = Math.max(1, ran);
            if (successful) {
                long nanos = Math.min(body.nanos(), time.nanos());
                sampling.add(body.microjoules(), operations, nanos, System.nanoTime());
                expected = false;
            } else {
                sampling.fail();
            }
        });
    }

    @Override
    public void afterTestExecution(ExtensionContext context) {
        Running running = Running.knownBatch(context);
        if (running != null) {
            endAround(running, context);
            running.goesOn();
        }
    }

    /** Where another extension runs the method itself it can run but once: each batch is one invocation then. */
    private void endAround(Running running, ExtensionContext context) {
        Body body = running.endAround();
        WorkedTime time = around;
        if (body != null && time != null) {
            warmup = sampling.warmsUp();
            boolean successful = context.getExecutionException().isEmpty();
            add(body, time, 1, successful);
            if (successful && !warmup) {
                running.publish(body, 1);
            }
        } else if (running.noticeOthers() && !repeats) {
            // From the next one on it is measured from outside.
            repeats = true;
            warmup = true;
            operations = 1;
            expected = false;
        }
    }

    @Override
    public void testSuccessful(ExtensionContext context) {
        finish(context, Outcome.SUCCESSFUL);
    }

    @Override
    public void testAborted(ExtensionContext context, @Nullable Throwable cause) {
        finish(context, Outcome.ABORTED);
    }

    @Override
    public void testFailed(ExtensionContext context, @Nullable Throwable cause) {
        finish(context, Outcome.FAILED);
    }

    private void finish(ExtensionContext context, Outcome outcome) {
        Running running = Running.knownBatch(context);
        if (running == null) {
            return;
        }
        // Neither a batch that was abandoned nor one whose @AfterEach failed is followed by another.
        boolean goesOn = outcome == Outcome.SUCCESSFUL && !expected;
        Sampling.Reason reason = goesOn || !sampling.goesOn() ? sampling.stopped() : sampling.fail();
        String stopped = reason == null ? null : reason.label();
        running.finish(outcome, new Batch(warmup, operations, Batch.Scope.BODY, stopped));
        long now = System.nanoTime();
        if (sampling.goesOn() && now - toldNanos >= PROGRESS_NANOS) {
            toldNanos = now;
            Logger.getLogger(EnergyTest.class.getName())
                    .logp(Level.INFO, "energy-junit", "", () -> running.test().test() + ": " + sampling.progress());
        }
    }
}
