package io.github.energyjunit.measurement.profile;

import java.lang.management.ManagementFactory;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import org.jspecify.annotations.Nullable;

/** Tells how many bytes were allocated, as the JVM counts them; -1 where it does not. */
final class Allocations {
    private static final long UNKNOWN = -1;

    private static final com.sun.management.@Nullable ThreadMXBean THREADS = threads();
    private static final @Nullable Method TOTAL = total();

    private Allocations() {}

    /** Returns what a thread has allocated in its life. */
    static long of(long threadId) {
        return THREADS == null ? UNKNOWN : THREADS.getThreadAllocatedBytes(threadId);
    }

    /** Returns what all threads have, also those that have ended; JDK 21 counts that. */
    static long ofAll() {
        if (TOTAL == null) {
            return UNKNOWN;
        }
        try {
            return TOTAL.invoke(THREADS) instanceof Long bytes ? bytes : UNKNOWN;
        } catch (IllegalAccessException | InvocationTargetException e) {
            return UNKNOWN;
        }
    }

    private static com.sun.management.@Nullable ThreadMXBean threads() {
        try {
            return ManagementFactory.getThreadMXBean() instanceof com.sun.management.ThreadMXBean threads
                            && threads.isThreadAllocatedMemorySupported()
                            && threads.isThreadAllocatedMemoryEnabled()
                    ? threads
                    : null;
        } catch (LinkageError e) {
            // A runtime image without the module jdk.management has no such counts.
            return null;
        }
    }

    private static @Nullable Method total() {
        try {
            return THREADS == null
                    ? null
                    : com.sun.management.ThreadMXBean.class.getMethod("getTotalThreadAllocatedBytes");
        } catch (NoSuchMethodException e) {
            return null;
        }
    }
}
