package io.github.energyjunit.meter.process;

import com.sun.management.OperatingSystemMXBean;
import io.github.energyjunit.meter.cpu.BusyClock;
import io.github.energyjunit.meter.cpu.BusyClocks;
import io.github.energyjunit.meter.cpu.ThreadTotals;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Path;
import java.util.function.LongSupplier;
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

    private static final long NOBODY = -1;

    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    private final JavaThreadsClock javaThreads = new JavaThreadsClock();
    private final VmThreadsClock vmThreads = new VmThreadsClock(Path.of("/proc/self/task"), System::nanoTime);
    private final boolean fine = javaThreads.tell();
    private final @Nullable NativeProcessTime kernel = NativeProcessTime.find();
    private final BusyClock group;
    private final LongSupplier coarseClock;
    private final EndedThreads endedThreads = new EndedThreads(GRAIN_NANOS);

    private boolean toldByThreads = fine;
    private long unseen;
    private long doubt;

    /** What the first reading left open and later ones have settled: nobody has used it since then. */
    private long settled;

    private long told = BusyClock.NO_READING;

    /** As they were when all threads were asked last. */
    private long groupAtAll;

    private long callerAtAll;
    private long wallAfterAll;
    private long seenAtAll;
    private long vmAtAll;
    private long javaAtAll;
    private long callerSinceAll;
    private long endedAtAll;
    private long wallAtAll;

    /** As they were at the last reading. */
    private long caller = NOBODY;

    private long callerThen;
    private long callerLately;
    private long wallThen;
    private long groupThen;
    private long overlooked;

    /** Reads the clock of this JVM. */
    public ProcessClock() {
        this(BusyClocks.ofOwnGroup(Path.of("/")));
    }

    ProcessClock(BusyClock group) {
        this(group, ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class)::getProcessCpuTime);
    }

    /** Reads it with another clock in place of the JVM's own, in ns, which is at most {@link #GRAIN_NANOS} behind. */
    ProcessClock(BusyClock group, LongSupplier coarseClock) {
        this.group = group;
        this.coarseClock = coarseClock;
    }

    /** Reads the clock; {@link BusyClock#NO_READING} where the JVM cannot tell. */
    public synchronized long nanos() {
        // Asked first: the kernel then brings the group's time up to date with the caller's.
        return nanos(ofCaller());
    }

    /** Reads the clock for a caller that has just read what it has used itself, in ns. */
    synchronized long nanos(long ofCaller) {
        if (kernel != null) {
            callerThen = ofCaller();
            callerLately = callerThen;
            return kernel.nanos();
        }
        boolean tell = javaThreads.tell();
        doubt = tell && toldByThreads ? 0 : GRAIN_NANOS;
        toldByThreads = tell;
        if (!fine) {
            callerThen = BusyClock.NO_READING;
            callerLately = callerThen;
            return coarseClock.getAsLong();
        }
        long thread = Thread.currentThread().getId();
        // What has been done since the caller read its own clock, as reading a slow counter, is no other thread's
        // either.
        if (thread != caller || !(isExplainedBy(ofCaller) || isExplainedBy(ofCaller()))) {
            long wall = System.nanoTime();
            long own = ofCaller();
            askAll(wall, group.nanos());
            callerLately = callerAtAll;
            if (own >= 0) {
                callerThen = javaThreads.ofThread(thread);
            }
            // To ask many takes its time, which is the caller's own: the others are needed as of when it was asked.
            long since = own < 0 || callerThen < 0 ? 0 : callerAtAll - callerThen;
            groupThen = groupAtAll < 0 ? groupAtAll : groupAtAll - since;
            wallThen = wallAfterAll - since;
        }
        caller = thread;
        return told;
    }

    /** Tells what the calling thread had used at the last reading, in ns. */
    synchronized long callerNanos() {
        return callerThen;
    }

    /** Tells what the calling thread had used when its own clock was read last, in ns. */
    synchronized long callerLately() {
        return callerLately;
    }

    /** Returns how far off the step up to the last reading may be, in ns. */
    synchronized long doubtNanos() {
        return doubt;
    }

    /** Reads what kinds of threads have used, unless the last reading of this clock has asked them all. */
    synchronized void ofKinds(ThreadTotals into) {
        if (kernel != null) {
            javaAtAll = javaThreads.nanos();
            vmAtAll = vmThreads.nanos();
        } else if (fine && callerSinceAll > 0) {
            askAll(System.nanoTime(), group.nanos());
            // What the caller has used up to here is in it, so the next reading must not go on from before.
            caller = NOBODY;
        }
        into.javaNanos = javaAtAll;
        into.vmNanos = vmAtAll;
        into.ended = javaThreads.ended();
    }

    /** Reads what the JVM's own threads have used, in ns. */
    synchronized long vmNanos() {
        return vmThreads.nanos();
    }

    /** Takes it that nobody but the caller has done anything, if that is so. */
    private boolean isExplainedBy(long own) {
        long wall = System.nanoTime();
        long groupNow = group.nanos();
        if (told < 0 || own < 0 || groupNow < 0 || groupThen < 0) {
            return false;
        }
        long used = own - callerThen;
        long others = overlooked + groupNow - groupThen - used;
        if (Math.abs(others) > OVERLOOKED_NANOS + (callerSinceAll + used) / OVERLOOKED_PART
                || wall - wallThen - used > WAITED_NANOS + used / WAITED_PART) {
            return false;
        }
        overlooked = others;
        told += used;
        callerSinceAll += used;
        callerThen = own;
        callerLately = own;
        groupThen = groupNow;
        wallThen = wall;
        return true;
    }

    /** Virtual threads have no clock. */
    private long ofCaller() {
        try {
            return threads.getCurrentThreadCpuTime();
        } catch (UnsupportedOperationException e) {
            return BusyClock.NO_READING;
        }
    }

    private void askAll(long wall, long groupNow) {
        long coarse = coarseClock.getAsLong();
        long java = javaThreads.nanos();
        callerAtAll = ofCaller();
        wallAfterAll = System.nanoTime();
        long inGroup = groupNow < 0 || groupAtAll < 0 || told < 0 ? BusyClock.NO_READING : group.nanos() - groupAtAll;
        long vm = vmAtAll;
        // No descriptor of the JVM's threads is read where the others explain what the group has used.
        if (inGroup < 0 || Math.abs(inGroup - (java - javaAtAll)) > OVERLOOKED_NANOS) {
            vm = vmThreads.nanos();
        }
        long seen = java + vm;
        if (told >= 0) {
            boolean haveEnded = javaThreads.ended() != endedAtAll;
            unseen += endedThreads.of(haveEnded, wall - wallAtAll, inGroup, seen - seenAtAll);
            doubt = Math.max(doubt, endedThreads.doubtNanos());
        }
        keepWithin(coarse - seen, inGroup >= 0);
        groupAtAll = inGroup < 0 ? group.nanos() : groupAtAll + inGroup;
        javaAtAll = java;
        vmAtAll = vm;
        seenAtAll = seen;
        wallAtAll = wall;
        endedAtAll = javaThreads.ended();
        callerSinceAll = 0;
        overlooked = 0;
        // Time already reported must not be taken back.
        told = Math.max(told, seen + unseen - settled);
    }

    /** Keeps what threads that have ended took with them within what the coarse clock allows. */
    private void keepWithin(long least, boolean groupTells) {
        long most = least + GRAIN_NANOS;
        if (told < 0) {
            unseen = (least + most) / 2;
            return;
        }
        long kept = Math.min(most, Math.max(least, unseen));
        long before = settled;
        // The first reading may be off by half a grain. That is no time of the body in which a tick shows it.
        if (groupTells || javaThreads.ended() == endedAtAll) {
            long open = settled + kept - unseen;
            settled = Math.min(GRAIN_NANOS / 2, Math.max(-GRAIN_NANOS / 2, open));
        }
        // Who has used what is corrected now, if anybody has, is not known.
        doubt = Math.max(doubt, Math.abs(kept - unseen - (settled - before)));
        unseen = kept;
    }
}
