package io.github.energyjunit;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Keeps from the tests whatever goes wrong while they are measured: it is logged, once for each kind, and that is all. */
final class Harmless {
    private static final Set<String> TOLD = ConcurrentHashMap.newKeySet();

    private Harmless() {}

    /** Runs it, and swallows what it throws. */
    static void run(String what, Runnable measuring) {
        try {
            measuring.run();
        } catch (Throwable e) {
            tell(what, e);
        }
    }

    /** Returns what it supplies, or {@code null} where it throws. */
    static <T> @Nullable T get(String what, Supplier<? extends @Nullable T> measuring) {
        try {
            return measuring.get();
        } catch (Throwable e) {
            tell(what, e);
            return null;
        }
    }

    /** Logs that something could not be done. */
    static void tell(String what, Throwable why) {
        try {
            if (TOLD.add(what + why.getClass().getName())) {
                Logger.getLogger(Harmless.class.getName())
                        .warning("energy-junit cannot " + what + ": " + why + "; no test is affected");
            }
        } catch (Throwable e) {
            // A logger that fails, or a reason that cannot be told, is no reason to fail a test either.
        }
    }
}
