package io.github.energyjunit.files;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Lets one goal at a time change a file, among the threads and the processes of a user.
 *
 * <p>The lock is on a file of the temporary directory: one beside the guarded file would turn up in version control. The
 * operating system releases it when a process is killed. Who holds it deletes it in the end, and who has waited for it
 * makes sure that it locked the file that others will find.
 */
public final class FileGuard {
    private static final int RETRY_MILLIS = 20;

    /** Deleting a file that others have open is for systems of the Unix kind. */
    private static final boolean DELETES =
            !System.getProperty("os.name", "").toLowerCase(Locale.ROOT).contains("windows");

    /**
     * Lets one thread of this JVM at a time come near a lock's file: closing it once more, after having waited in vain,
     * would release what another thread holds.
     */
    private static final Map<Path, Semaphore> TURNS = new ConcurrentHashMap<>();

    private FileGuard() {}

    /**
     * Waits until nobody else holds {@code file}, then does the work.
     *
     * @throws IOException if waiting takes longer than {@code patience}, the lock cannot be made, or the work fails
     */
    public static <T> T holding(Path file, Duration patience, IoSupplier<T> work) throws IOException {
        Path place = place(file);
        String what = file + " for " + patience.toSeconds() + " seconds (" + place + ")";
        long end = System.nanoTime() + patience.toNanos();
        Semaphore turn = TURNS.computeIfAbsent(place, any -> new Semaphore(1));
        try {
            if (!turn.tryAcquire(patience.toNanos(), TimeUnit.NANOSECONDS)) {
                throw heldByAnother(what);
            }
            try (FileChannel channel = lock(place, end, what)) {
                try {
                    return work.get();
                } finally {
                    release(channel, place);
                }
            } finally {
                turn.release();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while waiting for " + what, e);
        }
    }

    /** Returns the lock's file for a guarded one. */
    static Path place(Path file) {
        String key = file.toAbsolutePath().normalize() + "|" + System.getProperty("user.name");
        return Path.of(System.getProperty("java.io.tmpdir"))
                .resolve("energy-" + UUID.nameUUIDFromBytes(key.getBytes(StandardCharsets.UTF_8)) + ".lock");
    }

    private static FileChannel lock(Path place, long end, String what) throws IOException, InterruptedException {
        while (true) {
            Object before = identity(place);
            FileChannel channel = FileChannel.open(
                    place, StandardOpenOption.CREATE, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);
            boolean kept = false;
            try {
                while (!tryLock(channel)) {
                    if (System.nanoTime() - end > 0) {
                        throw heldByAnother(what);
                    }
                    Thread.sleep(RETRY_MILLIS);
                }
                // Who held it before may have deleted it: then this is a lock on what nobody else will find.
                kept = !DELETES || (before != null && before.equals(identity(place)));
                if (kept) {
                    return channel;
                }
            } finally {
                if (!kept) {
                    channel.close();
                }
            }
        }
    }

    private static boolean tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException e) {
            return false; // another class loader of this JVM has it
        }
    }

    /** Returns what tells the file from a later one of the same name. */
    private static @Nullable Object identity(Path place) throws IOException {
        try {
            return Files.readAttributes(place, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS)
                    .fileKey();
        } catch (NoSuchFileException e) {
            return null;
        }
    }

    /** Deletes the file as long as it is locked; closing the channel then releases it. */
    private static void release(FileChannel channel, Path place) throws IOException {
        if (DELETES && channel.isOpen()) {
            Files.deleteIfExists(place);
        }
    }

    private static IOException heldByAnother(String what) {
        return new IOException("another goal has held " + what + ": wait for it or end it");
    }
}
