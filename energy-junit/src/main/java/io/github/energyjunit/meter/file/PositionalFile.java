package io.github.energyjunit.meter.file;

import io.github.energyjunit.meter.background.Bounded;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Reads a small piece of a file, again and again, through one open descriptor and one buffer.
 *
 * <p>A file channel closes itself when an interrupted thread reads through it, and a test may well interrupt its thread.
 * The interrupt is therefore set aside while reading, and a channel that was closed all the same is opened again.
 *
 * <p>The kernel's own files and those on a local disk answer at once. Others, such as those that a program shows through
 * FUSE, as containers have them, may never answer: a separate thread reads them, and tests wait for a moment only.
 */
public final class PositionalFile implements AutoCloseable {
    private static final long REOPEN_NANOS = 1_000_000_000L;
    private static final Duration LONGEST_READ = Duration.ofMillis(250);
    private static final Duration LONGEST_OPENING = Duration.ofSeconds(5);

    /** A thread that is interrupted again and again must still come to read. */
    private static final int ATTEMPTS = 10;

    private final Path path;
    private final ByteBuffer buffer;
    private final Opener opener;
    private final @Nullable Bounded reader;
    private Content content;
    private long reopenedNanos = System.nanoTime() - REOPEN_NANOS;

    /** What is read. */
    interface Content extends Closeable {
        void read(ByteBuffer into, long position) throws IOException;
    }

    /** Opens it, once more where it has to. */
    interface Opener {
        Content open() throws IOException;
    }

    /** Opens the file, of which up to {@code capacity} bytes will be read. */
    public PositionalFile(Path path, int capacity) throws IOException {
        this(path, capacity, () -> channel(path), FileSystems.answer(path) ? null : new Bounded("energy-junit-read"));
    }

    PositionalFile(Path path, int capacity, Opener opener, @Nullable Bounded reader) throws IOException {
        this.path = path;
        this.opener = opener;
        this.reader = reader;
        buffer = ByteBuffer.allocateDirect(capacity);
        content = within(LONGEST_OPENING, opener::open);
    }

    private static Content channel(Path path) throws IOException {
        FileChannel channel = KernelFiles.channel(path);
        return new Content() {
            @Override
            public void read(ByteBuffer into, long position) throws IOException {
                channel.read(into, position);
            }

            @Override
            public void close() throws IOException {
                channel.close();
            }
        };
    }

    private <T> T soon(Callable<T> action) throws IOException {
        return within(LONGEST_READ, action);
    }

    private <T> T within(Duration longest, Callable<T> action) throws IOException {
        try {
            return reader == null ? action.call() : reader.call(longest, action);
        } catch (TimeoutException e) {
            throw new IOException(path + " does not answer", e);
        } catch (ExecutionException e) {
            throw new IOException(String.valueOf(e.getCause()), e);
        } catch (IOException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IOException(e);
        }
    }

    /**
     * Reads the file from its start.
     *
     * @return the buffer, from position 0 to its limit; valid until the next call
     * @throws IOException if the file cannot be read
     */
    public ByteBuffer read() throws IOException {
        return read(0);
    }

    /**
     * Reads the file from a position.
     *
     * @return the buffer, from position 0 to its limit; valid until the next call
     * @throws IOException if the file cannot be read
     */
    public ByteBuffer read(long position) throws IOException {
        return reader == null ? readNow(position) : soon(() -> readNow(position));
    }

    private ByteBuffer readNow(long position) throws IOException {
        boolean interrupted = Thread.interrupted();
        try {
            for (int attempt = 1; ; attempt++) {
                try {
                    return readOnce(position);
                } catch (ClosedChannelException closedByInterrupt) {
                    if (attempt == ATTEMPTS) {
                        throw closedByInterrupt;
                    }
                    interrupted |= Thread.interrupted();
                    content = opener.open();
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /**
     * Opens the file anew where it may have vanished and come back, as when its driver is loaded again; at most once in a
     * second, since it is called beside the code that is measured.
     */
    public void reopen() {
        long now = System.nanoTime();
        if (now - reopenedNanos < REOPEN_NANOS) {
            return;
        }
        reopenedNanos = now;
        try {
            soon(() -> {
                Content before = content;
                content = opener.open();
                before.close();
                return path;
            });
        } catch (IOException e) {
            // Still gone: the old descriptor goes on to say so.
        }
    }

    /** Returns the path that was opened. */
    public Path path() {
        return path;
    }

    @Override
    public void close() throws IOException {
        try {
            soon(() -> {
                content.close();
                return path;
            });
        } finally {
            if (reader != null) {
                reader.rest();
            }
        }
    }

    private ByteBuffer readOnce(long position) throws IOException {
        buffer.clear();
        content.read(buffer, position);
        return buffer.flip();
    }
}
