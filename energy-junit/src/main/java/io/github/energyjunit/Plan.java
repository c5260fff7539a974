package io.github.energyjunit;

import io.github.energyjunit.measurement.Recorder;
import io.github.energyjunit.meter.InvalidConfigurationException;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
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
    private static final Map<String, Recorder> RECORDERS = new ConcurrentHashMap<>();

    private final Settings settings;
    private final @Nullable Recorder recorder;

    private Plan(Settings settings) {
        this.settings = settings;
        recorder = settings.skip() ? null : recorder(settings);
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

    /** Returns the recorder of this JVM for equal settings. */
    static Recorder recorder(Settings settings) {
        return RECORDERS.computeIfAbsent(
                settings.identity(), key -> Recorder.open(settings.sources(), settings.output()));
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

    @Override
    public void close() {
        if (recorder != null) {
            recorder.release();
        }
    }
}
