package io.github.energyjunit.meter;

/** Names a doubt about one measurement; every file and document takes names and explanations from here. */
public enum Flag {
    /** The counter's grain exceeds 10 % of the reading. */
    TOO_SHORT("The test is too short for the steps of counters and clocks: the number may be off by more than 10 %."),
    /** Another test, measured or not, or a fixture ran at the same time in another thread. */
    OVERLAPPED("Other tests ran at the same time; energy was shared among them by CPU time."),
    /** A counted domain did not move although the interval was long enough. */
    COUNTER_STUCK("A counter did not move although the processor worked."),
    /** A counter stepped back, and not by a plausible wrap. */
    COUNTER_RESET("A counter was reset while the test ran."),
    /** The energy exceeds what the domain can draw in that time. */
    IMPLAUSIBLE("The reading is more than this machine can use, or is implausible for another reason."),
    /** The energy comes from a model. */
    ESTIMATED("A model made this number from CPU time; no counter was read."),
    /** The test failed or was aborted. */
    FAILED_TEST("Runs that failed or were aborted are left out of samples and budgets."),
    /** The first measurement of its JVM: class loading and cold code are included. */
    FIRST_IN_JVM("The first test of a JVM pays for loading and compiling classes that others use too."),
    /** More than a fifth of the machine was busy with something else. */
    BUSY_MACHINE("Other programs kept the machine busy; the test's share is less certain."),
    /** What is known of the machine's idle power leaves more than 10 % open. */
    IDLE_UNCERTAIN(
            "The uncertainty of the machine's idle power makes more than 10 % of this energy uncertain: the machine was busy."
                    + " Measure idle power once while the machine is quiet, or set energy.idleWatts."),
    /** The clock of the machine's busy time, or that of child processes, is too coarse for so short a test. */
    COARSE_CPU_TIME("CPU time is counted in ticks here, too slowly for so short a test: its share may be off."),
    /** More than a tenth of the test's CPU time may be that of a test beside it, or the other way round. */
    SHARED_CPU(
            "Part of the CPU time may belong to a test that ran at the same time, for example in a shared pool; it was"
                    + " shared evenly."),
    /** The samples of an {@code @EnergyTest} ended before their mean was known within 2 %; reports add this one. */
    IMPRECISE("The limit of samples or of time was reached before the energy was known within 2 %."),
    /** Stacks were sampled meanwhile. */
    PROFILED(
            "Stacks were sampled while the test ran (energy.profile), which costs a little energy: the number shows where"
                    + " energy goes; it is never compared with a baseline or stored in one."),
    /** No energy could be read. */
    NO_READING("No energy could be read.");

    private final String explanation;

    Flag(String explanation) {
        this.explanation = explanation;
    }

    /** Returns one sentence for people. */
    public String explanation() {
        return explanation;
    }

    /** Returns whether a reading with this flag may be wrong, not only coarse. */
    public boolean isDoubtful() {
        return this == IMPLAUSIBLE || this == COUNTER_RESET || this == COUNTER_STUCK;
    }
}
