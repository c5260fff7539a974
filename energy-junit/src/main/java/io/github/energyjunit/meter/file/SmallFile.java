package io.github.energyjunit.meter.file;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** Reads files of a few words that somebody else names: one that is a pipe, or does not answer, keeps nobody waiting. */
public final class SmallFile {
    private static final int CAPACITY = 4096;

    private SmallFile() {}

    /**
     * Returns what a file holds, without blanks around it.
     *
     * @throws IOException if it cannot be read, is a pipe, or does not answer in time
     */
    public static String read(Path path) throws IOException {
        try (PositionalFile file = new PositionalFile(path, CAPACITY)) {
            return StandardCharsets.UTF_8.decode(file.read()).toString().strip();
        }
    }
}
