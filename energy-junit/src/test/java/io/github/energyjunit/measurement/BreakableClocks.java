package io.github.energyjunit.measurement;

import io.github.energyjunit.meter.cpu.Counting;
import io.github.energyjunit.meter.cpu.CpuTimes;
import io.github.energyjunit.meter.cpu.ThreadTotals;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/** Tells what is scripted, except by the call that is broken now. */
final class BreakableClocks implements CpuTimes {
    enum Call {
        THREAD,
        PROCESS,
        MACHINE,
        CHILDREN,
        CALLER,
        DOUBT,
        GRAIN,
        KINDS
    }

    enum Fault {
        EXCEPTION,
        ERROR,
        NO_READING,
        NEGATIVE,
        ZERO,
        HUGE;

        long instead() {
            return switch (this) {
                case EXCEPTION -> throw new IllegalStateException("a clock that is broken");
                case ERROR -> throw new NoClassDefFoundError("a clock that is gone");
                case NO_READING -> CpuTimes.NO_READING;
                case NEGATIVE -> Long.MIN_VALUE;
                case ZERO -> 0;
                case HUGE -> Long.MAX_VALUE;
            };
        }
    }

    private final CpuTimes times;
    volatile @Nullable Call broken;
    volatile @Nullable Fault fault;

    /** What the broken call waits for instead. */
    volatile @Nullable CountDownLatch blocks;

    BreakableClocks(CpuTimes times) {
        this.times = times;
    }

    private long of(Call call, long right) {
        Fault how = fault;
        if (call == broken && how != null) {
            return how.instead();
        }
        CountDownLatch blocked = blocks;
        if (call == broken && blocked != null) {
            try {
                blocked.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException("a clock that did not answer", e);
            }
        }
        return right;
    }

    @Override
    public long ofThread(long id) {
        return of(Call.THREAD, times.ofThread(id));
    }

    @Override
    public long ofProcess() {
        return of(Call.PROCESS, times.ofProcess());
    }

    @Override
    public long ofChildren() {
        return of(Call.CHILDREN, times.ofChildren());
    }

    @Override
    public long callerOfProcess() {
        return of(Call.CALLER, times.callerOfProcess());
    }

    @Override
    public long doubtNanos() {
        return of(Call.DOUBT, times.doubtNanos());
    }

    @Override
    public void ofKinds(ThreadTotals into) {
        times.ofKinds(into);
        into.javaNanos = of(Call.KINDS, into.javaNanos);
        into.vmNanos = of(Call.KINDS, into.vmNanos);
        into.ended = of(Call.KINDS, into.ended);
    }

    @Override
    public long ofMachine() {
        return of(Call.MACHINE, times.ofMachine());
    }

    @Override
    public Counting machineCounting() {
        Counting counting = times.machineCounting();
        return new Counting(of(Call.GRAIN, counting.stepNanos()), counting.numbers(), counting.sampled());
    }
}
