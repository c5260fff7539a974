package io.github.energyjunit.files;

import java.io.IOException;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Lets one goal at a time change a file, among the threads and the processes of a user.
 *
 * <p>A lock is one byte of {@link LockFile}, at a place that follows from the guarded file's name: a lock file beside
 * the guarded one would turn up in version control. The operating system releases it when a process is killed.
 */
public final class FileGuard {
    private static final int RETRY_MILLIS = 20;

    /** The threads of this JVM take turns here; only one of them asks the operating system. */
    private static final Map<Path, Semaphore> TURNS = new ConcurrentHashMap<>();

    private FileGuard() {}

    /**
     * Waits until nobody else holds {@code file}, then does the work.
     *
     * @throws IOException if waiting takes longer than {@code patience}, the lock cannot be made, or the work fails
     */
    public static <T> T holding(Path file, Duration patience, IoSupplier<T> work) throws IOException {
        Path guarded = file.toAbsolutePath().normalize();
        String what = file + " for " + patience.toSeconds() + " seconds (" + LockFile.place() + ")";
        long end = System.nanoTime() + patience.toNanos();
        Semaphore turn = TURNS.computeIfAbsent(guarded, any -> new Semaphore(1));
        try {
            if (!turn.tryAcquire(patience.toNanos(), TimeUnit.NANOSECONDS)) {
                throw heldByAnother(what);
            }
            try {
                FileLock lock = lock(guarded, end, what);
                try {
                    return work.get();
                } finally {
                    lock.release();
                }
            } finally {
                turn.release();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while waiting for " + what, e);
        }
    }

    private static FileLock lock(Path guarded, long end, String what) throws IOException, InterruptedException {
        while (true) {
            FileLock lock = LockFile.tryLock(guarded);
            if (lock != null) {
                return lock;
            }
            if (System.nanoTime() - end > 0) {
                throw heldByAnother(what);
            }
            Thread.sleep(RETRY_MILLIS);
        }
    }

    private static IOException heldByAnother(String what) {
        return new IOException("another goal has held " + what + ": wait for it or end it");
    }
}
