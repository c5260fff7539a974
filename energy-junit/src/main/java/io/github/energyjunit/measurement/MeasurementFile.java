package io.github.energyjunit.measurement;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;

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
    private final OutputStream out;
    private boolean torn;

    /** Creates the folder, the file with its first line, and the marker. */
    MeasurementFile(Path folder, String firstLine) throws IOException {
        Files.createDirectories(folder);
        // Not java.util.random: it looks for its implementations by the context class loader of whatever test runs now.
        long random = UUID.randomUUID().getMostSignificantBits() >>> 1;
        file = folder.resolve("measurements-" + ProcessHandle.current().pid() + "-" + random + ".jsonl");
        marker = folder.resolve(file.getFileName() + ".open");
        resume();
        // Not a channel: that would close itself under an interrupted thread.
        out = new FileOutputStream(file.toFile(), true);
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
        out.write(text.getBytes(StandardCharsets.UTF_8));
        torn = false;
    }

    /** Marks the file as being written. */
    void resume() throws IOException {
        Files.write(marker, new byte[0]);
    }

    /** Marks the file as complete, for now: another test plan of the same JVM may resume it. */
    void pause() throws IOException {
        Files.deleteIfExists(marker);
    }
}
