package io.github.energyjunit;

import io.github.energyjunit.measurement.Recorder;
import io.github.energyjunit.meter.background.FileRoom;
import io.github.energyjunit.meter.background.Room;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Keeps the recorders of this JVM. It knows no type of JUnit Jupiter, which projects of JUnit 4 do not have. */
final class Recorders {
    private static final Map<String, Recorder> RECORDERS = new ConcurrentHashMap<>();

    /** Those of the last test plan, or of the system properties where there was none. */
    private static volatile @Nullable Settings settings;

    private Recorders() {}

    /** Notes the settings of a test plan, for regions of code that no measured test is around. */
    static void follow(Settings plan) {
        settings = plan;
    }

    /**
     * Returns what measures regions of code in the current thread, or {@code null} where nothing is to be measured.
     *
     * @throws io.github.energyjunit.meter.InvalidConfigurationException if a setting has a value that is not allowed
     */
    static @Nullable Recorder here() {
        Recorder around = Body.recorderAround();
        if (around != null) {
            return around;
        }
        Settings known = settings;
        if (known == null) {
            known = Settings.of(key -> Optional.ofNullable(System.getProperty(key)));
            settings = known;
        }
        return known.skip() ? null : of(known);
    }

    /** Returns the recorder of this JVM for equal settings. */
    static Recorder of(Settings settings) {
        Recorder recorder = RECORDERS.computeIfAbsent(settings.identity().toString(), key -> open(settings));
        if (settings.summary()) {
            Summary.expect(recorder);
        }
        return recorder;
    }

    private static Recorder open(Settings settings) {
        if (!Room.isLeft()) {
            throw new IllegalStateException("the system lets this JVM start hardly any more threads (ulimit -u, or a"
                    + " container's limit of processes), and the tests may need them");
        }
        if (!FileRoom.isLeft()) {
            throw new IllegalStateException(
                    "the system lets this JVM open hardly any more files (ulimit -n), and the tests"
                            + " may need them");
        }
        return Recorder.open(settings.sources(), settings.output());
    }

    /** Returns the recorder of this JVM for equal settings, or {@code null} where nothing was measured with them. */
    static @Nullable Recorder known(Settings settings) {
        return RECORDERS.isEmpty() ? null : RECORDERS.get(settings.identity().toString());
    }
}
