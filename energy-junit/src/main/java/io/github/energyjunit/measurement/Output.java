package io.github.energyjunit.measurement;

import io.github.energyjunit.measurement.file.MeasurementFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Writes to the measurement file. It never throws: the first thing that goes wrong is logged, and tests go on. */
final class Output {

    private final AtomicBoolean complained = new AtomicBoolean();
    private final @Nullable MeasurementFile file;

    /** Creates the file in a folder. */
    Output(Path folder, String firstLine) {
        file = create(folder, firstLine);
    }

    private @Nullable MeasurementFile create(Path folder, String firstLine) {
        try {
            return MeasurementFile.create(folder, firstLine);
        } catch (Throwable e) {
            complain("cannot create a measurement file in " + folder + ", no energy is recorded", e);
            return null;
        }
    }

    /** Returns where a recording of stacks belongs; {@code null} where nothing can be written. */
    @Nullable
    Path recording() {
        return file == null ? null : file.recording();
    }

    /** Appends one line. */
    void append(String line) {
        attempt(
                open -> open.append(line),
                "cannot write to the measurement file, energy of this and later tests is lost");
    }

    /** Appends one line to a file that may be whole already. */
    void amend(String line) {
        attempt(open -> open.amend(line), "cannot amend the measurement file");
    }

    /** Marks the file as one that is being written to. */
    void resume() {
        attempt(MeasurementFile::resume, "cannot mark the measurement file");
    }

    /** Marks the file as one that is whole. */
    void pause() {
        attempt(MeasurementFile::pause, "cannot mark the measurement file");
    }

    private interface Action {
        void on(MeasurementFile file) throws IOException;
    }

    private void attempt(Action action, String otherwise) {
        if (file == null) {
            return;
        }
        try {
            action.on(file);
        } catch (Throwable e) {
            complain(otherwise, e);
        }
    }

    private void complain(String what, Throwable why) {
        if (complained.compareAndSet(false, true)) {
            Logger.getLogger(Recorder.class.getName()).log(Level.WARNING, "energy-junit " + what + ": " + why);
        }
    }
}
