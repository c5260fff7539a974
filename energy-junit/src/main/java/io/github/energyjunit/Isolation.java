package io.github.energyjunit;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Keeps measured tests apart where one of them asks to be alone: within this JVM from every measured test, between JVMs
 * of one user from others that ask as well.
 */
final class Isolation {
    private static final Logger LOGGER = Logger.getLogger(Isolation.class.getName());
    private static final ReentrantReadWriteLock LOCK = new ReentrantReadWriteLock(true);
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(10);
    private static final long POLL_NANOS = 5_000_000;

    /** Lets a test go on; it must be closed in the same thread. */
    interface Permit extends AutoCloseable {
        @Override
        void close();
    }

    private static final Permit SHARED = LOCK.readLock()::unlock;
    private static final Permit NESTED = () -> {};

    private Isolation() {}

    /** Waits until the test may run; allocates nothing for a test that need not be alone. */
    static Permit enter(boolean alone) {
        if (!alone) {
            LOCK.readLock().lock();
            return SHARED;
        }
        if (LOCK.getReadHoldCount() > 0) {
            // Inside another measured test of this very thread: waiting for it would never end.
            return NESTED;
        }
        LOCK.writeLock().lock();
        FileChannel channel = lockFile();
        return () -> {
            close(channel);
            LOCK.writeLock().unlock();
        };
    }

    /** Never throws, and waits not for ever: then the test runs all the same, and may overlap. */
    private static @Nullable FileChannel lockFile() {
        String user = System.getProperty("user.name", "").replaceAll("\\W", "_");
        Path file = Path.of(System.getProperty("java.io.tmpdir", "."), "energy-junit-" + user + ".lock");
        // An interrupt that the test finds must not close the channel, and must not be lost.
        boolean interrupted = Thread.interrupted();
        FileChannel channel = null;
        try {
            channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            long end = System.nanoTime() + LONGEST_WAIT.toNanos();
            while (!tryLock(channel)) {
                if (System.nanoTime() > end) {
                    LOGGER.warning("energy-junit: " + file + " was held for " + LONGEST_WAIT.toMinutes()
                            + " minutes by another JVM; an isolated test runs beside it");
                    break;
                }
                LockSupport.parkNanos(POLL_NANOS);
            }
        } catch (IOException | UnsupportedOperationException e) {
            LOGGER.warning("energy-junit: no isolation from other JVMs, " + file + " cannot be locked: " + e);
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
        return channel;
    }

    private static boolean tryLock(FileChannel channel) throws IOException {
        try {
            FileLock lock = channel.tryLock();
            return lock != null;
        } catch (OverlappingFileLockException e) {
            // Another class loader of this JVM holds it.
            return false;
        }
    }

    private static void close(@Nullable FileChannel channel) {
        try {
            if (channel != null) {
                channel.close();
            }
        } catch (IOException e) {
            // The lock ends with this JVM at the latest.
        }
    }
}
