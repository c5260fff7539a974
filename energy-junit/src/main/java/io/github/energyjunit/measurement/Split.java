package io.github.energyjunit.measurement;

import io.github.energyjunit.meter.cpu.CpuTimes;
import io.github.energyjunit.meter.cpu.ThreadTotals;
import java.util.List;

/**
 * Splits the JVM's CPU time of one slice among the bodies that were in flight in it.
 *
 * <p>A body has what its own threads used, and its part, in proportion, of what the JVM did for all of them: garbage
 * collection, compiling. What cannot be told is shared evenly, and each body knows how much of that it has and how much
 * others have: threads of a pool that is older than the bodies, virtual threads, threads that ended unasked, children.
 */
final class Split {
    /** Less than this, and less than a part of what is known, is not worth asking all threads. */
    private static final long UNEXPLAINED_NANOS = 20_000;

    private static final int UNEXPLAINED_PART = 128;

    private final CpuTimes times;
    private final List<Window> inFlight;
    private final ThreadTotals totals = new ThreadTotals();
    private long javaNanos;
    private long vmNanos;
    private long ended;

    /** What all threads have done that the bodies' own have not, in ns. */
    private long ofVm;

    private long untold;
    private long gone;
    private int losses;
    private int losers;
    private boolean goneIsTold;

    Split(CpuTimes times, List<Window> inFlight) {
        this.times = times;
        this.inFlight = inFlight;
    }

    /** Looks at everybody, so that the next slice can be split. */
    void prepare() {
        look();
        javaNanos = totals.javaNanos;
        vmNanos = totals.vmNanos;
        ended = totals.ended;
    }

    /**
     * Finds out who did what is not explained by the bodies' own threads.
     *
     * @param own what those used, in ns
     * @param jvm what the JVM used, in ns
     * @param children what children used, in ns
     */
    void slice(long own, long jvm, long children) {
        long unexplained = Math.max(0, jvm - own);
        ofVm = unexplained;
        untold = children;
        gone = 0;
        losses = 0;
        losers = 0;
        goneIsTold = false;
        if (unexplained <= UNEXPLAINED_NANOS + own / UNEXPLAINED_PART) {
            return;
        }
        for (int i = 0; i < inFlight.size(); i++) {
            int lost = inFlight.get(i).started.lost();
            losses += lost;
            losers += lost > 0 ? 1 : 0;
        }
        look();
        ofVm = Math.min(unexplained, Math.max(0, totals.vmNanos - vmNanos));
        long ofOlder = Math.min(unexplained - ofVm, Math.max(0, totals.javaNanos - javaNanos - own));
        gone = unexplained - ofVm - ofOlder;
        untold += ofOlder;
        long endedNow = totals.ended - ended;
        if (losses == 0 || endedNow > losses) {
            // Somebody else's threads have ended, too.
            losses = 0;
            untold += gone;
            gone = 0;
        }
        goneIsTold = losers == 1 && endedNow == losses;
        javaNanos = totals.javaNanos;
        vmNanos = totals.vmNanos;
        ended = totals.ended;
    }

    /** Returns what a body has used, in ns, as far as it can be told. */
    double told(Window window, long own) {
        double part = own > 0 ? (double) window.sliceNanos / own : 1.0 / inFlight.size();
        return window.sliceNanos + ofVm * part + (goneIsTold ? goneOf(window) : 0);
    }

    /** Returns what a body is charged with of what cannot be told, in ns. */
    double shared(Window window) {
        return (double) untold / inFlight.size() + (goneIsTold ? 0 : goneOf(window));
    }

    /** Returns all that may be a body's of what cannot be told, in ns. */
    double atMost(Window window) {
        return untold + (goneIsTold || goneOf(window) == 0 ? 0 : gone);
    }

    private double goneOf(Window window) {
        return losses == 0 ? 0 : (double) gone * window.started.lost() / losses;
    }

    private void look() {
        times.ofKinds(totals);
    }
}
