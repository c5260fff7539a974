package io.github.energyjunit.measurement;

import io.github.energyjunit.meter.cpu.BusyClock;
import io.github.energyjunit.meter.cpu.CpuTimes;

/** Stands for clocks that this runtime does not have, or does not let us read. */
final class NoCpuTimes implements CpuTimes {
    /** Stands for a clock of the machine's busy time. */
    static final BusyClock BUSY = new BusyClock() {
        @Override
        public String name() {
            return "none";
        }

        @Override
        public long grainNanos() {
            return 1;
        }

        @Override
        public long nanos() {
            return NO_READING;
        }

        @Override
        public void close() {}
    };

    @Override
    public long ofThread(long id) {
        return NO_READING;
    }

    @Override
    public long ofProcess() {
        return NO_READING;
    }

    @Override
    public long ofMachine() {
        return NO_READING;
    }
}
