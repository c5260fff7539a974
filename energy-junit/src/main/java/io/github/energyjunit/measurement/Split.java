package io.github.energyjunit.measurement;

import io.github.energyjunit.meter.cpu.CpuTimes;
import io.github.energyjunit.meter.cpu.ThreadTotals;
import java.util.List;

/**
 * Splits the JVM's CPU time of one slice among the bodies that were in flight in it.
 *
 * <p>A body has what its own threads used, and its part, in proportion, of what the JVM did for all of them: garbage
 * collection, compiling. What cannot be told is shared evenly, and each body knows how much of that it has and how much
 * others have: threads of a pool that is older than the bodies, virtual threads, threads that ended unasked, children, what
 * the JVM did for those, and what was too little to ask whose it was.
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

    /** What measuring itself has done in the bodies' threads since everybody was looked at, in ns. */
    private long ours;

    /** What the JVM did for all, as far as it did that for work that can be told, in ns. */
    private double ofVm;

    /** What was too little to ask who did it, in ns. */
    private long overlooked;

    private double untold;
    private long gone;
    private int sharers = 1;
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
        keep();
    }

    private void keep() {
        javaNanos = totals.javaNanos;
        vmNanos = totals.vmNanos;
        ended = totals.ended;
        ours = 0;
    }

    /** Takes what measuring itself has done in the thread of a body, in ns: that is no body's, nor an older pool's. */
    void skip(long nanos) {
        ours += nanos;
    }

    /**
     * Finds out who did what is not explained by the bodies' own threads.
     *
     * @param own what those used, in ns
     * @param jvm what the JVM used, in ns
     * @param children what children used, in ns
     * @param sharing how many bodies, and threads that do something beside them, may have used what cannot be told
     */
    void slice(long own, long jvm, long children, int sharing) {
        sharers = sharing;
        long unexplained = Math.max(0, jvm - own);
        ofVm = 0;
        overlooked = unexplained;
        untold = children;
        gone = 0;
        losses = 0;
        losers = 0;
        goneIsTold = false;
        if (unexplained <= UNEXPLAINED_NANOS + own / UNEXPLAINED_PART) {
            return;
        }
        overlooked = 0;
        for (int i = 0; i < inFlight.size(); i++) {
            int lost = inFlight.get(i).started.lost();
            losses += lost;
            losers += lost > 0 ? 1 : 0;
        }
        look();
        // Java's threads are up to date when they are asked, the JVM's own only at the kernel's ticks.
        long ofOlder = Math.min(unexplained, Math.max(0, totals.javaNanos - javaNanos - own - ours));
        long vm = Math.min(unexplained - ofOlder, Math.max(0, totals.vmNanos - vmNanos));
        gone = unexplained - vm - ofOlder;
        untold += ofOlder;
        long endedNow = totals.ended - ended;
        if (losses == 0 || endedNow > losses) {
            // Somebody else's threads have ended, too.
            losses = 0;
            untold += gone;
            gone = 0;
        }
        goneIsTold = losers == 1 && endedNow == losses;
        double told = own + (goneIsTold ? gone : 0);
        double working = (double) own + unexplained - vm;
        // What the JVM did for work that cannot be told can be told no more than that.
        ofVm = working > 0 ? vm * told / working : 0;
        untold += vm - ofVm;
        keep();
    }

    /** Returns what a body has used, in ns, as far as it can be told. */
    double told(Window window, long own) {
        double gained = goneIsTold ? goneOf(window) : 0;
        double all = own + (goneIsTold ? gone : 0);
        double mine = window.sliceNanos + gained;
        return mine + (all > 0 ? ofVm * mine / all : 0);
    }

    /** Returns what a body is charged with of what cannot be told, in ns. */
    double shared(Window window, long own) {
        double part = own > 0 ? (double) window.sliceNanos / own : 1.0 / sharers;
        return untold / sharers + overlooked * part + (goneIsTold ? 0 : goneOf(window));
    }

    /** Returns all that may be a body's of what cannot be told, in ns. */
    double atMost(Window window) {
        return untold + overlooked + (goneIsTold || goneOf(window) == 0 ? 0 : gone);
    }

    private double goneOf(Window window) {
        return losses == 0 ? 0 : (double) gone * window.started.lost() / losses;
    }

    private void look() {
        times.ofKinds(totals);
    }
}
