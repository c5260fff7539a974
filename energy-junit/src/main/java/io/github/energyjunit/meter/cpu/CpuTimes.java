package io.github.energyjunit.meter.cpu;

/** Reads the CPU times, in ns, by which energy is shared; an interface so that tests can script them. */
public interface CpuTimes {
    /** Stands for a time that could not be read. */
    long NO_READING = -1;

    /** Stands for clocks that this runtime does not have, or does not let us read. */
    CpuTimes NONE = new CpuTimes() {
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
    };

    /** Reads what a live thread of this JVM has used; {@link #NO_READING} for one that is gone, or cannot be told. */
    long ofThread(long id);

    /** Reads what this JVM has used, and the processes that it has started. */
    long ofProcess();

    /** Reads how long the machine's processors were busy. */
    long ofMachine();

    /** Returns the step of {@link #ofMachine()} in ns. */
    default long machineGrainNanos() {
        return 1;
    }
}
