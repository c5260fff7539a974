package io.github.energyjunit.profile;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Goes through the chunks and events of a flight recording by their sizes, as the parser of the JDK does. That one believes
 * a size below 1 too, and then goes back and reads the same again for ever.
 */
final class EventSizes {

    private static final int MAGIC = 'F' << 24 | 'L' << 16 | 'R' << 8;
    private static final int HEADER = 68;
    private static final int BETWEEN_SIZE_AND_FLAGS = 51;
    private static final int COMPRESSED = 1;

    private static final int BYTES = 9;
    private static final int BITS = 7;

    private final DataInputStream in;

    /** How many bytes the last number has. */
    private int length;

    private EventSizes(InputStream in) {
        this.in = new DataInputStream(in);
    }

    /** Returns at which byte a file has a chunk or an event that leads back; -1 where none does, which says nothing about the rest. */
    static long leadsBackAt(Path file) throws IOException {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
            return new EventSizes(in).search();
        }
    }

    private long search() throws IOException {
        long chunk = 0;
        try {
            while (in.readInt() == MAGIC) {
                in.readInt();
                long size = in.readLong();
                if (size < 1) {
                    return chunk;
                }
                in.skipNBytes(BETWEEN_SIZE_AND_FLAGS);
                boolean compressed = (in.readByte() & COMPRESSED) != 0;
                long at = HEADER;
                while (at < size) {
                    int event = compressed ? (int) number() : in.readInt();
                    if (event < 1) {
                        return chunk + at;
                    }
                    int read = compressed ? length : Integer.BYTES;
                    in.skipNBytes(Math.max(0, Math.min(event, size - at) - read));
                    at += Math.max(event, read);
                }
                chunk += size;
            }
        } catch (EOFException e) {
            // Cut off: to read it comes to an end in any case.
        }
        return -1;
    }

    /** Reads seven bits from each byte that has the eighth, the lowest first, and all eight from the last of nine. */
    private long number() throws IOException {
        long number = 0;
        for (length = 1; length < BYTES; length++) {
            int next = in.readUnsignedByte();
            number |= (next & 0x7FL) << (BITS * (length - 1));
            if (next < 0x80) {
                return number;
            }
        }
        return number | (long) in.readUnsignedByte() << (BITS * (BYTES - 1));
    }
}
