package io.github.energyjunit.meter.cpu;

import java.util.List;

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

    /** Reads what a live thread of this JVM has used; {@link #NO_READING} for one that is gone, or unknown. */
    long ofThread(long id);

    /** Reads what this JVM has used. */
    long ofProcess();

    /**
     * The same, for a caller that has just read what it has used itself, {@link #NO_READING} where that is not known: so
     * that its clock need not be read again.
     */
    default long ofProcess(long ofCaller) {
        return ofProcess();
    }

    /** Reads what the processes have used that this JVM has started. */
    default long ofChildren() {
        return 0;
    }

    /** Reads what containers of this machine have used, but for what is this JVM's own or {@link #ofChildren()}. */
    default long ofContainers() {
        return 0;
    }

    /** Lists the containers that {@link #ofContainers()} is made of and that have used anything since the last call. */
    default List<ContainerTime> takeContainers() {
        return List.of();
    }

    /** Asks, not for long, for names of containers that have used something since the last call: while no body is measured. */
    default void nameContainers() {}

    /**
     * Reads what counts as the tests' though this JVM has not started it, as the settings say: containers as they were read
     * last, processes of some names.
     */
    default long ofIncluded() {
        return 0;
    }

    /** Looks by itself, from now on or no longer, at what leaves nothing behind when it ends. */
    default void watch(boolean on) {}

    /**
     * Tells what the calling thread had used when {@link #ofProcess()} last looked at it, so that what reading the clocks
     * takes is known; {@link #NO_READING} where that is not known.
     */
    default long callerOfProcess() {
        return NO_READING;
    }

    /**
     * Tells what the calling thread had used when {@link #ofProcess()} read its clock last. Until that is read again, the
     * kernel's clocks of groups and machines stand still for a thread that goes on, so what they tell is of then.
     */
    default long callerLately() {
        return callerOfProcess();
    }

    /** Returns how far off the step of this process and its children up to the last reading may be. */
    default long doubtNanos() {
        return 0;
    }

    /** Reads what kinds of threads have used; to be called after {@link #ofProcess()}, and only where it matters. */
    default void ofKinds(ThreadTotals into) {}

    /** Reads what the JVM's own threads have used: garbage collection, compilers; {@link #NO_READING} where nobody tells. */
    default long ofVmThreads() {
        return NO_READING;
    }

    /** Finds the live threads of this JVM, sorted by their ids. */
    default long[] liveThreads() {
        return new long[0];
    }

    /** Reads how long the machine's processors were busy. */
    long ofMachine();

    /** Tells how {@link #ofMachine()} counts. */
    default Counting machineCounting() {
        return Counting.FINE;
    }
}
