package io.github.energyjunit;

import io.github.energyjunit.measurement.Recorder;
import io.github.energyjunit.measurement.file.Field;
import io.github.energyjunit.measurement.file.LineType;
import io.github.energyjunit.meter.InvalidConfigurationException;
import io.github.energyjunit.meter.background.Bounded;
import io.github.energyjunit.sampling.Canary;
import java.lang.reflect.AnnotatedElement;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;

/**
 * Lives in the root store for one test plan, and holds what its tests share. The recorder lives on: a JVM may run many
 * plans, one for each rerun or each class, and writes one file all the same.
 */
@SuppressWarnings("deprecation") // CloseableResource is what JUnit below 5.13 closes, AutoCloseable what later ones do
final class Plan implements ExtensionContext.Store.CloseableResource, AutoCloseable {
    private static final Namespace NAMESPACE = Namespace.create(Plan.class);
    private static final Map<Recorder, Canary> CANARIES = new ConcurrentHashMap<>();
    private static final Duration LONGEST_OPENING = Duration.ofMinutes(1);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(5);

    private final Settings settings;
    private final @Nullable Recorder recorder;
    private final Map<AnnotatedElement, Annotations.On> annotations = new ConcurrentHashMap<>();
    private final Map<String, Running> running = new ConcurrentHashMap<>();
    private final Set<String> runByOthers = ConcurrentHashMap.newKeySet();
    private boolean canaryRan;

    private Plan(Settings settings, boolean measures) {
        this.settings = settings;
        recorder = measures ? open(settings) : null;
    }

    private static @Nullable Recorder open(Settings settings) {
        try {
            Recorder recorder = Recorders.of(settings);
            recorder.acquire();
            return recorder;
        } catch (InvalidConfigurationException e) {
            throw e;
        } catch (Throwable e) {
            Harmless.tell("measure", e);
            return null;
        }
    }

    /**
     * Finds the plan that a test belongs to.
     *
     * @throws ExtensionConfigurationException if a setting has a value that is not allowed
     */
    static Plan of(ExtensionContext context) {
        return Objects.requireNonNull(context.getRoot()
                .getStore(NAMESPACE)
                .getOrComputeIfAbsent(Plan.class, key -> open(context), Plan.class));
    }

    /** Returns the plan that a test belongs to, if {@link #of} was asked before. */
    static @Nullable Plan known(ExtensionContext context) {
        try {
            return context.getRoot().getStore(NAMESPACE).get(Plan.class, Plan.class);
        } catch (ExtensionConfigurationException e) {
            // The test has been told already.
            return null;
        }
    }

    /**
     * Opens it in a thread of its own: what a test has replaced for its thread, such as static methods of the JDK by those
     * of a mock, neither keeps us from reading files nor sees that we do.
     */
    private static Plan open(ExtensionContext context) {
        // Tests that a measured test runs are a part of it.
        boolean apart = !Body.isAround(context.getUniqueId());
        Bounded opening = new Bounded("energy-junit-open");
        try {
            return opening.call(LONGEST_OPENING, () -> {
                Settings settings = Settings.of(context::getConfigurationParameter);
                Recorders.follow(settings);
                return new Plan(settings, !settings.skip() && apart);
            });
        } catch (ExecutionException e) {
            if (e.getCause() instanceof InvalidConfigurationException cause) {
                throw new ExtensionConfigurationException("energy-junit: " + cause.getMessage(), cause);
            }
            return nothing(e.getCause());
        } catch (TimeoutException | RuntimeException | Error e) {
            // Such as that no more threads can be started.
            return nothing(e);
        } finally {
            opening.rest();
        }
    }

    /** Returns one that measures nothing, and in which an {@link EnergyTest} runs once. */
    private static Plan nothing(@Nullable Throwable why) {
        Harmless.tell("measure", why == null ? new IllegalStateException() : why);
        return new Plan(Settings.nothing(), false);
    }

    /** Returns our annotations on a class or method; each is searched once. */
    Annotations.On annotationsOn(AnnotatedElement element) {
        Annotations.On known = annotations.get(element);
        return known == null ? annotations.computeIfAbsent(element, Annotations.On::of) : known;
    }

    /** Returns the settings of the plan. */
    Settings settings() {
        return settings;
    }

    /** Returns the recorder, or {@code null} when measuring is switched off. */
    @Nullable
    Recorder recorder() {
        return recorder;
    }

    /** Returns what follows a test, which is made at the first call. */
    Running running(String test, Supplier<Running> made) {
        return running.computeIfAbsent(test, key -> made.get());
    }

    /** Returns what follows a test, or {@code null}. */
    @Nullable
    Running running(String test) {
        return running.get(test);
    }

    /** Follows a test no more. */
    void forget(String test) {
        running.remove(test);
    }

    /** Notes that another extension runs the test methods of a class itself, instead of letting them proceed. */
    void runByOthers(String className) {
        runByOthers.add(className);
    }

    /** Returns whether another extension has run a test method of a class itself. */
    boolean isRunByOthers(String className) {
        return runByOthers.contains(className);
    }

    /** Notes that samples are taken; the first time, runs the canary. */
    synchronized void takesSamples() {
        if (settings.canary() && recorder != null && !canaryRan) {
            canaryRan = true;
            runCanary(recorder);
        }
    }

    @Override
    public synchronized void close() {
        if (recorder != null) {
            if (canaryRan) {
                runCanary(recorder);
            }
            Harmless.run("end a measured test plan", recorder::release);
        }
    }

    /** Runs the canary after each plan, and writes down what is known then. It does not wait long to be alone. */
    private static void runCanary(Recorder recorder) {
        Harmless.run("tell how steady the machine is", () -> {
            Canary canary = CANARIES.computeIfAbsent(recorder, key -> new Canary());
            Isolation.Permit permit = Isolation.enterAlone(LONGEST_WAIT);
            if (permit == null) {
                return;
            }
            try (permit) {
                runCanary(canary, recorder);
            }
        });
    }

    private static void runCanary(Canary canary, Recorder recorder) {
        synchronized (canary) {
            canary.run(recorder.regions()::cost);
            Canary.Steadiness steadiness = canary.steadiness();
            if (steadiness != null) {
                recorder.append(
                        LineType.CANARY,
                        line -> line.field(Field.CV, (Double) steadiness.cv())
                                .field(Field.DRIFT, (Double) steadiness.drift())
                                .field(Field.LEVEL_MICROJOULES, steadiness.levelMicrojoules()));
            }
        }
    }
}
