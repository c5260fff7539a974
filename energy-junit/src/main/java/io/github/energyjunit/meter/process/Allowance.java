package io.github.energyjunit.meter.process;

/**
 * Lets work be done as long as it takes no more than a small part of a processor, on average. What was not used is saved up
 * to a bound, so that work that is rare is never put off. Counts CPU time, of which a busy machine makes no more.
 */
final class Allowance {
    private final long oneIn;
    private final long mostNanos;
    private long creditNanos;
    private long at = System.nanoTime();

    /**
     * Allows a part.
     *
     * @param oneIn the part, as the time in which a unit of time may be taken
     * @param savedNanos what may be taken at once at most, in ns of CPU time
     */
    Allowance(long oneIn, long savedNanos) {
        this.oneIn = oneIn;
        mostNanos = oneIn * savedNanos;
        creditNanos = mostNanos;
    }

    /** Does the work if it is allowed now, and returns whether it was. */
    boolean run(Runnable work) {
        long now = System.nanoTime();
        creditNanos = Math.min(mostNanos, creditNanos + now - at);
        at = now;
        if (creditNanos <= 0) {
            return false;
        }
        long before = CallerTime.nanos();
        work.run();
        creditNanos -= oneIn * Math.max(0, CallerTime.nanos() - before);
        return true;
    }
}
