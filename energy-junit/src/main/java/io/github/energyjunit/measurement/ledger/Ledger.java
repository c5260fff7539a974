package io.github.energyjunit.measurement.ledger;

import io.github.energyjunit.meter.Meter;
import io.github.energyjunit.meter.Snapshot;
import io.github.energyjunit.meter.cpu.ContainerTime;
import io.github.energyjunit.meter.cpu.CpuTimes;
import java.util.List;
import java.util.concurrent.ForkJoinWorkerThread;
import org.jspecify.annotations.Nullable;

/**
 * Books each slice of time between two boundaries: the JVM's CPU time goes to what it was at, in proportion to the threads'
 * where several things went on at once. Its caller keeps other threads out.
 */
public final class Ledger {
    /** Stands for the id of a body that is no test's. */
    public static final String NO_TEST = Phases.NO_TEST;

    /** The JVM's own threads are looked at no more often: that costs some ten microseconds. */
    private static final long VM_NANOS = 50_000_000L;

    private final Meter meter;
    private final CpuTimes times;
    private final Accounts accounts = new Accounts();
    private final Account ofChildren = accounts.of(Phase.CHILDREN, null);
    private final Workers workers;
    private final Phases phases;
    private final Shares shares;
    private final Payments payments;
    private final Start start;

    private long vmNanos;
    private long vmSettledNanos;
    private long vmLookedAt;
    private boolean vmFresh;
    private boolean inBody;

    /**
     * Tells of the time before the first reading.
     *
     * @param beforeNanos how long the JVM had lived by then
     * @param beforeCpuNanos what CPU time it had used by then, {@link CpuTimes#NO_READING} where that is not known
     * @param startNanos when that was, after the instant of the file's first line
     */
    public record Start(long beforeNanos, long beforeCpuNanos, long startNanos) {}

    /** Begins with a reading that was taken now. */
    public Ledger(Meter meter, CpuTimes times, Snapshot now, Start start) {
        this.meter = meter;
        this.times = times;
        this.start = start;
        workers = new Workers(times);
        phases = new Phases(accounts, workers);
        shares = new Shares(accounts, phases.active(), workers, times);
        payments = new Payments(meter, accounts, now);
        vmNanos = Math.max(0, times.ofVmThreads());
        vmSettledNanos = vmNanos;
        vmLookedAt = meter.nanos();
    }

    Accounts accounts() {
        return accounts;
    }

    Payments payments() {
        return payments;
    }

    Start start() {
        return start;
    }

    List<ContainerTime> takeContainers() {
        return times.takeContainers();
    }

    long unmeasuredTests() {
        return phases.unmeasured();
    }

    EndedTests takeEnded(String className) {
        return phases.takeEnded(className);
    }

    long contexts() {
        return phases.contexts();
    }

    /** Looks at the JVM's own threads, now and then; to be called next to a boundary, where it disturbs no measurement. */
    public void lookAtVm() {
        long now = meter.nanos();
        if (now - vmLookedAt >= VM_NANOS) {
            vmLookedAt = now;
            vmNanos = Math.max(vmNanos, times.ofVmThreads());
            vmFresh = true;
        }
    }

    /** Looks at the JVM's own threads, now and then, once a slice is booked. */
    public void settleVm() {
        lookAtVm();
        if (vmFresh) {
            settle();
        }
    }

    /** Takes what a body in flight is charged with in the slice, in ns, children included. */
    public void claim(Account account, double nanos) {
        shares.claim(account, nanos);
    }

    /** Takes what measuring itself has used in a thread of its own, in ns: that is no fixture's. */
    public void add(double nanos) {
        shares.add(nanos);
    }

    /**
     * Books the slice that ends now.
     *
     * @param jvm CPU time of the JVM, in ns
     * @param children CPU time of its children, in ns
     * @param busy how long the machine was busy, in ns, at least as long as both
     * @param caller what the calling thread has used, in ns
     */
    public void slice(Snapshot now, long jvm, long children, double busy, long caller) {
        accounts.book(ofChildren, (double) children);
        shares.book((double) jvm, caller);
        payments.pay(now, Math.max(busy, (double) jvm + children));
        if (vmFresh) {
            settle();
        }
    }

    /** Takes note that nobody knows who has used what since the last slice. */
    public void lose(Snapshot now) {
        shares.forget();
        accounts.forgetNoted();
        payments.lose(now);
    }

    /**
     * Begins a slice with what is going on now.
     *
     * @param bodies those in flight
     * @return how many threads do something beside these, by the plan
     */
    public int open(Bodies bodies) {
        inBody = bodies.inFlight() > 0;
        return shares.open(bodies);
    }

    /**
     * Looks at what threads have used beside bodies in the slice that ends, in ns.
     *
     * @param caller what the calling thread has used, in ns
     */
    public long look(long caller) {
        return shares.look(caller);
    }

    /** Returns how many threads may have let others work for them beside bodies, as {@link #look} has seen. */
    public int sharing() {
        return shares.sharing();
    }

    /** Returns whether threads are looked at that are between two tests while a body is in flight. */
    public boolean watches() {
        return workers.watched();
    }

    /** Returns what threads of fork-join pools have used between two tests, or for a body, as was seen, in ns. */
    public long forkedNanos() {
        return workers.forkedNanos();
    }

    /** Takes note of who begins a slice, and of what that thread has used up to then, in ns. */
    public void begin(long thread, long nanos) {
        shares.begin(thread, nanos);
    }

    /** Returns whether a thread can divide the slice that is open by {@link #note}, without a reading. */
    public boolean isOf(long thread) {
        return !inBody && shares.isOf(thread);
    }

    /** Takes note that the thread of the slice is about to go on with something else, and of what it has used by now, in ns. */
    public void note(long nanos) {
        shares.note(nanos);
    }

    /** Returns whether a body is measured now. */
    public boolean isInBody() {
        return inBody;
    }

    private void settle() {
        accounts.settle((double) (vmNanos - vmSettledNanos));
        vmSettledNanos = vmNanos;
        vmFresh = false;
    }

    /** Notes what the machine had used at a reading. */
    public void note(Snapshot now) {
        payments.note(now);
    }

    /** Settles everything up to a reading, whether the counter has moved or not. */
    public void settle(Snapshot now) {
        vmNanos = Math.max(vmNanos, times.ofVmThreads());
        payments.settle(now);
        settle();
    }

    /** Begins something of the test plan, in a thread. */
    public void started(String id, @Nullable String parent, NodeKind kind, @Nullable String className, long threadId) {
        Thread caller = Thread.currentThread();
        // Where that thread could not tell by itself, what it is made for is not known.
        workers.see(threadId, caller.getId() != threadId || caller instanceof ForkJoinWorkerThread);
        phases.started(id, parent, kind, className, threadId);
    }

    /** Ends something of the test plan. */
    public void finished(String id) {
        phases.finished(id);
    }

    /** Returns where a body that begins is booked. */
    public Account bodyBegins(@Nullable String id) {
        return phases.bodyBegins(id);
    }

    /** Takes note that a test had a body, though nothing of it was read. */
    public void bodyMissed(@Nullable String id) {
        phases.bodyMissed(id);
    }

    /** Ends a body. */
    public void bodyEnds(@Nullable String id) {
        phases.bodyEnds(id);
    }
}
