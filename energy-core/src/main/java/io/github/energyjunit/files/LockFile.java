package io.github.energyjunit.files;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The one file of a user whose bytes are the locks of all guarded files. It is never deleted: whoever waits for a file
 * that its holder deletes may end up with a lock on a file that nobody else will find, and its number does not give it
 * away, since the file system hands the number on.
 */
final class LockFile {
    private static final Map<Path, LockFile> OPEN = new ConcurrentHashMap<>();

    /**
     * Stays open as long as the file is there: with POSIX locks, closing any channel of a file releases what other
     * threads of the process have locked in it.
     */
    private final FileChannel channel;

    private final @Nullable Object identity;

    private LockFile(FileChannel channel, @Nullable Object identity) {
        this.channel = channel;
        this.identity = identity;
    }

    /** Returns the file of the user who runs this JVM. */
    static Path place() {
        String user = System.getProperty("user.name", "anybody").replaceAll("[^A-Za-z0-9._-]", "_");
        return Path.of(System.getProperty("java.io.tmpdir"), "energy-files-" + user + ".lock");
    }

    /**
     * Locks the byte that stands for {@code guarded}.
     *
     * @return null if somebody else has locked it
     * @throws IOException if the file cannot be opened or locked
     */
    static @Nullable FileLock tryLock(Path guarded) throws IOException {
        try {
            return current().channel.tryLock(positionOf(guarded), 1, false);
        } catch (OverlappingFileLockException e) {
            return null; // another class loader of this JVM has it
        }
    }

    private static synchronized LockFile current() throws IOException {
        Path place = place();
        LockFile known = OPEN.get(place);
        // Temporary directories are cleaned; an open file keeps its number, so that another one has another.
        if (known != null && Objects.equals(known.identity, identityOf(place))) {
            return known;
        }
        FileChannel channel =
                FileChannel.open(place, StandardOpenOption.CREATE, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);
        LockFile opened = new LockFile(channel, identityOf(place));
        OPEN.put(place, opened);
        return opened;
    }

    private static @Nullable Object identityOf(Path place) throws IOException {
        try {
            return Files.readAttributes(place, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS)
                    .fileKey();
        } catch (NoSuchFileException e) {
            return "deleted";
        }
    }

    /** Two files that share a position would only wait for each other. */
    private static long positionOf(Path guarded) {
        UUID name = UUID.nameUUIDFromBytes(guarded.toString().getBytes(StandardCharsets.UTF_8));
        return name.getMostSignificantBits() >>> 2;
    }
}
