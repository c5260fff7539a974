package io.github.energyjunit.meter.cpu;

import io.github.energyjunit.meter.file.KernelFiles;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;

/** Finds the finest clock of the machine's busy time. */
public final class BusyClocks {
    private static final int LOOKS = 5;
    private static final long LOOK_NANOS = 200_000L;
    private static final long LEAP_NANOS = 900_000L;

    private BusyClocks() {}

    /** Makes a clock that never has a reading. */
    public static BusyClock absent() {
        return new AbsentBusyClock();
    }

    /**
     * Opens the finest clock below a root folder, {@code /} but in tests.
     *
     * <p>The root control group's {@code cpuacct.usage} (v1) counts nanoseconds, and the groups at the top of v2 count
     * microseconds where they hold all processes. The {@code cpu.stat} of v2's root mostly counts ticks of 1 to 10 ms, as
     * {@code /proc/stat} does, but for the idle time in that. A container's own group is never taken for the machine.
     *
     * @return the clock, or one that never has a reading
     */
    public static BusyClock open(Path root) {
        return open(root, true);
    }

    /**
     * Opens the clock that tells best whether anything runs in a tenth of a second: the finest one, but no idle time. That is
     * rounded to 10 ms, while no tick sees anything where nothing runs.
     */
    public static BusyClock openForWindows(Path root) {
        return open(root, false);
    }

    private static BusyClock open(Path root, boolean idleTime) {
        ControlGroups groups = new ControlGroups(root);
        for (Path group : groups.accounting()) {
            Path usage = group.resolve("cpuacct.usage");
            BusyClock clock = AbsentBusyClock.unless(() -> FileBusyClock.cpuacct(usage));
            if (isThere(clock) && ControlGroups.isRootOfVersionOne(group)) {
                return clock;
            }
            clock.close();
        }
        List<Path> roots = new ArrayList<>();
        for (Path group : groups.unified()) {
            if (!KernelFiles.exists(group.resolve("cpu.stat")) || !ControlGroups.isRootOfVersionTwo(group)) {
                continue;
            }
            BusyClock top = groups.holdAllProcesses()
                    ? AbsentBusyClock.unless(() -> new TopGroupsClock(group, System::nanoTime))
                    : new AbsentBusyClock();
            if (isThere(top)) {
                return top;
            }
            roots.add(group.resolve("cpu.stat"));
        }
        for (Path stat : roots) {
            BusyClock clock = AbsentBusyClock.unless(() -> FileBusyClock.microsecondsOfRoot(stat));
            if (followsWork(clock, System::nanoTime)) {
                return clock;
            }
            clock.close();
        }
        BusyClock clock = idleTime
                ? AbsentBusyClock.unless(() -> new IdleTimeClock(root, System::nanoTime))
                : new AbsentBusyClock();
        for (Path stat : roots) {
            clock = isThere(clock) ? clock : AbsentBusyClock.unless(() -> FileBusyClock.ticksOfRoot(stat));
        }
        return isThere(clock) ? clock : AbsentBusyClock.unless(() -> FileBusyClock.procStat(root.resolve("proc/stat")));
    }

    /** Returns whether a clock counts what this thread does, again and again: one that ticks stands still, or leaps. */
    static boolean followsWork(BusyClock clock, LongSupplier wall) {
        for (int look = 0; look < LOOKS; look++) {
            long before = clock.nanos();
            long start = wall.getAsLong();
            while (wall.getAsLong() - start < LOOK_NANOS) {
                Thread.onSpinWait();
            }
            long moved = clock.nanos() - before;
            if (moved < LOOK_NANOS / 2 || moved >= LEAP_NANOS) {
                return false;
            }
        }
        return true;
    }

    /** Opens a fine clock of a control group that this process is in, or one that never has a reading. */
    public static BusyClock ofOwnGroup(Path root) {
        return new ControlGroups(root).own();
    }

    private static boolean isThere(BusyClock clock) {
        return clock.nanos() != BusyClock.NO_READING;
    }
}
