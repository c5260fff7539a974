package io.github.energyjunit;

import io.github.energyjunit.measurement.Recorder;
import io.github.energyjunit.meter.InvalidConfigurationException;
import io.github.energyjunit.sampling.Canary;
import java.lang.reflect.AnnotatedElement;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.logging.Logger;
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
    private static final Logger LOGGER = Logger.getLogger(Plan.class.getName());

    private final Settings settings;
    private final @Nullable Recorder recorder;
    private final Map<AnnotatedElement, Annotations.On> annotations = new ConcurrentHashMap<>();
    private boolean sang;

    private Plan(Settings settings) {
        this.settings = settings;
        recorder = settings.skip() ? null : Recorders.of(settings);
        if (recorder != null) {
            recorder.acquire();
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

    private static Plan open(ExtensionContext context) {
        try {
            return new Plan(Settings.of(context::getConfigurationParameter));
        } catch (InvalidConfigurationException e) {
            throw new ExtensionConfigurationException("energy-junit: " + e.getMessage(), e);
        }
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

    /** Is told that samples are taken; the first time, the canary sings. */
    synchronized void takesSamples() {
        if (settings.canary() && recorder != null && !sang) {
            sang = true;
            sing(recorder);
        }
    }

    @Override
    public synchronized void close() {
        if (recorder != null) {
            if (sang) {
                sing(recorder);
            }
            recorder.release();
        }
    }

    /** Sings once more after each plan; what is known then is written down. */
    @SuppressWarnings("try") // the permit is held, not used
    private static void sing(Recorder recorder) {
        Canary canary = CANARIES.computeIfAbsent(recorder, key -> new Canary());
        try (Isolation.Permit permit = Isolation.enter(true)) {
            synchronized (canary) {
                canary.sing(recorder::cost);
                Canary.Steadiness steadiness = canary.steadiness();
                if (steadiness != null) {
                    recorder.append(
                            "canary",
                            line -> line.field("cv", (Double) steadiness.cv())
                                    .field("drift", (Double) steadiness.drift()));
                }
            }
        } catch (RuntimeException | LinkageError e) {
            LOGGER.warning("energy-junit does not know how steady the machine is: " + e);
        }
    }
}
