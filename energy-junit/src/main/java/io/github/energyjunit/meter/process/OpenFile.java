package io.github.energyjunit.meter.process;

import io.github.energyjunit.meter.file.KernelFiles;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Path;

/** Knows processes by a file that each holds open, and that is called after its number. */
final class OpenFile {
    private final String prefix;

    /** Takes what stands before the number in the file's name; empty for none at all. */
    OpenFile(String prefix) {
        this.prefix = prefix;
    }

    /** Returns whether a process holds such a file open; {@code false} where that is its user's secret. */
    boolean isOf(Path process) {
        if (prefix.isEmpty()) {
            return false;
        }
        String name = prefix + process.getFileName() + "-";
        try (DirectoryStream<Path> descriptors = KernelFiles.children(process.resolve("fd"), "*")) {
            for (Path descriptor : descriptors) {
                if (isCalled(name, descriptor)) {
                    return true;
                }
            }
        } catch (IOException | DirectoryIteratorException | SecurityException e) {
            // It has ended meanwhile, or is somebody else's.
        }
        return false;
    }

    private static boolean isCalled(String name, Path descriptor) {
        try {
            Path file = KernelFiles.linked(descriptor).getFileName();
            return file != null && file.toString().startsWith(name);
        } catch (IOException | UnsupportedOperationException e) {
            return false;
        }
    }
}
