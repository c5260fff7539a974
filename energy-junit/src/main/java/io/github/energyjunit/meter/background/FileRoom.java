package io.github.energyjunit.meter.background;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Knows whether the system lets this JVM open many more files. Where it does not ({@code ulimit -n}), each file of ours may be
 * the one that a test lacks: a counter, a clock, or the clock of one of the JVM's threads.
 */
public final class FileRoom {
    /** Several times as many as measuring holds open. */
    static final int FILES = 128;

    private static final Pattern LIMIT = Pattern.compile("Max open files\\s+(\\d+)\\s.*");

    private FileRoom() {}

    /** Returns whether there is room for measuring, as found out when this was asked first. */
    public static boolean isLeft() {
        return OfThisJvm.IS_LEFT;
    }

    /** Looks at what a process may open and has open, where the system tells; opening files to find out could harm others. */
    static boolean isLeft(Path process) {
        try {
            for (String line : Files.readAllLines(process.resolve("limits"), StandardCharsets.ISO_8859_1)) {
                Matcher limit = LIMIT.matcher(line);
                if (limit.matches()) {
                    String[] open = process.resolve("fd").toFile().list();
                    return open != null && Long.parseLong(limit.group(1)) - open.length >= FILES;
                }
            }
            return true;
        } catch (NoSuchFileException | SecurityException e) {
            return true;
        } catch (IOException e) {
            // Most likely because of the very limit.
            return false;
        }
    }

    private static final class OfThisJvm {
        static final boolean IS_LEFT = isLeft(Path.of("/proc/self"));
    }
}
