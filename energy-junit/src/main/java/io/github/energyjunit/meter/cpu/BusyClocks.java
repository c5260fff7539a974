package io.github.energyjunit.meter.cpu;

import java.nio.file.Files;
import java.nio.file.Path;

/** Finds the finest clock of the machine's busy time. */
public final class BusyClocks {
    private BusyClocks() {}

    /** Makes a clock that never has a reading. */
    public static BusyClock absent() {
        return new AbsentBusyClock();
    }

    /**
     * Opens the finest clock below a root folder, {@code /} but in tests.
     *
     * <p>The root control group's {@code cpuacct.usage} (v1) counts nanoseconds, and the groups at the top of v2 count
     * microseconds where they hold all processes. The {@code cpu.stat} of v2's root mostly counts ticks of 1 to 10 ms,
     * {@code /proc/stat} always ticks of 10 ms. A container's own group is never taken for the machine.
     *
     * @return the clock, or one that never has a reading
     */
    public static BusyClock open(Path root) {
        ControlGroups groups = new ControlGroups(root);
        for (Path group : groups.accounting()) {
            Path usage = group.resolve("cpuacct.usage");
            BusyClock clock = AbsentBusyClock.unless(() -> FileBusyClock.cpuacct(usage));
            if (isThere(clock) && ControlGroups.isRootOfVersionOne(group)) {
                return clock;
            }
            clock.close();
        }
        for (Path group : groups.unified()) {
            if (!Files.exists(group.resolve("cpu.stat")) || !ControlGroups.isRootOfVersionTwo(group)) {
                continue;
            }
            BusyClock clock = groups.holdAllProcesses()
                    ? AbsentBusyClock.unless(() -> new TopGroupsClock(group, System::nanoTime))
                    : new AbsentBusyClock();
            if (!isThere(clock)) {
                clock = AbsentBusyClock.unless(() -> FileBusyClock.rootCpuStat(group.resolve("cpu.stat")));
            }
            if (isThere(clock)) {
                return clock;
            }
        }
        return AbsentBusyClock.unless(() -> FileBusyClock.procStat(root.resolve("proc/stat")));
    }

    /** Opens a fine clock of a control group that this process is in, or one that never has a reading. */
    public static BusyClock ofOwnGroup(Path root) {
        return new ControlGroups(root).own();
    }

    private static boolean isThere(BusyClock clock) {
        return clock.nanos() != BusyClock.NO_READING;
    }
}
