package io.github.energyjunit.profile;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Parts a flight recording into its chunks, each of which is a whole recording. async-profiler counts time from another
 * zero than the JVM whose chunk comes first, and the parser of newer JDKs dates all chunks by the first one's clock.
 */
final class Chunks {

    private static final int HEADER = 16;
    private static final int SIZE_AT = 8;

    private Chunks() {}

    /** Reads one chunk. */
    interface Reader {
        void read(Path chunk) throws IOException;
    }

    /** Has each chunk read, by files that are gone afterwards; what is damaged is handed on as it is. */
    static void each(Path file, Reader reader) throws IOException {
        try (FileChannel recording = FileChannel.open(file, StandardOpenOption.READ)) {
            long end = recording.size();
            for (long at = 0; at < end; ) {
                long size = sizeOf(recording, at);
                long length = size < HEADER || size > end - at ? end - at : size;
                if (length == end) {
                    reader.read(file);
                } else {
                    read(recording, at, length, reader);
                }
                at += length;
            }
        }
    }

    private static void read(FileChannel recording, long at, long length, Reader reader) throws IOException {
        Path chunk = Files.createTempFile("energy-junit-", ".jfr");
        try {
            try (FileChannel to = FileChannel.open(chunk, StandardOpenOption.WRITE)) {
                for (long done = 0; done < length; ) {
                    long more = recording.transferTo(at + done, length - done, to);
                    if (more <= 0) {
                        throw new IOException("the recording became shorter while it was read");
                    }
                    done += more;
                }
            }
            reader.read(chunk);
        } finally {
            Files.deleteIfExists(chunk);
        }
    }

    /** Returns the size that a chunk's header names; -1 where there is no whole header. */
    private static long sizeOf(FileChannel recording, long at) throws IOException {
        ByteBuffer header = ByteBuffer.allocate(HEADER);
        while (header.hasRemaining()) {
            if (recording.read(header, at + header.position()) < 0) {
                return -1;
            }
        }
        return header.getLong(SIZE_AT);
    }
}
