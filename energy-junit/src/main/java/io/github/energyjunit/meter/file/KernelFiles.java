package io.github.energyjunit.meter.file;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.charset.Charset;
import java.nio.file.AccessMode;
import java.nio.file.DirectoryStream;
import java.nio.file.FileStore;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.spi.FileSystemProvider;
import java.util.List;
import java.util.Set;

/**
 * Does what {@link java.nio.file.Files} does, by the file system itself. Clocks are read in the threads of the tests, which
 * may have replaced static methods there by those of a mock: that would count our calls, and answer them with nothing.
 */
public final class KernelFiles {
    private KernelFiles() {}

    /** Returns whether there is a file or folder that can be seen. */
    public static boolean exists(Path path) {
        return isAccessible(path);
    }

    /** Returns whether it can be read, or also be written to. */
    public static boolean isAccessible(Path path, AccessMode... modes) {
        try {
            provider(path).checkAccess(path, modes);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /** Returns whether it is a folder. */
    public static boolean isDirectory(Path path, LinkOption... options) {
        try {
            return provider(path)
                    .readAttributes(path, BasicFileAttributes.class, options)
                    .isDirectory();
        } catch (IOException e) {
            return false;
        }
    }

    /** Returns the value of an attribute, such as {@code unix:mode}. */
    public static Object attribute(Path path, String name, LinkOption... options) throws IOException {
        Object value = provider(path).readAttributes(path, name, options).get(name.substring(name.indexOf(':') + 1));
        if (value == null) {
            throw new NoSuchFileException(path.toString(), null, "it has no " + name);
        }
        return value;
    }

    /** Lists the children whose names match a glob. */
    public static DirectoryStream<Path> children(Path folder, String glob) throws IOException {
        PathMatcher matcher = folder.getFileSystem().getPathMatcher("glob:" + glob);
        return children(folder, child -> matcher.matches(child.getFileName()));
    }

    /** Lists the children that a filter lets through. */
    public static DirectoryStream<Path> children(Path folder, DirectoryStream.Filter<Path> filter) throws IOException {
        return provider(folder).newDirectoryStream(folder, filter);
    }

    /** Reads a text. */
    public static String text(Path file, Charset charset) throws IOException {
        try (InputStream in = provider(file).newInputStream(file)) {
            return new String(in.readAllBytes(), charset);
        }
    }

    /** Reads the lines of a text. */
    public static List<String> lines(Path file, Charset charset) throws IOException {
        return text(file, charset).lines().toList();
    }

    /** Opens a file that is read at positions. */
    static FileChannel channel(Path file) throws IOException {
        return provider(file).newFileChannel(file, Set.of(StandardOpenOption.READ));
    }

    /** Returns what a link leads to. */
    public static Path linked(Path link) throws IOException {
        return provider(link).readSymbolicLink(link);
    }

    /** Returns the store of a file. */
    static FileStore store(Path file) throws IOException {
        return provider(file).getFileStore(file);
    }

    private static FileSystemProvider provider(Path path) {
        return path.getFileSystem().provider();
    }
}
