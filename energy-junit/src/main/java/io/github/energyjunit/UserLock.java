package io.github.energyjunit;

import io.github.energyjunit.meter.background.Bounded;
import io.github.energyjunit.meter.background.Daemons;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * A file that one JVM at a time can lock, and that is gone when nobody does. A thread of its own deals with the file system:
 * so neither an interrupt of the test's thread nor a folder that does not answer disturbs the test.
 */
class UserLock {
    private static final long POLL_NANOS = 5_000_000;
    private static final Duration SILENCE = Duration.ofMillis(500);

    /** It is silent that gives no sign at so many looks; a machine that stands still meanwhile makes one look of that. */
    private static final int LOOKS = 10;

    /** Deleting a file that others have open, and reading one that is locked, are for systems of the Unix kind. */
    private static final boolean DELETES =
            !System.getProperty("os.name", "").toLowerCase(Locale.ROOT).contains("windows");

    /** The file is sparse where file systems know of that. */
    private static final long LARGEST = 16_000_000;

    private final Path file;

    /** Is held until it is closed, which any thread may do. */
    interface Held extends AutoCloseable {
        @Override
        void close();
    }

    private static final class Search {
        final CompletableFuture<@Nullable Held> found = new CompletableFuture<>();
        final AtomicLong signs = new AtomicLong();
    }

    UserLock(Path file) {
        this.file = file;
    }

    /** Returns the one of this user and this folder of temporary files. */
    static UserLock ofThisUser() {
        String user = System.getProperty("user.name", "").replaceAll("\\W", "_");
        return new UserLock(Path.of(System.getProperty("java.io.tmpdir", "."), "energy-junit-" + user + ".lock"));
    }

    /**
     * Waits for the lock.
     *
     * @param longest how long at most
     * @throws IOException if there are no locks here, or the lock was held by others all the time; the message says which
     */
    Held take(Duration longest) throws IOException {
        Search search = new Search();
        Daemons.create("energy-junit-lock", () -> search(search, longest)).start();
        boolean interrupted = false;
        int left = LOOKS;
        long seen = 0;
        try {
            while (true) {
                try {
                    Held held = search.found.get(SILENCE.toNanos() / LOOKS, TimeUnit.NANOSECONDS);
                    if (held != null) {
                        return held;
                    }
                    throw new IOException("another JVM held " + file + " for " + longest.toSeconds() + " s");
                } catch (InterruptedException e) {
                    interrupted = true;
                } catch (ExecutionException e) {
                    throw new IOException(file + " cannot be locked: " + e.getCause(), e);
                } catch (TimeoutException e) {
                    long signs = search.signs.get();
                    left = signs == seen ? left - 1 : LOOKS;
                    seen = signs;
                    // What the thread may find all the same it gives back.
                    if (left <= 0 && search.found.completeExceptionally(e)) {
                        throw new IOException(file + " cannot be locked: its file system does not answer", e);
                    }
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private void search(Search search, Duration longest) {
        long start = System.nanoTime();
        try {
            boolean goesOn = true;
            while (goesOn) {
                goesOn = searchOneFile(search, start, longest.toNanos());
            }
        } catch (Throwable e) {
            search.found.completeExceptionally(e);
        }
    }

    /** Returns whether the file was deleted meanwhile, so that it must be opened anew. */
    private boolean searchOneFile(Search search, long start, long longestNanos) throws IOException {
        search.signs.incrementAndGet();
        FileChannel channel = open();
        boolean kept = false;
        try {
            // Closing a file that another class loader of this JVM has locked would unlock it, so it stays open
            // meanwhile.
            while (!search.found.isDone()) {
                search.signs.incrementAndGet();
                if (tryLock(channel)) {
                    search.signs.incrementAndGet();
                    // Who held it before may have deleted it: then we hold what nobody else will find.
                    if (DELETES && !isStillThere(channel)) {
                        return true;
                    }
                    kept = search.found.complete(() -> release(channel));
                    return false;
                }
                if (System.nanoTime() - start >= longestNanos) {
                    search.found.complete(null);
                    return false;
                }
                Daemons.pause(this, POLL_NANOS);
            }
            return false;
        } finally {
            if (!kept) {
                channel.close();
            }
        }
    }

    // These four are all that asks the file system; tests let each of them fail.

    FileChannel open() throws IOException {
        return FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    }

    boolean tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException e) {
            // Another class loader of this JVM holds it.
            return false;
        }
    }

    /**
     * Returns whether the locked file is the one that others find: it is given a size that no other one has. The number
     * that the file system gave it does not tell, since a deleted file's number goes to the next one; and reading the file
     * would unlock it.
     */
    boolean isStillThere(FileChannel channel) throws IOException {
        long size = 1 + ThreadLocalRandom.current().nextLong(LARGEST);
        channel.truncate(0);
        channel.write(ByteBuffer.wrap(new byte[1]), size - 1);
        try {
            return Files.size(file) == size;
        } catch (NoSuchFileException e) {
            return false;
        }
    }

    /** A folder that no longer answers is no reason to keep the test that held the lock. */
    private void release(FileChannel channel) {
        Bounded outside = new Bounded("energy-junit-lock");
        try {
            outside.call(SILENCE, () -> delete(channel));
        } catch (TimeoutException | ExecutionException e) {
            // The lock ends with this JVM at the latest.
        } finally {
            outside.rest();
        }
    }

    /** Closes the file, and with it the lock, and deletes it. */
    boolean delete(FileChannel channel) throws IOException {
        try (channel) {
            return DELETES && Files.deleteIfExists(file);
        }
    }
}
