package io.github.energyjunit.measurement.ledger;

import io.github.energyjunit.meter.cpu.CpuTimes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.LongPredicate;

/**
 * Shares the JVM's CPU time of one slice among what went on in it. One thing alone has all of it, and no thread is asked.
 * Where there are several, those beside bodies have what their threads used, and the bodies have the rest, in the proportion
 * in which they are charged.
 */
final class Shares {
    private static final double MOST_VM_PART = 0.9;

    private final Accounts accounts;
    private final List<Node> active;
    private final Workers workers;
    private final CpuTimes times;
    private final LongPredicate atPlan = this::isAtPlan;

    /** Bodies in flight, and what they are charged with, in ns. */
    private final List<Account> claimants = new ArrayList<>();

    private double[] claims = new double[8];
    private double claimed;

    /** What threads have used beside bodies in the slice that is open, once they were looked at, in ns. */
    private long besideNanos;

    private int sharing;
    private boolean looked;

    /** What measuring itself has done beside all that, and is yet to be booked, in ns. */
    private double ours;

    /** The thread that began the slice, and what it had used at the last note, or then, in ns. */
    private long threadId;

    private long threadNanos = CpuTimes.NO_READING;

    Shares(Accounts accounts, List<Node> active, Workers workers, CpuTimes times) {
        this.accounts = accounts;
        this.active = active;
        this.workers = workers;
        this.times = times;
    }

    void claim(Account account, double nanos) {
        int at = claimants.size();
        if (at == claims.length) {
            claims = Arrays.copyOf(claims, 2 * at);
        }
        claims[at] = Math.max(0, nanos);
        claimed += claims[at];
        claimants.add(account);
    }

    /** Takes what measuring itself has used beside all that goes on, in ns. */
    void add(double nanos) {
        ours += nanos;
    }

    /** Takes note of who begins a slice, and of what that thread has used up to then, in ns. */
    void begin(long thread, long nanos) {
        threadId = thread;
        threadNanos = nanos;
    }

    /** Returns whether {@link #note} can divide the slice that is open, if no body is in flight. */
    boolean isOf(long thread) {
        return thread == threadId && threadNanos >= 0 && active.size() <= 1;
    }

    /** Takes note that the thread of the slice is about to go on with something else, and of what it has used by now, in ns. */
    void note(long nanos) {
        accounts.note(ofOnly(), (double) (nanos - threadNanos));
        threadNanos = nanos;
    }

    private Account ofOnly() {
        Account only = active.isEmpty() ? null : active.get(0).account;
        return only == null ? accounts.framework() : only;
    }

    /** Forgets what was claimed. */
    void forget() {
        claimants.clear();
        claimed = 0;
    }

    /**
     * Books a slice.
     *
     * @param all CPU time of the JVM, in ns
     * @param caller what the thread that ends it has used, in ns
     */
    void book(double all, long caller) {
        // A measured body has had it in its own reading.
        double apart = claimants.isEmpty() ? Math.min(ours, all) : 0;
        ours -= apart;
        accounts.book(accounts.framework(), apart);
        boolean same = Thread.currentThread().getId() == threadId && caller >= 0;
        double jvm = accounts.bookNoted(all - apart, same ? (double) (caller - threadNanos) : CpuTimes.NO_READING);
        if (claimants.isEmpty() && active.size() <= 1) {
            accounts.book(ofOnly(), jvm);
        } else {
            bookBodies(jvm - (active.isEmpty() && !workers.watched() ? 0 : bookThreads(jvm, caller)));
        }
        forget();
    }

    private void bookBodies(double nanos) {
        for (int i = 0; i < claimants.size(); i++) {
            double part = claimed > 0 ? claims[i] / claimed : 1.0 / claimants.size();
            accounts.book(claimants.get(i), nanos * part);
        }
    }

    /**
     * Looks at what threads have used beside bodies in the slice, in ns.
     *
     * @param caller what the calling thread has used, in ns
     */
    long look(long caller) {
        looked = true;
        besideNanos = 0;
        sharing = 0;
        for (int i = 0; i < active.size(); i++) {
            Node node = active.get(i);
            node.usedNanos = node.threadNanos < 0 ? 0 : Math.max(0, nanos(node, caller) - node.threadNanos);
            besideNanos += node.usedNanos;
            sharing += node.threadNanos >= 0 && !Waiting.contains(node.threadId) ? 1 : 0;
        }
        workers.look(caller);
        besideNanos += workers.apartNanos();
        return besideNanos;
    }

    /** Returns how many threads may have let others work for them beside bodies, as was seen when they were looked at. */
    int sharing() {
        return sharing;
    }

    private long nanos(Node node, long caller) {
        return node.threadId == Thread.currentThread().getId() ? caller : times.ofThread(node.threadId);
    }

    /** Books what is going on beside bodies, by what its threads have used, and returns how much that was, in ns. */
    private double bookThreads(double jvm, long caller) {
        double sum = looked ? besideNanos : look(caller);
        boolean alone = claimants.isEmpty();
        // The JVM's own threads will take their part of it back, so it needs one of what they do, as bodies have.
        double grown = 1 / (1 - Math.min(MOST_VM_PART, accounts.vmPart()));
        double scale = sum > 0 && (alone || sum * grown > jvm) ? jvm / sum : grown;
        for (int i = 0; i < active.size(); i++) {
            Node node = active.get(i);
            double nanos = sum > 0 ? node.usedNanos * scale : alone ? jvm / active.size() : 0;
            accounts.book(Objects.requireNonNull(node.account), nanos);
        }
        accounts.book(accounts.framework(), workers.apartNanos() * scale);
        return alone ? jvm : sum * scale;
    }

    /** Of what a thread is at, the innermost counts, and before that a body, unless something has begun in its midst. */
    private boolean isHidden(int at, Bodies bodies) {
        if (bodies.isRunBy(active.get(at).threadId)) {
            return true;
        }
        for (int i = at + 1; i < active.size(); i++) {
            if (active.get(i).threadId == active.get(at).threadId) {
                return true;
            }
        }
        return false;
    }

    /**
     * Looks at the threads by which the next slice is shared.
     *
     * @param bodies those in flight
     * @return how many threads do something beside these; not what runs alone, nor a thread that has ended
     */
    int open(Bodies bodies) {
        int beside = 0;
        looked = false;
        if (active.size() + bodies.inFlight() > 1) {
            for (int i = 0; i < active.size(); i++) {
                Node node = active.get(i);
                node.threadNanos = isHidden(i, bodies) ? CpuTimes.NO_READING : times.ofThread(node.threadId);
                beside += node.threadNanos >= 0 ? 1 : 0;
            }
        }
        workers.open(bodies, atPlan);
        return beside;
    }

    private boolean isAtPlan(long threadId) {
        for (int i = 0; i < active.size(); i++) {
            if (active.get(i).threadId == threadId && active.get(i).threadNanos >= 0) {
                return true;
            }
        }
        return false;
    }
}
