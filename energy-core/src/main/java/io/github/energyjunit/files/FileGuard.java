package io.github.energyjunit.files;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Lets one goal at a time change a file, among the threads and the processes of a user.
 *
 * <p>The lock is on a file of the temporary directory: one beside the guarded file would turn up in version control, and
 * removing it would let two goals in. The operating system releases it when a process is killed.
 */
public final class FileGuard {

    private static final int RETRY_MILLIS = 20;

    private FileGuard() {}

    /**
     * Waits until nobody else holds {@code file}, then does the work.
     *
     * @throws IOException if waiting takes longer than {@code patience}, the lock cannot be made, or the work fails
     */
    public static <T> T holding(Path file, Duration patience, IoSupplier<T> work) throws IOException {
        String key = file.toAbsolutePath().normalize() + "|" + System.getProperty("user.name");
        Path place = Path.of(System.getProperty("java.io.tmpdir"))
                .resolve("energy-" + UUID.nameUUIDFromBytes(key.getBytes(StandardCharsets.UTF_8)) + ".lock");
        try (FileChannel channel = FileChannel.open(
                place, StandardOpenOption.CREATE, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS)) {
            FileLock lock =
                    await(channel, patience, file + " for " + patience.toSeconds() + " seconds (" + place + ")");
            try {
                return work.get();
            } finally {
                lock.release();
            }
        }
    }

    private static FileLock await(FileChannel channel, Duration patience, String what) throws IOException {
        long end = System.nanoTime() + patience.toNanos();
        try {
            while (true) {
                FileLock lock = tryLock(channel);
                if (lock != null) {
                    return lock;
                }
                if (System.nanoTime() > end) {
                    throw new IOException("another goal has held " + what + ": wait for it or end it");
                }
                Thread.sleep(RETRY_MILLIS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while waiting for " + what, e);
        }
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null; // another thread of this JVM has it
        }
    }
}
