package io.github.energyjunit.meter.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Reads a small piece of a file, again and again, through one open descriptor and one buffer.
 *
 * <p>A file channel closes itself when an interrupted thread reads through it, and a test may well interrupt its thread.
 * The interrupt is therefore set aside while reading, and a channel that was closed all the same is opened again.
 */
public final class PositionalFile implements AutoCloseable {
    private static final long REOPEN_NANOS = 1_000_000_000L;

    /** A thread that is interrupted again and again must still come to read. */
    private static final int ATTEMPTS = 10;

    private final Path path;
    private final ByteBuffer buffer;
    private FileChannel channel;
    private long reopenedNanos = System.nanoTime() - REOPEN_NANOS;

    /** Opens the file, of which up to {@code capacity} bytes will be read. */
    public PositionalFile(Path path, int capacity) throws IOException {
        this.path = path;
        buffer = ByteBuffer.allocateDirect(capacity);
        channel = FileChannel.open(path, StandardOpenOption.READ);
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
                    channel = FileChannel.open(path, StandardOpenOption.READ);
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
            FileChannel anew = FileChannel.open(path, StandardOpenOption.READ);
            channel.close();
            channel = anew;
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
        channel.close();
    }

    private ByteBuffer readOnce(long position) throws IOException {
        buffer.clear();
        channel.read(buffer, position);
        return buffer.flip();
    }
}
