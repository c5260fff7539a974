package io.github.energyjunit.meter.cpu;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Finds the finest clock of the machine's busy time. */
public final class BusyClocks {
    /** A control group's time is the machine's when it is not far below what {@code /proc/stat} tells. */
    private static final double ROOT_GROUP_SHARE = 0.8;

    private interface Opener {
        BusyClock open() throws IOException;
    }

    private BusyClocks() {}

    /**
     * Opens the finest clock below a root folder, {@code /} but in tests.
     *
     * <p>The root control group is asked first: {@code cpuacct.usage} counts nanoseconds, {@code cpu.stat} microseconds,
     * {@code /proc/stat} ticks of 10 ms. In a container the folder may show the container's own group, which is told by
     * holding {@code /proc/stat} against it.
     *
     * @return the clock, or one that never has a reading
     */
    public static BusyClock open(Path root) {
        Path groups = root.resolve("sys/fs/cgroup");
        BusyClock coarse = openOrAbsent(() -> FileBusyClock.procStat(root.resolve("proc/stat")));
        List<Opener> finer = List.of(
                () -> FileBusyClock.cpuacct(groups.resolve("cpuacct/cpuacct.usage")),
                () -> FileBusyClock.cpuacct(groups.resolve("cpu,cpuacct/cpuacct.usage")),
                () -> FileBusyClock.cpuStat(groups.resolve("cpu.stat")),
                () -> FileBusyClock.cpuStat(groups.resolve("unified/cpu.stat")));
        for (Opener opener : finer) {
            BusyClock clock = openOrAbsent(opener);
            if (clock.nanos() >= ROOT_GROUP_SHARE * coarse.nanos() && clock.nanos() != BusyClock.NO_READING) {
                coarse.close();
                return clock;
            }
            clock.close();
        }
        return coarse;
    }

    /** Returns a clock that never has a reading. */
    public static BusyClock absent() {
        return new AbsentBusyClock();
    }

    private static BusyClock openOrAbsent(Opener opener) {
        try {
            return opener.open();
        } catch (IOException e) {
            return new AbsentBusyClock();
        }
    }

    private static final class AbsentBusyClock implements BusyClock {
        @Override
        public String name() {
            return "none";
        }

        @Override
        public long nanos() {
            return NO_READING;
        }

        @Override
        public void close() {}
    }
}
