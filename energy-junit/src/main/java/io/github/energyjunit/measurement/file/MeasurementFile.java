package io.github.energyjunit.measurement.file;

import io.github.energyjunit.meter.background.Bounded;
import io.github.energyjunit.meter.file.FileSystems;
import io.github.energyjunit.meter.host.Ids;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Appends lines to {@code measurements-<pid>-<random>.jsonl}, each in one write that reaches the operating system at once:
 * a killed JVM loses at most the test in flight.
 *
 * <p>While the JVM measures, a marker with the ending {@code .open} stands beside the file. One that is left behind tells
 * of a JVM that was cut off.
 *
 * <p>A local disk is written to at once. Another one may not answer for minutes, so a thread of its own writes there: tests
 * wait for it for a moment, and what it could not write yet is written before what comes later.
 */
public final class MeasurementFile {
    private static final Duration LONGEST_WRITE = Duration.ofMillis(250);
    private static final Duration LONGEST_OPENING = Duration.ofSeconds(5);

    private final Path file;
    private final Path marker;
    private final @Nullable Bounded writer;
    private final Queue<String> lines = new ConcurrentLinkedQueue<>();
    private @Nullable OutputStream out;
    private boolean torn;

    /** Creates the folder, the file with its first line, and the marker. */
    public static MeasurementFile create(Path folder, String firstLine) throws IOException {
        Bounded writer = new Bounded("energy-junit-file");
        try {
            return writer.call(LONGEST_OPENING, () -> {
                Files.createDirectories(folder);
                return new MeasurementFile(folder, firstLine, FileSystems.isLocal(folder) ? null : writer);
            });
        } catch (TimeoutException e) {
            throw new IOException(folder + " does not answer", e);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof IOException cause ? cause : new IOException(e.getCause());
        } finally {
            writer.rest();
        }
    }

    private MeasurementFile(Path folder, String firstLine, @Nullable Bounded writer) throws IOException {
        file = folder.resolve(FileFormat.name(ProcessHandle.current().pid(), Ids.number()));
        marker = folder.resolve(file.getFileName() + FileFormat.OPEN);
        Files.write(marker, new byte[0]);
        this.writer = writer;
        lines.add(firstLine);
        write();
    }

    /** Appends to a stream that is open already; the marker stands beside the file. */
    MeasurementFile(Path file, OutputStream out, @Nullable Bounded writer) {
        this.file = file;
        this.out = out;
        this.writer = writer;
        marker = file.resolveSibling(file.getFileName() + FileFormat.OPEN);
    }

    /** Returns where a recording of stacks belongs: beside this file, and called like it. */
    public Path recording() {
        return file.resolveSibling(FileFormat.recordingBeside(String.valueOf(file.getFileName())));
    }

    /** Appends one line, without its end. */
    public synchronized void append(String line) throws IOException {
        lines.add(line);
        soon(this::write);
    }

    /** Appends one line to a file that is complete, unless somebody has deleted it, and leaves nothing open. */
    public void amend(String line) throws IOException {
        soon(() -> {
            if (Files.exists(file)) {
                lines.add(line);
                write();
                close();
            }
        });
    }

    /** Marks the file as being written. */
    public void resume() throws IOException {
        soon(() -> Files.write(marker, new byte[0]));
    }

    /**
     * Marks the file as complete, for now: another test plan of the same JVM may resume it. Until then nothing is open, since
     * Windows lets nobody delete what is.
     */
    public void pause() throws IOException {
        soon(() -> {
            write();
            close();
            Files.deleteIfExists(marker);
        });
        if (writer != null) {
            writer.rest();
        }
    }

    private void close() throws IOException {
        OutputStream stream = out;
        out = null;
        if (stream != null) {
            stream.close();
        }
    }

    private interface Action {
        void run() throws IOException;
    }

    private synchronized void soon(Action action) throws IOException {
        if (writer == null) {
            action.run();
            return;
        }
        try {
            writer.call(LONGEST_WRITE, () -> {
                action.run();
                return file;
            });
        } catch (TimeoutException e) {
            throw new IOException("its file system does not answer", e);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof IOException cause ? cause : new IOException(e.getCause());
        }
    }

    /** Writes what is left to write, one line after the other. */
    private void write() throws IOException {
        for (String line = lines.poll(); line != null; line = lines.poll()) {
            // What a full disk has cut off must not spoil the line behind it.
            String text = torn ? "\n" + line + "\n" : line + "\n";
            torn = true;
            stream().write(text.getBytes(StandardCharsets.UTF_8));
            torn = false;
        }
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
