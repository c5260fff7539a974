package io.github.energyjunit.meter.process;

/**
 * Judges what threads that have ended took with them, by what a control group has used and no living thread explains: that
 * may as well be another process of the group. All times are ns.
 */
final class EndedThreads {
    /** Others that use less than this are as good as none. */
    private static final long OVERLOOKED_NANOS = 20_000L;

    /** Half of what is known is forgotten after this. */
    private static final double MEMORY_NANOS = 2e9;

    /** Others are known once they were watched for a part of the time, or for long enough. */
    private static final int WATCHED_PART = 4;

    private static final double WATCHED_NANOS = 5e7;

    private final long mostNanos;

    /** What others have used while no thread ended, in which time, and at most from one look to the next. */
    private double others;

    private double watched;
    private double peak;
    private long doubt;

    /** Knows from elsewhere that it cannot be off by more than a time. */
    EndedThreads(long mostNanos) {
        this.mostNanos = mostNanos;
    }

    /**
     * Takes the next look.
     *
     * @param haveEnded whether threads have ended since the one before
     * @param nanos time since then
     * @param group what the group has used since then; negative where that is not known
     * @param seen what threads that live have used since then
     * @return what those that have ended are taken to have used unseen
     */
    long of(boolean haveEnded, long nanos, long group, long seen) {
        doubt = 0;
        if (group < 0) {
            // Nothing tells but the clock that ticks.
            doubt = haveEnded ? mostNanos : 0;
            return 0;
        }
        long unexplained = Math.max(0, group - seen);
        if (!haveEnded) {
            double kept = watched > MEMORY_NANOS ? 0.5 : 1;
            others = kept * others + unexplained;
            watched = kept * watched + nanos;
            peak = Math.max(kept * peak, (double) unexplained);
            return 0;
        }
        long usual = watched > 0 ? Math.round(others / watched * nanos) : 0;
        boolean known = watched >= Math.min(WATCHED_NANOS, (double) nanos / WATCHED_PART);
        if (!known || peak > OVERLOOKED_NANOS || usual > OVERLOOKED_NANOS) {
            // All of it may have been others', or nothing.
            doubt = Math.min(mostNanos, Math.max(unexplained, usual));
        }
        return Math.max(0, unexplained - usual);
    }

    /** Returns how far off the last answer may be. */
    long doubtNanos() {
        return doubt;
    }
}
