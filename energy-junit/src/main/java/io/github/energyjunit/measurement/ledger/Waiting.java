package io.github.energyjunit.measurement.ledger;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Knows which threads wait until a test beside them has ended: they do nothing meanwhile, nor does anybody for them. */
public final class Waiting {
    private static final Set<Long> THREADS = ConcurrentHashMap.newKeySet();

    private Waiting() {}

    /** Lets the calling thread wait. */
    public static void begin() {
        THREADS.add(Thread.currentThread().getId());
    }

    /** Lets the calling thread go on. */
    public static void end() {
        THREADS.remove(Thread.currentThread().getId());
    }

    static boolean contains(long threadId) {
        return !THREADS.isEmpty() && THREADS.contains(threadId);
    }
}
