package io.github.energyjunit.measured;

/**
 * What keeps a test's energy from being compared with that of others, as one number for monitoring systems.
 *
 * @param first whether it is of the first invocation in its JVM
 * @param execution whether it is of all that an engine did for the test, and not of its body alone
 * @param unsound whether it makes no baseline: there is no sound sample
 */
public record MetricCaveats(boolean first, boolean execution, boolean unsound) {

    private static final int FIRST = 1;
    private static final int EXECUTION = 2;
    private static final int UNSOUND = 4;

    /** Looks at a test. */
    public static MetricCaveats of(TestSummary test) {
        boolean unsound = test.samples().size() == 0
                || test.byJvm().isEmpty()
                || test.mostlyDoubtful()
                // One number stands for all samples, also for those that sampling made more expensive.
                || test.isProfiled();
        return new MetricCaveats(test.cold(), test.isExecution(), unsound);
    }

    /** Takes the number apart. */
    public static MetricCaveats of(int sum) {
        return new MetricCaveats((sum & FIRST) != 0, (sum & EXECUTION) != 0, (sum & UNSOUND) != 0);
    }

    /** Returns the number; 0 if nothing stands in the way. */
    public int sum() {
        return (first ? FIRST : 0) + (execution ? EXECUTION : 0) + (unsound ? UNSOUND : 0);
    }
}
