package io.github.energyjunit.meter;

/** Names a doubt about one measurement. */
public enum Flag {
    /** The counter's grain exceeds 10 % of the reading. */
    TOO_SHORT,
    /** Another measured test ran at the same time. */
    OVERLAPPED,
    /** A counted domain did not move although the interval was long enough. */
    COUNTER_STUCK,
    /** A counter stepped back, and not by a plausible wrap. */
    COUNTER_RESET,
    /** The energy exceeds what the domain can draw in that time. */
    IMPLAUSIBLE,
    /** The energy comes from a model. */
    ESTIMATED,
    /** The test failed or was aborted. */
    FAILED_TEST,
    /** The first measurement of its JVM: class loading and cold code are included. */
    FIRST_IN_JVM,
    /** More than a fifth of the machine was busy with something else. */
    BUSY_MACHINE,
    /** The clock of the machine's busy time, or that of child processes, is too coarse for so short a test. */
    COARSE_CPU_TIME,
    /** More than a tenth of the test's CPU time may be that of a test beside it, or the other way round. */
    SHARED_CPU,
    /** No energy could be read. */
    NO_READING
}
