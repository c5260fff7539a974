package io.github.energyjunit.meter.cpu;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.HashMap;
import java.util.Map;

/** Adds up the CPU time of all Java threads, in ns; what a thread uses between its last reading and its end is lost. */
final class JavaThreadsClock {
    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private Map<Long, Long> last = new HashMap<>();
    private long total;

    long nanos() {
        long[] ids = threads.getAllThreadIds();
        long[] times = threads.getThreadCpuTime(ids);
        Map<Long, Long> now = new HashMap<>(2 * ids.length);
        for (int i = 0; i < ids.length; i++) {
            if (times[i] >= 0) {
                now.put(ids[i], times[i]);
                total += Math.max(0, times[i] - last.getOrDefault(ids[i], 0L));
            }
        }
        last = now;
        return total;
    }
}
