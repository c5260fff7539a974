package io.github.energyjunit.profile;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import jdk.jfr.consumer.RecordedThread;
import org.jspecify.annotations.Nullable;

/**
 * Tells which thread of Java's a thread of the system was at a time.
 *
 * <p>async-profiler asks for that when it writes its recording: by then the thread {@code main} may have become another
 * one, and a thread that has ended is none. The system gives the number of an ended thread to a later one, hence the time.
 */
final class ThreadIds {

    private final Map<Long, TreeMap<Long, Long>> since = new HashMap<>();

    /** Notes that from this time on a thread of the system was one of Java's. */
    void note(long time, @Nullable RecordedThread thread) {
        if (thread != null && thread.getJavaThreadId() > 0) {
            note(time, thread.getOSThreadId(), thread.getJavaThreadId());
        }
    }

    void note(long time, long osThread, long javaThread) {
        since.computeIfAbsent(osThread, id -> new TreeMap<>()).put(time, javaThread);
    }

    /** Returns Java's id, or the other one where nothing is known of the system's. */
    long at(long time, long osThread, long otherwise) {
        TreeMap<Long, Long> known = since.get(osThread);
        Map.Entry<Long, Long> last = known == null ? null : known.floorEntry(time);
        return last == null ? otherwise : last.getValue();
    }
}
