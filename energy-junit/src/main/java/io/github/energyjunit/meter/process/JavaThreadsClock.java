package io.github.energyjunit.meter.process;

import com.sun.management.ThreadMXBean;
import io.github.energyjunit.meter.cpu.BusyClock;
import java.lang.management.ManagementFactory;
import java.util.Arrays;

/** Adds up the CPU time of all Java threads, in ns; what a thread uses between its last reading and its end is lost. */
final class JavaThreadsClock {
    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private long[] lastIds = {};
    private long[] lastTimes = {};
    private long started = threads.getTotalStartedThreadCount();
    private long total;
    private long ended;

    /** Returns whether threads have clocks that are on; anybody may switch them off, and on again, while tests run. */
    boolean tell() {
        return threads.isThreadCpuTimeSupported() && threads.isThreadCpuTimeEnabled();
    }

    /** Asks every thread; their kernel time is brought up to date by that, even while they run on another processor. */
    long nanos() {
        long startedNow = threads.getTotalStartedThreadCount();
        long[] ids = threads.getAllThreadIds();
        // Sorted by age, which is nearly how they come, two readings can be merged.
        Arrays.sort(ids);
        long[] times = threads.getThreadCpuTime(ids);
        int gone = lastIds.length;
        for (int i = 0, j = 0; i < ids.length; i++) {
            while (j < lastIds.length && lastIds[j] < ids[i]) {
                j++;
            }
            boolean known = j < lastIds.length && lastIds[j] == ids[i];
            if (known) {
                gone--;
                times[i] = Math.max(times[i], lastTimes[j]);
            }
            total += Math.max(0, times[i] - (known ? Math.max(0, lastTimes[j]) : 0));
        }
        int came = ids.length - (lastIds.length - gone);
        // Some may have come and gone since.
        ended += Math.max(gone, startedNow - started - came + gone);
        started = startedNow;
        lastIds = ids;
        lastTimes = times;
        return total;
    }

    /** Returns what a thread had used at the last call, in ns, or {@link BusyClock#NO_READING}. */
    long ofThread(long id) {
        int at = Arrays.binarySearch(lastIds, id);
        return at < 0 ? BusyClock.NO_READING : lastTimes[at];
    }

    /** Returns how many threads had ended at the last call, those included that no call has seen. */
    long ended() {
        return ended;
    }
}
