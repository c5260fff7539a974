package io.github.energyjunit.meter.cpu;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Reads the CPU time, in ns, that this JVM has used: the test's threads, and garbage collection, compilers and pools as
 * well.
 *
 * <p>Where the kernel may be asked, one call tells it: see {@link NativeProcessTime}. Elsewhere {@code getProcessCpuTime}
 * moves in steps of 10 ms, on JDK 17 as on 25, and the threads are asked, each of which is known finely. To ask all of
 * them costs more the more there are, so the caller alone is asked as long as it has run all the time, and the control
 * group that the JVM is in shows that nothing else in it did.
 */
public final class ProcessClock {
    /** User and system time are each cut down to a tick of 10 ms. */
    private static final long GRAIN_NANOS = 20_000_000L;

    /** What others may have used before they are asked: less than this, and less than a part of what the caller used. */
    private static final long OVERLOOKED_NANOS = 20_000L;

    private static final int OVERLOOKED_PART = 256;

    /** A caller that waited for longer than this, and a part of its time, may have waited for a thread that worked. */
    private static final long WAITED_NANOS = 50_000L;

    private static final int WAITED_PART = 64;

    private final OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    private final JavaThreadsClock javaThreads = new JavaThreadsClock();
    private final VmThreadsClock vmThreads = new VmThreadsClock(Path.of("/proc/self/task"), System::nanoTime);
    private final boolean fine = threads.isThreadCpuTimeSupported() && threads.isThreadCpuTimeEnabled();
    private final @Nullable NativeProcessTime kernel = NativeProcessTime.find();
    private final BusyClock group;

    private long unseen = Long.MIN_VALUE;
    private long told = BusyClock.NO_READING;

    /** As they were when all threads were asked last. */
    private long groupAtAll;

    private long seenAtAll;
    private long vmAtAll;
    private long javaAtAll;
    private long callerSinceAll;
    private long endedAtAll;

    /** As they were at the last reading. */
    private long caller;

    private long callerThen;
    private long wallThen;
    private long groupThen;
    private long overlooked;

    /** Reads the clock of this JVM. */
    public ProcessClock() {
        this(new ControlGroups(Path.of("/")).own());
    }

    ProcessClock(BusyClock group) {
        this.group = group;
    }

    /** Reads the clock; {@link BusyClock#NO_READING} where the JVM cannot tell. */
    public synchronized long nanos() {
        long now = kernel == null ? BusyClock.NO_READING : kernel.nanos();
        if (now >= 0) {
            return now;
        }
        if (!fine) {
            return system.getProcessCpuTime();
        }
        long wall = System.nanoTime();
        // Asked first: the kernel then brings the group's time up to date with the caller's.
        long own = ofCaller();
        long groupNow = group.nanos();
        if (isExplainedByCaller(wall, own, groupNow)) {
            told += own - callerThen;
            callerSinceAll += own - callerThen;
        } else {
            // Time already told must not be taken back.
            told = Math.max(told, ofAllThreads(groupNow));
            callerSinceAll = 0;
            overlooked = 0;
        }
        caller = Thread.currentThread().getId();
        callerThen = own;
        wallThen = wall;
        groupThen = groupNow;
        return told;
    }

    /** Reads what kinds of threads have used, unless the last reading of this clock has asked them all. */
    synchronized void ofKinds(ThreadTotals into) {
        if (kernel != null) {
            javaAtAll = javaThreads.nanos();
            vmAtAll = vmThreads.nanos();
        } else if (fine && callerSinceAll > 0) {
            told = Math.max(told, ofAllThreads(group.nanos()));
            callerSinceAll = 0;
        }
        into.javaNanos = javaAtAll;
        into.vmNanos = vmAtAll;
        into.ended = javaThreads.ended();
    }

    private boolean isExplainedByCaller(long wall, long own, long groupNow) {
        if (told < 0
                || own < 0
                || groupNow < 0
                || groupThen < 0
                || caller != Thread.currentThread().getId()) {
            return false;
        }
        long used = own - callerThen;
        overlooked += groupNow - groupThen - used;
        return Math.abs(overlooked) <= OVERLOOKED_NANOS + (callerSinceAll + used) / OVERLOOKED_PART
                && wall - wallThen - used <= WAITED_NANOS + used / WAITED_PART;
    }

    /** Virtual threads have no clock. */
    private long ofCaller() {
        try {
            return threads.getCurrentThreadCpuTime();
        } catch (UnsupportedOperationException e) {
            return BusyClock.NO_READING;
        }
    }

    private long ofAllThreads(long groupNow) {
        long coarse = system.getProcessCpuTime();
        long java = javaThreads.nanos();
        long inGroup = groupNow < 0 || groupAtAll < 0 || unseen == Long.MIN_VALUE ? -1 : group.nanos() - groupAtAll;
        long vm = vmAtAll;
        // No descriptor of the JVM's threads is read where the others explain what the group has used.
        if (inGroup < 0 || Math.abs(inGroup - (java - javaAtAll)) > OVERLOOKED_NANOS) {
            vm = vmThreads.nanos();
        }
        long seen = java + vm;
        if (inGroup > 0 && javaThreads.ended() > endedAtAll) {
            unseen += Math.max(0, inGroup - (seen - seenAtAll));
        }
        // What threads that have ended took with them lies within what the coarse clock allows.
        long least = coarse - seen;
        long most = least + GRAIN_NANOS;
        unseen = unseen == Long.MIN_VALUE ? (least + most) / 2 : Math.min(most, Math.max(least, unseen));
        groupAtAll = inGroup < 0 ? group.nanos() : groupAtAll + inGroup;
        javaAtAll = java;
        vmAtAll = vm;
        seenAtAll = seen;
        endedAtAll = javaThreads.ended();
        return seen + unseen;
    }
}
