package io.github.energyjunit.meter.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Reads a small file from its start, again and again, through one open descriptor and one buffer.
 *
 * <p>A file channel closes itself when an interrupted thread reads through it, and a test may well interrupt its thread.
 * The interrupt is therefore set aside while reading, and a channel that was closed all the same is opened again.
 */
public final class PositionalFile implements AutoCloseable {
    private final Path path;
    private final ByteBuffer buffer;
    private FileChannel channel;

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
        boolean interrupted = Thread.interrupted();
        try {
            return readOnce();
        } catch (ClosedChannelException closedByInterrupt) {
            interrupted |= Thread.interrupted();
            channel = FileChannel.open(path, StandardOpenOption.READ);
            return readOnce();
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
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

    private ByteBuffer readOnce() throws IOException {
        buffer.clear();
        channel.read(buffer, 0);
        return buffer.flip();
    }
}
