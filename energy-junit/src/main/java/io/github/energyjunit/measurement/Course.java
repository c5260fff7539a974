package io.github.energyjunit.measurement;

import io.github.energyjunit.measurement.ledger.Ledger;
import io.github.energyjunit.measurement.ledger.LedgerLines;
import io.github.energyjunit.measurement.ledger.NodeKind;
import io.github.energyjunit.meter.Meter;
import io.github.energyjunit.meter.Quality;
import io.github.energyjunit.meter.Snapshot;
import io.github.energyjunit.meter.background.Daemons;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Follows the course of test plans, and writes down what all of their JVM's energy went into: at their end, and every few
 * seconds, so that a JVM that is killed has told most of it.
 */
public final class Course {
    private static final long TICK_NANOS = 500_000_000L;
    private static final int TICKS_PER_LINE = 10;

    private final Timeline timeline;
    private final Steps steps;
    private final Meter meter;
    private final Output output;
    private final String run;
    private final long originNanos;
    private final Snapshot tick;
    private final Neighbours neighbours = new Neighbours();
    private final JvmEnd end = new JvmEnd(this::end);
    private @Nullable Thread ticker;

    Course(Timeline timeline, Meter meter, Output output, String run, long originNanos) {
        this.timeline = timeline;
        steps = new Steps(timeline);
        this.meter = meter;
        this.output = output;
        this.run = run;
        this.originNanos = originNanos;
        tick = meter.newSnapshot();
    }

    /** Begins, where nothing is known of the plan yet. */
    synchronized Course begin() {
        timeline.follow(originNanos);
        if (meter.info().quality() != Quality.RELAYED) {
            end.await();
        }
        if (ticker == null) {
            Contexts.follow(this);
            Thread thread = Daemons.create("energy-junit-ledger", this::run);
            ticker = thread;
            Daemons.start(thread, () -> ticker = null);
        }
        return this;
    }

    /**
     * Begins something of the plan, in the thread that runs it.
     *
     * @param id what it ends by
     * @param parent what it is a part of
     * @param className the class that it is, or is of, where that is known
     */
    public void started(String id, @Nullable String parent, NodeKind kind, @Nullable String className) {
        steps.started(id, parent, kind, className);
    }

    /** Ends something of the plan. */
    public void finished(String id) {
        steps.finished(id);
    }

    /** Writes everything down; what comes until the next plan goes on to count. */
    void pause() {
        Thread thread;
        synchronized (this) {
            thread = ticker;
            ticker = null;
        }
        if (thread != null) {
            Contexts.leave(this);
            end.planEnded();
            LockSupport.unpark(thread);
            neighbours.lookAtEnd();
            timeline.settle(ledger -> {
                LedgerLines.ofClasses(run, ledger).forEach(output::append);
                append(ledger);
            });
        }
    }

    private void append(Ledger ledger) {
        output.append(line(ledger));
    }

    private String line(Ledger ledger) {
        return neighbours.word(seen -> LedgerLines.ofJvm(run, ledger, seen));
    }

    /** Writes down what came after the last plan, which nobody waits for. */
    private void end() {
        timeline.settle(ledger -> output.amend(line(ledger)));
    }

    private void run() {
        boolean[] inBody = {false};
        for (int ticks = 1; ; ticks++) {
            long used = timeline.ofCaller();
            neighbours.look(inBody[0]);
            if (!inBody[0]) {
                timeline.nameContainers();
            }
            long looked = timeline.ofCaller() - used;
            timeline.look(ledger -> ledger.add((double) Math.max(0, looked)));
            Daemons.pause(this, TICK_NANOS);
            synchronized (this) {
                if (ticker != Thread.currentThread()) {
                    return;
                }
            }
            boolean writes = ticks % TICKS_PER_LINE == 0;
            meter.read(tick);
            timeline.look(ledger -> {
                ledger.note(tick);
                inBody[0] = ledger.isInBody();
                if (writes) {
                    append(ledger);
                }
            });
        }
    }
}
