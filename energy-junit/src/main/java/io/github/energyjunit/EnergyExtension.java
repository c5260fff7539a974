package io.github.energyjunit;

import io.github.energyjunit.measurement.Outcome;
import io.github.energyjunit.measurement.Recorder;
import io.github.energyjunit.measurement.TestDescription;
import io.github.energyjunit.measurement.Window;
import java.lang.reflect.Method;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.DynamicTestInvocationContext;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;
import org.opentest4j.TestAbortedException;

/**
 * Measures test bodies as their interceptor, the hook that stands closest to them: it runs in the thread of a
 * {@code @Timeout}, and sees dynamic tests.
 *
 * <p>{@link MeasureEnergy} brings it along. Registered by itself, with
 * {@code junit.jupiter.extensions.autodetection.enabled=true}, it measures annotated tests, or all of them with
 * {@code energy.measure=all}.
 *
 * <p>Each measurement is also published as a report entry with the keys {@code energy.joules}, {@code energy.source} and
 * {@code energy.quality}.
 *
 * @since 0.1.0
 */
public final class EnergyExtension implements InvocationInterceptor {
    /** Is called by JUnit. */
    public EnergyExtension() {}

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

    @Override
    public void interceptDynamicTest(
            Invocation<@Nullable Void> invocation,
            DynamicTestInvocationContext invocationContext,
            ExtensionContext context)
            throws Throwable {
        measure(invocation, context);
    }

    @SuppressWarnings("try") // the permit is held, not used
    private static void measure(Invocation<@Nullable Void> invocation, ExtensionContext context) throws Throwable {
        Plan plan = Plan.of(context);
        Recorder recorder = plan.recorder();
        Annotations annotations = Annotations.around(context, plan);
        // An @EnergyTest measures itself, batch by batch.
        if (recorder == null
                || annotations.repeated()
                || !(annotations.present() || plan.settings().all())) {
            invocation.proceed();
            return;
        }
        TestDescription test = Tests.describe(context, annotations, plan.settings());
        Outcome outcome = Outcome.FAILED;
        try (Isolation.Permit permit = Isolation.enter(annotations.isolated())) {
            Window window = recorder.begin();
            try {
                invocation.proceed();
                outcome = Outcome.SUCCESSFUL;
            } catch (TestAbortedException e) {
                outcome = Outcome.ABORTED;
                throw e;
            } finally {
                recorder.end(window);
                Tests.publish(recorder.record(window, test, outcome), recorder, context);
            }
        }
    }
}
