package io.github.energyjunit.measurement.ledger;

import io.github.energyjunit.meter.cpu.CpuTimes;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongPredicate;
import org.jspecify.annotations.Nullable;

/**
 * Knows the threads in which something of a test plan has begun. What one of them does between two tests, while a body is in
 * flight in another one, is the framework's: making instances, asking conditions, other listeners. One of a fork-join pool
 * may do then what a body has forked as well, and nobody can tell which.
 */
final class Workers {
    private static final int FEW = 16;

    private final CpuTimes times;
    private final List<Worker> all = new ArrayList<>();
    private int most = FEW;
    private boolean watched;
    private long apartNanos;
    private long forkedNanos;

    private static final class Worker {
        final long threadId;
        final boolean forks;

        /** How many bodies of the plan it is in the midst of. */
        int bodies;

        /** What it had used at the beginning of the slice, in ns; unless it is not between two tests. */
        long nanos = CpuTimes.NO_READING;

        Worker(long threadId, boolean forks) {
            this.threadId = threadId;
            this.forks = forks;
        }
    }

    Workers(CpuTimes times) {
        this.times = times;
    }

    /** Takes note of a thread in which something begins. */
    void see(long threadId, boolean forks) {
        if (find(threadId) != null) {
            return;
        }
        if (all.size() == most) {
            all.removeIf(worker -> worker.bodies == 0 && times.ofThread(worker.threadId) < 0);
            most = Math.max(FEW, 2 * all.size());
        }
        all.add(new Worker(threadId, forks));
    }

    /** Forgets them, as nothing of a plan is going on. */
    void forget() {
        all.clear();
    }

    /** Takes note that a thread begins a body, or waits for it meanwhile. */
    void bodyBegins(long threadId) {
        Worker worker = find(threadId);
        if (worker != null) {
            worker.bodies++;
        }
    }

    void bodyEnds(long threadId) {
        Worker worker = find(threadId);
        if (worker != null && worker.bodies > 0) {
            worker.bodies--;
        }
    }

    private @Nullable Worker find(long threadId) {
        for (int i = 0; i < all.size(); i++) {
            if (all.get(i).threadId == threadId) {
                return all.get(i);
            }
        }
        return null;
    }

    /**
     * Begins a slice. A thread that has ended is forgotten.
     *
     * @param bodies those in flight, without which nobody asks
     * @param atPlan tells whether a thread is at something of the plan
     */
    void open(Bodies bodies, LongPredicate atPlan) {
        watched = false;
        apartNanos = 0;
        forkedNanos = 0;
        for (int i = bodies.inFlight() > 0 ? all.size() - 1 : -1; i >= 0; i--) {
            Worker worker = all.get(i);
            worker.nanos = CpuTimes.NO_READING;
            long thread = worker.threadId;
            boolean inBody = worker.bodies > 0 && !bodies.isLeftBy(thread);
            if (!inBody && !atPlan.test(thread) && !bodies.isRunBy(thread)) {
                worker.nanos = times.ofThread(thread);
                if (worker.nanos < 0) {
                    all.remove(i);
                }
                watched |= worker.nanos >= 0;
            }
        }
    }

    /** Looks at what they have used between tests, as the calling thread has used so much; both in ns. */
    void look(long caller) {
        apartNanos = 0;
        forkedNanos = 0;
        boolean gone = false;
        for (int i = 0; watched && i < all.size(); i++) {
            Worker worker = all.get(i);
            if (worker.nanos >= 0) {
                boolean own = worker.threadId == Thread.currentThread().getId();
                long now = own ? caller : times.ofThread(worker.threadId);
                long used = Math.max(0, now - worker.nanos);
                apartNanos += worker.forks ? 0 : used;
                forkedNanos += worker.forks ? used : 0;
                gone |= now < 0;
            }
        }
        // What it has used since then it has taken with it: that may be anything.
        forkedNanos = gone ? Long.MAX_VALUE : forkedNanos;
    }

    /** Returns whether any thread was between two tests when the slice began. */
    boolean watched() {
        return watched;
    }

    /** Returns what is the framework's of that, in ns. */
    long apartNanos() {
        return apartNanos;
    }

    /** Returns what may be a body's as well, in ns; the largest of all numbers where a thread has ended meanwhile. */
    long forkedNanos() {
        return forkedNanos;
    }
}
