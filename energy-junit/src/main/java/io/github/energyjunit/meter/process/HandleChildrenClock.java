package io.github.energyjunit.meter.process;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/**
 * Reads the CPU time of children by their process handles, where there is no {@code /proc}: a child that has ended keeps
 * what it had when it was last seen, and what it used later is not known.
 */
final class HandleChildrenClock implements ChildrenClock {
    /** Clocks of Windows tick in 15.6 ms. */
    private static final long GRAIN_NANOS = 16_000_000L;

    private static final ProcessHandle SELF = ProcessHandle.current();

    private final Reapers reapers = new Reapers();
    private final Rarely rarely = new Rarely();
    private final Map<Long, Long> nanos = new HashMap<>();
    private long endedNanos;
    private long latest;
    private long grain;

    @Override
    public synchronized long nanos() {
        boolean news = reapers.look();
        boolean living = reapers.wait(true);
        grain = news || living || !nanos.isEmpty() ? GRAIN_NANOS : 0;
        if (living || !nanos.isEmpty()) {
            rarely.run(this::ask);
        }
        return latest;
    }

    @Override
    public synchronized long grainNanos() {
        return grain;
    }

    private void ask() {
        Map<Long, Long> before = new HashMap<>(nanos);
        nanos.clear();
        long sum = 0;
        for (ProcessHandle child : SELF.descendants().toList()) {
            long used = child.info().totalCpuDuration().map(Duration::toNanos).orElse(0L);
            nanos.put(child.pid(), Math.max(used, before.getOrDefault(child.pid(), 0L)));
        }
        for (Map.Entry<Long, Long> child : before.entrySet()) {
            if (!nanos.containsKey(child.getKey())) {
                endedNanos += child.getValue();
            }
        }
        for (long used : nanos.values()) {
            sum += used;
        }
        latest = Math.max(latest, endedNanos + sum);
    }
}
