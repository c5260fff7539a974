package io.github.energyjunit;

import io.github.energyjunit.UserLock.Held;
import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Keeps measured tests apart where one of them asks to be alone: within this JVM from every measured test, between JVMs
 * of one user from others that ask as well.
 *
 * <p>Nobody waits for ever, and nobody for what may wait for it: a test that cannot be alone runs all the same, and is
 * flagged where it overlaps.
 */
final class Isolation {
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(10);
    private static final Turnstile TURNSTILE = new Turnstile();
    private static final ThreadLocal<@Nullable Entered> LAST = new ThreadLocal<>();
    private static final Permit NONE = () -> {};

    /** Lets a test go on until it is closed, which any thread may do. */
    interface Permit extends AutoCloseable {
        @Override
        void close();
    }

    private Isolation() {}

    /** Waits until the test may run. */
    static Permit enter(boolean alone) {
        if (isInside()) {
            // Inside another measured test of this very thread: waiting for it would never end.
            return NONE;
        }
        long start = System.nanoTime();
        boolean entered = TURNSTILE.enter(alone, Duration.ZERO);
        if (!entered && Helping.isOfCaller()) {
            // Whoever is in may wait for what this thread goes on with only after this test.
            TURNSTILE.enterAnyway();
            return entered(false, null);
        }
        if (!entered && !TURNSTILE.enter(alone, LONGEST_WAIT)) {
            Harmless.tell("keep measured tests apart", new IOException("one went on for " + LONGEST_WAIT));
            return NONE;
        }
        return entered(alone, alone ? lock(LONGEST_WAIT.minusNanos(System.nanoTime() - start)) : null);
    }

    /** Waits until nothing else is measured; returns {@code null} where that takes longer than the given time. */
    static @Nullable Permit enterAlone(Duration longest) {
        long start = System.nanoTime();
        if (isInside() || !TURNSTILE.enter(true, longest)) {
            return null;
        }
        Held held = lock(longest.minusNanos(System.nanoTime() - start));
        if (held == null) {
            TURNSTILE.leave(true);
            return null;
        }
        return entered(true, held);
    }

    private static boolean isInside() {
        Entered last = LAST.get();
        return last != null && last.isOpen();
    }

    private static Permit entered(boolean alone, @Nullable Held held) {
        Entered permit = new Entered(alone, held);
        LAST.set(permit);
        return permit;
    }

    private static @Nullable Held lock(Duration longest) {
        try {
            return UserLock.ofThisUser().take(longest);
        } catch (Throwable e) {
            Harmless.tell("keep an isolated test from those of other JVMs", e);
            return null;
        }
    }

    private static final class Entered implements Permit {
        private final boolean alone;
        private final @Nullable Held held;
        private boolean open = true;

        Entered(boolean alone, @Nullable Held held) {
            this.alone = alone;
            this.held = held;
        }

        synchronized boolean isOpen() {
            return open;
        }

        @Override
        public synchronized void close() {
            if (open) {
                open = false;
                try {
                    if (held != null) {
                        held.close();
                    }
                } catch (Throwable e) {
                    Harmless.tell("let go of the lock of isolated tests", e);
                } finally {
                    TURNSTILE.leave(alone);
                }
            }
        }
    }
}
