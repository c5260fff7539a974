package io.github.energyjunit.meter.file;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Lists folders of the kernel's, which may change or fail while they are listed. */
public final class Folders {
    private Folders() {}

    /**
     * Returns the children whose names match a glob, in no particular order.
     *
     * @throws IOException if the folder cannot be listed, or not to its end
     */
    public static List<Path> list(Path folder, String glob) throws IOException {
        try (DirectoryStream<Path> stream = KernelFiles.children(folder, glob)) {
            return all(stream);
        }
    }

    /** Reads a stream to its end; what goes wrong on the way is the exception that listing would have thrown. */
    static List<Path> all(DirectoryStream<Path> stream) throws IOException {
        try {
            List<Path> children = new ArrayList<>();
            stream.forEach(children::add);
            return children;
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
    }
}
