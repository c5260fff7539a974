package io.github.energyjunit.measurement;

import io.github.energyjunit.meter.host.Ids;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Appends lines to {@code measurements-<pid>-<random>.jsonl}, each in one write that reaches the operating system at once:
 * a killed JVM loses at most the test in flight.
 *
 * <p>While the JVM measures, a marker with the ending {@code .open} stands beside the file. One that is left behind tells
 * of a JVM that was cut off.
 */
final class MeasurementFile {
    private final Path file;
    private final Path marker;
    private @Nullable OutputStream out;
    private boolean torn;

    /** Creates the folder, the file with its first line, and the marker. */
    MeasurementFile(Path folder, String firstLine) throws IOException {
        Files.createDirectories(folder);
        long random = Ids.number();
        file = folder.resolve("measurements-" + ProcessHandle.current().pid() + "-" + random + ".jsonl");
        marker = folder.resolve(file.getFileName() + ".open");
        resume();
        append(firstLine);
    }

    /** Appends to a stream that is open already; the marker stands beside the file. */
    MeasurementFile(Path file, OutputStream out) {
        this.file = file;
        this.out = out;
        marker = file.resolveSibling(file.getFileName() + ".open");
    }

    synchronized void append(String line) throws IOException {
        // What a full disk has cut off must not spoil the line behind it.
        String text = torn ? "\n" + line + "\n" : line + "\n";
        torn = true;
        stream().write(text.getBytes(StandardCharsets.UTF_8));
        torn = false;
    }

    /** Marks the file as being written. */
    synchronized void resume() throws IOException {
        Files.write(marker, new byte[0]);
    }

    /**
     * Marks the file as complete, for now: another test plan of the same JVM may resume it. Until then nothing is open, since
     * Windows lets nobody delete what is.
     */
    synchronized void pause() throws IOException {
        OutputStream stream = out;
        out = null;
        if (stream != null) {
            stream.close();
        }
        Files.deleteIfExists(marker);
    }

    private OutputStream stream() throws IOException {
        OutputStream stream = out;
        if (stream == null) {
            // Not a channel: that would close itself under an interrupted thread.
            stream = new FileOutputStream(file.toFile(), true);
            out = stream;
        }
        return stream;
    }
}
