package io.github.energyjunit.meter.file;

import io.github.energyjunit.meter.EnergySource;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * Reads a file that holds one whole number, such as {@code energy_uj}, through a descriptor that stays open.
 *
 * <p>The file must be updated by the kernel, or rewritten in place. A program that replaces its file, by renaming a new one,
 * leaves the open one as it is: the number then never changes. A {@link io.github.energyjunit.meter.relay.Feed} that opens
 * the file each time suits such a program.
 */
public final class CounterFile implements AutoCloseable {
    /** Holds the longest 64-bit number and its line end. */
    private static final int CAPACITY = 32;

    private final PositionalFile file;
    private final boolean lineEnd;

    /**
     * Opens the file and reads it once.
     *
     * @throws IOException if it cannot be opened or read, or holds no whole number
     */
    public CounterFile(Path path) throws IOException {
        file = new PositionalFile(path, CAPACITY);
        ByteBuffer content = file.read();
        lineEnd = endsWithLineEnd(content);
        if (parse(content) == EnergySource.NO_READING) {
            String text = StandardCharsets.ISO_8859_1.decode(content).toString();
            file.close();
            throw new IOException(path + " holds '" + text.strip() + "', expected a whole number");
        }
    }

    /** Returns the number, or {@link EnergySource#NO_READING} when the file cannot be read, is empty or torn. */
    public long read() {
        try {
            ByteBuffer content = file.read();
            if (content.limit() == 0) {
                file.reopen();
            }
            // A writer that ends its lines and now has not was caught in the middle of writing.
            return lineEnd && !endsWithLineEnd(content) ? EnergySource.NO_READING : parse(content);
        } catch (IOException e) {
            file.reopen();
            return EnergySource.NO_READING;
        }
    }

    @Override
    public void close() {
        try {
            file.close();
        } catch (IOException e) {
            // Nothing was written, so nothing is lost.
        }
    }

    private static boolean endsWithLineEnd(ByteBuffer content) {
        return content.limit() > 0 && content.get(content.limit() - 1) == '\n';
    }

    private static long parse(ByteBuffer content) {
        int limit = content.limit();
        while (limit > 0 && content.get(limit - 1) <= ' ') {
            limit--;
        }
        long value = 0;
        for (int i = 0; i < limit; i++) {
            int digit = content.get(i) - '0';
            if (digit < 0 || digit > 9 || value > (Long.MAX_VALUE - digit) / 10) {
                return EnergySource.NO_READING;
            }
            value = value * 10 + digit;
        }
        return limit == 0 ? EnergySource.NO_READING : value;
    }
}
