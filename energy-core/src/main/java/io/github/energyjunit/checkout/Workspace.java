package io.github.energyjunit.checkout;

import io.github.energyjunit.analysis.InputException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/**
 * The folder in which a comparison works, one at a time.
 *
 * <p>Logs and measurements stay in it for the user. What is temporary goes when the comparison ends, also by Ctrl-C; what
 * one that was killed has left behind goes when the next one begins.
 */
public final class Workspace implements AutoCloseable {
    /** Marks a folder that is ours to empty, and keeps others out while it is used; it is never deleted. */
    private static final String LOCK = ".energy-compare";

    private static final String MARK = "This folder belongs to energy:compare, which empties it.\n";
    private static final String CHILDREN = "processes";

    private final Path folder;
    private final FileChannel channel;
    private final ChildProcesses children;
    private final List<Path> secrets = new CopyOnWriteArrayList<>();
    private final Thread onShutdown = new Thread(this::clean, "energy-compare-clean-up");

    private Workspace(Path folder, FileChannel channel) {
        this.folder = folder;
        this.channel = channel;
        children = new ChildProcesses(folder.resolve(CHILDREN));
    }

    /**
     * Opens the folder, empty.
     *
     * @throws InputException if another comparison is working in it, or somebody else's files are there
     */
    public static Workspace open(Path folder) throws IOException {
        Files.createDirectories(folder);
        requireOurs(folder);
        FileChannel channel =
                FileChannel.open(folder.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (lock(channel) == null) {
            channel.close();
            throw new InputException("Another comparison is working in " + folder
                    + ": wait until it has ended, or give this one another energy.output");
        }
        Workspace workspace = new Workspace(folder, channel);
        channel.truncate(0).write(StandardCharsets.UTF_8.encode(MARK), 0);
        workspace.children.endLeftOvers();
        workspace.empty();
        Runtime.getRuntime().addShutdownHook(workspace.onShutdown);
        return workspace;
    }

    private static void requireOurs(Path folder) throws IOException {
        if (Files.exists(folder.resolve(LOCK))) {
            return;
        }
        try (var entries = Files.list(folder)) {
            Optional<Path> foreign = entries.findFirst();
            if (foreign.isPresent()) {
                throw new InputException(folder + " has files that energy:compare did not make, such as "
                        + foreign.get().getFileName() + ", and it would be emptied: delete it, or set energy.output to"
                        + " another folder");
            }
        }
    }

    /** Returns the processes that belong to it. */
    public ChildProcesses children() {
        return children;
    }

    /** Returns where the base is checked out; it goes at the end. */
    public Path base() {
        return folder.resolve("base");
    }

    /** Makes room for another base. */
    public void forgetBase() throws IOException {
        delete(base());
    }

    /** Returns a file or folder that stays for the user. */
    public Path kept(String name) {
        return folder.resolve(name);
    }

    /** Makes a folder elsewhere that nobody else may read, for what must not be archived; it goes at the end. */
    public Path secret() throws IOException {
        // Temporary folders are their owner's alone.
        Path secret = Files.createTempDirectory("energy-compare-");
        secrets.add(secret);
        return secret;
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
            for (Path secret : secrets) {
                delete(secret);
            }
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
