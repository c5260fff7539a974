package io.github.energyjunit.meter.msr;

import io.github.energyjunit.meter.EnergySource;
import io.github.energyjunit.meter.file.PositionalFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;

/** Reads one processor's registers from {@code /dev/cpu/<n>/msr}: eight bytes at the register's number. */
final class MsrFile implements AutoCloseable {
    private static final int SIZE = 8;

    private final PositionalFile file;

    MsrFile(Path path) throws IOException {
        file = new PositionalFile(path, SIZE);
    }

    /** Returns all 64 bits. */
    long register(long number) throws IOException {
        ByteBuffer bytes = file.read(number);
        if (bytes.limit() < SIZE) {
            throw new IOException(file.path() + " has no register 0x" + Long.toHexString(number));
        }
        return bytes.order(ByteOrder.LITTLE_ENDIAN).getLong(0);
    }

    /** Returns the lower 32 bits, which is what energy counters have, or {@link EnergySource#NO_READING}. */
    long counter(long number) {
        try {
            return register(number) & 0xffff_ffffL;
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
}
