package io.github.energyjunit.measurement;

import io.github.energyjunit.meter.cpu.Counting;

/**
 * Holds how far off a share of the machine's energy can be because of the clock of the machine's busy time, as parts of it.
 *
 * <p>A coarse clock does not tell what others have used while a short body ran, so the share is that of the mean of the
 * last second. The clock's own step bounds it all the same: others have used what it shows, less or more its error, no less
 * than nothing, and no more than this JVM has left them.
 *
 * @param less how much smaller it may be in truth, from 0 to 1
 * @param more how much larger, from 0
 */
record BusyDoubt(double less, double more) {
    /** The clock is as good as exact, or decides nothing. */
    static final BusyDoubt NONE = new BusyDoubt(0, 0);

    private static final BusyDoubt ALL = new BusyDoubt(1, 1);

    /**
     * Looks at what was taken and what was counted, all in ns.
     *
     * @param taken how long the machine is taken to have been busy
     * @param counted by how much its clock has moved
     * @param jvm what this JVM and its children have used, which is known
     * @param all the time that all processors had
     */
    static BusyDoubt of(long taken, long counted, long jvm, long all, Counting counting) {
        if (!counting.isCoarse()) {
            return NONE;
        }
        if (counting.equals(Counting.UNKNOWN) || taken <= 0) {
            return ALL;
        }
        double error = counting.errorNanos((double) counted, (double) all);
        double left = (double) Math.max(0, all - jvm);
        double others = (double) (counted - jvm);
        double most = jvm + Math.max(0, Math.min(left, others + error));
        double least = jvm + Math.max(0, Math.min(left, others - error));
        return new BusyDoubt(
                most <= taken ? 0 : 1 - taken / most, least >= taken ? 0 : least <= 0 ? 1 : taken / least - 1);
    }

    /** Returns whether it leaves more open than a part. */
    boolean isAbove(double part) {
        return less > part || more > part;
    }

    /**
     * Returns the energy that is left open, in µJ. That others may have used less does not bring a test's energy near
     * nothing, so this alone never makes it one that cannot be told from nothing.
     *
     * @param attributed energy that is charged
     * @param counters how far off that can be because counters tick
     */
    double microjoules(double attributed, double counters) {
        return attributed <= 0
                ? 0
                : Math.max(less * attributed, Math.min(more * attributed, Math.max(0, attributed - counters - 1)));
    }
}
