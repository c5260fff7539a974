package io.github.energyjunit;

import io.github.energyjunit.measurement.Batch;
import io.github.energyjunit.measurement.Outcome;
import java.lang.reflect.Method;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.BeforeTestExecutionCallback;
import org.junit.jupiter.api.extension.DynamicTestInvocationContext;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;
import org.junit.jupiter.api.extension.TestWatcher;

/**
 * Measures test bodies with an interceptor, the hook closest to them: it runs in the thread of a {@code @Timeout}, and sees
 * dynamic tests. Any waiting is done before that, where no timeout applies, and the outcome is the one that JUnit reports in
 * the end.
 *
 * <p>{@link MeasureEnergy} registers it. Registered by automatic detection, with
 * {@code junit.jupiter.extensions.autodetection.enabled=true}, it measures annotated tests, or all of them with
 * {@code energy.measure=all}.
 *
 * <p>Each measurement is also published as a report entry with the keys {@code energy.joules}, {@code energy.source} and
 * {@code energy.quality}.
 *
 * @since 0.1.0
 */
public final class EnergyExtension
        implements InvocationInterceptor, BeforeTestExecutionCallback, AfterTestExecutionCallback, TestWatcher {
    /** Called by JUnit. */
    public EnergyExtension() {}

    @Override
    public void beforeTestExecution(ExtensionContext context) {
        Running running = Running.of(context);
        if (running != null) {
            running.waitForOthers();
            running.beginAround();
        }
    }

    @Override
    public void interceptTestMethod(
            Invocation<@Nullable Void> invocation,
            ReflectiveInvocationContext<Method> invocationContext,
            ExtensionContext context)
            throws Throwable {
        measure(invocation, context);
    }

    @Override
    public void interceptTestTemplateMethod(
            Invocation<@Nullable Void> invocation,
            ReflectiveInvocationContext<Method> invocationContext,
            ExtensionContext context)
            throws Throwable {
        measure(invocation, context);
    }

    private static void measure(Invocation<@Nullable Void> invocation, ExtensionContext context) throws Throwable {
        Running running = Running.known(context);
        if (running == null) {
            invocation.proceed();
        } else {
            running.measure(invocation);
        }
    }

    /** Nothing but this hook knows of dynamic tests, and no timeout holds for them. */
    @Override
    public void interceptDynamicTest(
            Invocation<@Nullable Void> invocation,
            DynamicTestInvocationContext invocationContext,
            ExtensionContext context)
            throws Throwable {
        Running running = Running.of(context);
        if (running == null) {
            invocation.proceed();
            return;
        }
        Outcome outcome = Outcome.FAILED;
        running.waitForOthers();
        try {
            running.measure(invocation);
            outcome = Outcome.SUCCESSFUL;
        } catch (Throwable e) {
            outcome = Outcomes.of(e);
            throw e;
        } finally {
            running.goesOn();
            running.finish(outcome, Batch.ONE_BODY);
        }
    }

    @Override
    public void afterTestExecution(ExtensionContext context) {
        Running running = Running.known(context);
        if (running != null) {
            Body around = running.endAround();
            if (around != null) {
                running.publish(around, 1);
            }
            running.noticeOthers();
            running.goesOn();
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

    @Override
    public void testDisabled(ExtensionContext context, Optional<String> reason) {}

    private static void finish(ExtensionContext context, Outcome outcome) {
        Running running = Running.known(context);
        if (running != null) {
            running.finish(outcome, Batch.ONE_BODY);
        }
    }
}
