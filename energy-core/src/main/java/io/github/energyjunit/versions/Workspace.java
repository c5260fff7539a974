package io.github.energyjunit.versions;

import io.github.energyjunit.analysis.InputException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import org.jspecify.annotations.Nullable;

/**
 * The folder in which a comparison works, one at a time.
 *
 * <p>Logs and measurements stay in it for the user. What is temporary goes when the comparison ends, also by Ctrl-C; what
 * one that was killed has left behind goes when the next one begins.
 */
public final class Workspace implements AutoCloseable {
    private static final String LOCK = "lock";
    private static final String CHILDREN = "processes";

    private final Path folder;
    private final FileChannel channel;
    private final Children children;
    private final Thread onShutdown = new Thread(this::clean, "energy-compare-clean-up");

    private Workspace(Path folder, FileChannel channel) {
        this.folder = folder;
        this.channel = channel;
        children = new Children(folder.resolve(CHILDREN));
    }

    /**
     * Opens the folder, empty.
     *
     * @throws InputException if another comparison is working in it
     */
    public static Workspace open(Path folder) throws IOException {
        Files.createDirectories(folder);
        FileChannel channel =
                FileChannel.open(folder.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (lock(channel) == null) {
            channel.close();
            throw new InputException("Another comparison is working in " + folder
                    + ": wait until it has ended, or give this one another energy.output");
        }
        Workspace workspace = new Workspace(folder, channel);
        workspace.children.endLeftOvers();
        workspace.empty();
        Runtime.getRuntime().addShutdownHook(workspace.onShutdown);
        return workspace;
    }

    /** Returns the processes that belong to it. */
    public Children children() {
        return children;
    }

    /** Returns where the base is checked out; it goes at the end. */
    public Path base() {
        return folder.resolve("base");
    }

    /** Returns a file or folder that stays for the user. */
    public Path kept(String name) {
        return folder.resolve(name);
    }

    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(onShutdown);
        } catch (IllegalStateException e) {
            // The JVM is ending, so the hook does it.
            return;
        }
        clean();
    }

    private void clean() {
        children.end();
        try {
            delete(base());
            delete(folder.resolve(CHILDREN));
            delete(folder.resolve(LOCK));
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void empty() throws IOException {
        try (var entries = Files.list(folder)) {
            for (Path entry : entries.toList()) {
                if (!entry.endsWith(LOCK)) {
                    delete(entry);
                }
            }
        }
    }

    private static @Nullable FileLock lock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }

    /** Deletes a file or folder; links in it are not followed. */
    private static void delete(Path path) throws IOException {
        try {
            Files.walkFileTree(path, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                    Files.deleteIfExists(file);
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult postVisitDirectory(Path visited, @Nullable IOException failure)
                        throws IOException {
                    Files.deleteIfExists(visited);
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (NoSuchFileException e) {
            // It is gone, as it should be.
            return;
        }
    }
}
