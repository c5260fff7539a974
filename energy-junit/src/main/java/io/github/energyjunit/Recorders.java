package io.github.energyjunit;

import io.github.energyjunit.measurement.Recorder;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Keeps the recorders of this JVM. It knows no type of JUnit Jupiter, which projects of JUnit 4 do not have. */
final class Recorders {
    private static final Map<String, Recorder> RECORDERS = new ConcurrentHashMap<>();

    private Recorders() {}

    /** Returns the recorder of this JVM for equal settings. */
    static Recorder of(Settings settings) {
        return RECORDERS.computeIfAbsent(
                settings.identity(), key -> Recorder.open(settings.sources(), settings.output()));
    }
}
