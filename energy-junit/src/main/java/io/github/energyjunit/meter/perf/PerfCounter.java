package io.github.energyjunit.meter.perf;

import io.github.energyjunit.meter.EnergySource;

/** Reads one open event. */
interface PerfCounter {
    /** Opens events of a processor. */
    interface Opener {
        /**
         * Opens an event for all that runs on one processor.
         *
         * @throws PerfException if the kernel refuses
         */
        PerfCounter open(int type, long config, int cpu) throws PerfException;
    }

    /** Reports that the kernel refuses, with its error number. */
    final class PerfException extends Exception {
        private static final long serialVersionUID = 1L;
        private final int error;

        PerfException(int error) {
            super("error " + error);
            this.error = error;
        }

        /** Returns whether a right is missing: EPERM or EACCES. */
        boolean isPermission() {
            return error == 1 || error == 13;
        }
    }

    /** Returns the count, or {@link EnergySource#NO_READING}. */
    long read();

    void close();
}
