package io.github.energyjunit.measurement;

import io.github.energyjunit.measurement.ledger.Account;
import io.github.energyjunit.measurement.profile.Profiler;
import io.github.energyjunit.meter.Interval;
import io.github.energyjunit.meter.Meter;
import io.github.energyjunit.meter.Snapshot;
import io.github.energyjunit.meter.cpu.CpuTimes;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** Holds what is read between both ends of one measured body. Used again and again, so that measuring allocates nothing. */
public final class Window {
    /** What was used beside a body and is less, of what it used itself, is the framework's beginning or ending another test. */
    private static final double SMALL_PART = 0.01;

    final Snapshot startEnergy;
    final Snapshot endEnergy;
    final StartedThreads started = new StartedThreads();

    /** What regions of the body have come to. */
    final RegionSums regions = new RegionSums();

    /** Counts the bodies that this object was used for. */
    final AtomicLong generation = new AtomicLong();

    @Nullable
    Runner runner;

    /** The body that the same thread ran when this one began, and which use of its window that was. */
    @Nullable
    Window around;

    long generationAround;

    /** How many things of the plan the thread was at then, in the midst of that body. */
    int partsAround;

    /** Whether its thread is at something else of the plan in the current slice, which has begun in the midst of it. */
    boolean away;

    /** Which test of the plan it is of, and where the ledger books it; {@code null} where nobody follows the plan. */
    @Nullable
    String id;

    @Nullable
    Account account;

    long startNanos;
    long endNanos;

    /** What the JVM had used at either end, in ns. */
    long startJvmNanos;

    long endJvmNanos;

    /** How long the machine had been busy at either end, in ns, -1 when not known. */
    long startBusyNanos;

    long endBusyNanos;

    /** CPU time of the body, in ns, -1 when not known. */
    long cpuNanos;

    /** CPU time that the machine was busy, in ns, -1 when not known. */
    long busyNanos;

    /** What this JVM and its children used meanwhile, and by how much the machine's clock has moved, in ns. */
    long jvmNanos;

    long machineNanos;

    /** The body's share of the machine's energy, in µJ, idle power included. */
    double grossMicrojoules;

    /** The time of each slice times the body's share of it, in ns: for so long the body answers for idle power. */
    double idleNanos;

    /** Whether a reading failed between both ends, so that {@link #grossMicrojoules} lacks something. */
    boolean torn;

    /** Whether another body was in flight meanwhile. */
    boolean overlapped;

    /** What other threads of the plan used beside it, in ns: for fixtures, and tests that are not measured. */
    long besideNanos;

    /** CPU time of the body's own threads in the current slice, in ns. */
    long sliceNanos;

    /** Whether it was the first to begin in this JVM. */
    boolean first;

    /** Marks the body in the recording of stacks; {@code null} where there is none. */
    Profiler.@Nullable Mark mark;

    /** Whether it has begun and not ended. */
    boolean followed;

    /** Whether it has ended unread, so that it must not be used again. */
    volatile boolean departed;

    /** Why there is no reading, or {@code null}. */
    @Nullable
    String trouble;

    /** What the body is charged with, of CPU time that may be another's: its energy, its idle time, and the time, in ns. */
    double sharedMicrojoules;

    double sharedIdleNanos;

    double sharedNanos;

    /** What others are charged with that may be this body's: its energy, its idle time, and the time, in ns. */
    double othersMicrojoules;

    double othersIdleNanos;

    double othersNanos;

    /** What containers have used meanwhile: their share of the machine's energy, its idle time, and the time, in ns. */
    double containersMicrojoules;

    double containersIdleNanos;

    double containersNanos;

    /** How far off the CPU time may be because of the clocks of children and of threads that have ended, in ns. */
    long clockDoubtNanos;

    Window(Snapshot startEnergy, Snapshot endEnergy) {
        this.startEnergy = startEnergy;
        this.endEnergy = endEnergy;
    }

    void reset(Runner by) {
        generation.incrementAndGet();
        runner = by;
        started.clear();
        regions.clear();
        cpuNanos = 0;
        busyNanos = 0;
        jvmNanos = 0;
        machineNanos = 0;
        grossMicrojoules = 0;
        idleNanos = 0;
        torn = false;
        overlapped = false;
        away = false;
        besideNanos = 0;
        sharedMicrojoules = 0;
        sharedIdleNanos = 0;
        sharedNanos = 0;
        othersMicrojoules = 0;
        othersIdleNanos = 0;
        othersNanos = 0;
        containersMicrojoules = 0;
        containersIdleNanos = 0;
        containersNanos = 0;
        clockDoubtNanos = 0;
        trouble = null;
    }

    /** Returns how long the body took, in ns, once it has ended. */
    public long durationNanos() {
        return endNanos - startNanos;
    }

    /** Returns what the counters have counted meanwhile, once it has ended. */
    Interval energy(Meter meter) {
        return meter.between(startEnergy, endEnergy);
    }

    /** Returns whether something else of the plan ran beside the body, by which it had to be told apart. */
    boolean isOverlapped() {
        return overlapped || besideNanos > SMALL_PART * Math.max(0, cpuNanos);
    }

    /** Ends the body in the recording of stacks too, if there is one. */
    void endMark() {
        if (mark != null) {
            mark.end();
        }
    }

    /** Returns how many bytes were allocated, -1 where they were not counted, as is always so while no stacks are sampled. */
    long allocatedBytes() {
        return mark == null ? CpuTimes.NO_READING : mark.allocatedBytes(!isOverlapped());
    }

    /** Writes into the recording of stacks, if there is one, which test the body was of, and whether it is a sample of it. */
    void keepMark(String test, boolean sample, long operations) {
        if (mark != null && runner != null) {
            long bytes = allocatedBytes();
            mark.keep(test, runner.threadId, sample, first, bytes < 0 ? bytes : bytes / operations);
        }
    }

    /** Adds what another body is charged with by now, or takes it off; both at two times are what lies between them. */
    void add(Window body, int sign) {
        cpuNanos += sign * body.cpuNanos;
        busyNanos = body.busyNanos < 0 ? CpuTimes.NO_READING : busyNanos + sign * body.busyNanos;
        jvmNanos += sign * body.jvmNanos;
        machineNanos += sign * body.machineNanos;
        grossMicrojoules += sign * body.grossMicrojoules;
        idleNanos += sign * body.idleNanos;
        besideNanos += sign * body.besideNanos;
        sharedMicrojoules += sign * body.sharedMicrojoules;
        sharedIdleNanos += sign * body.sharedIdleNanos;
        sharedNanos += sign * body.sharedNanos;
        othersMicrojoules += sign * body.othersMicrojoules;
        othersIdleNanos += sign * body.othersIdleNanos;
        othersNanos += sign * body.othersNanos;
    }

    /** Has no reading any more. */
    void fail(Throwable why) {
        fail(String.valueOf(why));
    }

    /** Has no reading any more. */
    void fail(String why) {
        trouble = why;
        startEnergy.clear();
        endEnergy.clear();
        cpuNanos = CpuTimes.NO_READING;
        busyNanos = CpuTimes.NO_READING;
    }

    /** Returns the energy that the body caused, in µJ, less idle power; may be below 0 where counters tick coarsely. */
    double microjoules(double idleWatts) {
        return grossMicrojoules - idleWatts * idleNanos / 1_000;
    }
}
