package io.github.energyjunit;

import io.github.energyjunit.measurement.Batch;
import io.github.energyjunit.measurement.Outcome;
import io.github.energyjunit.measurement.Recorder;
import io.github.energyjunit.measurement.TestDescription;
import java.lang.reflect.Method;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.InvocationInterceptor.Invocation;

/**
 * Follows one measured test through the hooks of JUnit: it waits for others, is measured, lets others go on, and is written
 * down when JUnit has told its outcome. None of its methods throws anything of ours.
 */
final class Running {
    private static final String RUN_BY_OTHERS =
            "another extension runs the test methods of this class itself; those after its "
                    + "first one are measured, and all of them where @MeasureEnergy or the extension's automatic detection comes first";

    private final Plan plan;
    private final Recorder recorder;
    private final ExtensionContext context;
    private final TestDescription test;
    private final boolean isolated;
    private final boolean batch;
    private Isolation.@Nullable Permit permit;
    private volatile @Nullable Body body;

    /** What is measured around a body that does not reach us. */
    private @Nullable Body around;

    private volatile boolean reached;
    private boolean runByOthers;

    private Running(Plan plan, Recorder recorder, ExtensionContext context, Annotations annotations, boolean batch) {
        this.batch = batch;
        this.plan = plan;
        this.recorder = recorder;
        this.context = context;
        isolated = annotations.isolated();
        test = Tests.describe(context, annotations, plan);
    }

    /**
     * Begins to follow a test, unless it is not to be measured, or an {@link EnergyTest}, which is measured by batches.
     *
     * @throws ExtensionConfigurationException if a setting or an annotation has a value that is not allowed
     */
    static @Nullable Running of(ExtensionContext context) {
        return of(context, false);
    }

    /** Begins to follow a batch of an {@link EnergyTest}. */
    static @Nullable Running ofBatch(ExtensionContext context) {
        return of(context, true);
    }

    private static @Nullable Running of(ExtensionContext context, boolean batch) {
        try {
            Plan plan = Plan.of(context);
            Recorder recorder = plan.recorder();
            Annotations annotations = Annotations.around(context, plan);
            boolean wanted = annotations.repeated()
                    ? batch
                    : (annotations.present() || plan.settings().all()) && !isFactory(context, plan);
            return recorder == null || !wanted
                    ? null
                    : plan.running(key(context, batch), () -> new Running(plan, recorder, context, annotations, batch));
        } catch (ExtensionConfigurationException e) {
            throw e;
        } catch (Throwable e) {
            Harmless.tell("measure a test", e);
            return null;
        }
    }

    /** Returns what follows a test since {@link #of}, or {@code null}. */
    static @Nullable Running known(ExtensionContext context) {
        return known(context, false);
    }

    /** Returns what follows a batch since {@link #ofBatch}, or {@code null}. */
    static @Nullable Running knownBatch(ExtensionContext context) {
        return known(context, true);
    }

    private static @Nullable Running known(ExtensionContext context, boolean batch) {
        return Harmless.get("find a measured test", () -> {
            Plan plan = Plan.known(context);
            return plan == null ? null : plan.running(key(context, batch));
        });
    }

    /** Both kinds have the same contexts, but each has hooks of its own. */
    private static String key(ExtensionContext context, boolean batch) {
        return (batch ? "batch " : "body ") + context.getUniqueId();
    }

    /** A factory makes the tests that are measured. */
    private static boolean isFactory(ExtensionContext context, Plan plan) {
        Method method = context.getTestMethod().orElse(null);
        return method != null && plan.annotationsOn(method).factory();
    }

    TestDescription test() {
        return test;
    }

    /** Waits until the test may run. */
    void waitForOthers() {
        if (permit == null) {
            permit = Harmless.get("keep measured tests apart", () -> Isolation.enter(isolated));
        }
    }

    /** Returns whether bodies of its class do not reach us, so that they have to be measured from outside. */
    boolean isOutside() {
        return plan.isRunByOthers(test.className());
    }

    /** Begins to measure before the body, if it is not going to reach us. */
    void beginAround() {
        if (around == null && isOutside()) {
            around = begin();
        }
    }

    /** Ends what {@link #beginAround} has begun, if no body has taken its place; otherwise returns {@code null}. */
    @Nullable
    Body endAround() {
        Body begun = around;
        around = null;
        return begun != null && begun.end() ? begun : null;
    }

    /** Takes note where the body, as JUnit says, has run, but did not reach us; returns whether it is so. */
    boolean noticeOthers() {
        runByOthers =
                !reached && body == null && context.getExecutionException().isEmpty();
        if (runByOthers) {
            plan.runByOthers(test.className());
        }
        return runByOthers;
    }

    /** Runs the body and measures it, once. */
    void measure(Invocation<?> invocation) throws Throwable {
        Body begun = beginBody();
        try {
            invocation.proceed();
        } catch (OutOfMemoryError e) {
            breaksOff(Batch.ONE_BODY);
            throw e;
        } finally {
            if (begun != null && begun.end()) {
                publish(begun, 1);
            }
        }
    }

    /** Ends where JUnit does not recover: it calls nothing more for this test, and other threads may wait for it. */
    void breaksOff(Batch covered) {
        goesOn();
        finish(Outcome.FAILED, covered);
    }

    /** Publishes what one of a body's operations cost. */
    void publish(Body ended, long operations) {
        Harmless.run("publish a measurement", () -> Tests.publish(ended.microjoules(), operations, recorder, context));
    }

    /** Begins to measure, unless somebody has begun before; the last thing it does is to look at the clock. */
    @Nullable
    Body beginBody() {
        reached = true;
        Body begun = around;
        if (begun != null) {
            around = null;
            begun.drop();
            body = null;
        }
        return begin();
    }

    private @Nullable Body begin() {
        if (body != null) {
            return null;
        }
        Body begun = Body.begin(recorder, context.getUniqueId());
        body = begun;
        return begun;
    }

    /** Lets others go on; a body that has not come back is not waited for. */
    void goesOn() {
        Body begun = body;
        if (begun != null) {
            begun.abandon();
        }
        Isolation.Permit held = permit;
        if (held != null) {
            Harmless.run("let other tests go on", held::close);
        }
    }

    /** Writes down what was measured. */
    void finish(Outcome outcome, Batch covered) {
        Harmless.run("finish a measured test", () -> plan.forget(key(context, batch)));
        Body begun = body;
        if (begun != null) {
            begun.record(test, outcome, (microjoules, nanos) -> covered);
        } else if (runByOthers && !covered.warmup()) {
            Harmless.run(
                    "record what was not measured",
                    () -> recorder.recordUnread(
                            context.getUniqueId(), RUN_BY_OTHERS, test, outcome, (microjoules, nanos) -> covered));
        }
    }
}
