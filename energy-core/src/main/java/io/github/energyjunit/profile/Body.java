package io.github.energyjunit.profile;

import java.util.HashMap;
import java.util.Map;

/**
 * When a measured body ran, and in which threads. Times are nanoseconds of the recording's clock.
 *
 * <p>{@code allocatedBytes} are of one operation, and negative where they were not counted. {@code threads} are the one that ran it and those that these have started meanwhile.
 */
final class Body {
    final String test;
    final long start;
    final long end;
    final boolean sample;
    final boolean first;
    final long allocatedBytes;
    final Map<Long, Boolean> threads = new HashMap<>();

    Body(String test, long start, long end, long thread, boolean sample, boolean first, long allocatedBytes) {
        this.test = test;
        this.start = start;
        this.end = end;
        this.sample = sample;
        this.first = first;
        this.allocatedBytes = allocatedBytes;
        threads.put(thread, true);
    }

    boolean isAt(long time) {
        return start <= time && time < end;
    }

    boolean owns(long thread) {
        return threads.containsKey(thread);
    }

    /** Returns whether a thread ran the body itself. */
    boolean isRunBy(long thread) {
        return threads.getOrDefault(thread, false);
    }
}
