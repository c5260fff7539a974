package io.github.energyjunit;

import io.github.energyjunit.measurement.Recorder;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Keeps the recorders of this JVM. It knows no type of JUnit Jupiter, which projects of JUnit 4 do not have. */
final class Recorders {
    private static final Map<String, Recorder> RECORDERS = new ConcurrentHashMap<>();

    private Recorders() {}

    /** Returns the recorder of this JVM for equal settings. */
    static Recorder of(Settings settings) {
        Recorder recorder = RECORDERS.computeIfAbsent(
                settings.identity(), key -> Recorder.open(settings.sources(), settings.output()));
        if (settings.summary()) {
            Summary.expect(recorder);
        }
        return recorder;
    }

    /** Returns the recorder of this JVM for equal settings, or {@code null} where nothing was measured with them. */
    static @Nullable Recorder known(Settings settings) {
        return RECORDERS.get(settings.identity());
    }
}
