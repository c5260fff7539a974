package io.github.energyjunit.meter.idle;

import io.github.energyjunit.meter.Domain;
import io.github.energyjunit.meter.Meter;
import io.github.energyjunit.meter.ScriptedSource;
import io.github.energyjunit.meter.cpu.BusyClock;
import java.time.Duration;
import java.util.Random;

/**
 * A machine of four CPUs in steps of 1 ms, on which another program runs beside the calibration. Power has 5 % noise in
 * each step; the clock of busy time lags up to 4 ms behind for each CPU at work.
 */
final class SimulatedMachine implements Calibration.Work, BusyClock {
    static final double IDLE_WATTS = 5;
    static final double JOULES_PER_CPU_SECOND = 20;
    private static final int CPUS = 4;
    private static final long STEP = 1_000_000;

    private final ScriptedSource source = new ScriptedSource(new Domain("package-0", true));
    private final Random random;
    private final Neighbour neighbour;
    private final long[] now = new long[1];
    private double microjoules = 1_000;
    private double busyNanos = 1e12;
    private double load;
    private double toldNanos;
    int burnt;

    /** Up to then nobody feeds the counter, which shows afterwards what was used meanwhile. */
    long fedFromNanos;

    /** How long the first reading after a pause takes one CPU, in whole steps. */
    long coldNanos;

    private boolean cold;

    /** How far the clock of busy time lags behind at most, for each CPU at work. */
    long lagNanos = 4 * STEP;

    final Meter meter = new Meter(source, () -> now[0]);

    /** Tells how many CPUs the other program uses in a millisecond. */
    interface Neighbour {
        double load(int millisecond, Random random);
    }

    SimulatedMachine(long seed, Neighbour neighbour) {
        random = new Random(seed);
        this.neighbour = neighbour;
        source.raw[0] = 1_000;
    }

    private void pass(long nanos, double own) {
        long end = now[0] + nanos;
        cold = true;
        while (now[0] < end) {
            load = Math.min(CPUS, own + neighbour.load((int) (now[0] / STEP), random));
            double watts = IDLE_WATTS + JOULES_PER_CPU_SECOND * load;
            microjoules += watts * (1 + 0.05 * random.nextGaussian()) * STEP / 1_000;
            busyNanos += load * STEP;
            now[0] += STEP;
        }
        if (now[0] >= fedFromNanos) {
            source.raw[0] = Math.round(microjoules);
        }
    }

    @Override
    public void sleep(Duration duration) {
        pass(duration.toNanos() + random.nextInt(3) * STEP, 0);
    }

    @Override
    public void burn(Duration duration) {
        burnt++;
        pass(duration.toNanos(), 1);
    }

    @Override
    public String name() {
        return "simulated";
    }

    @Override
    public long nanos() {
        toldNanos = Math.max(toldNanos, busyNanos - load * lagNanos * random.nextDouble());
        long told = Math.round(toldNanos);
        if (cold) {
            pass(coldNanos, 1);
            cold = false;
        }
        return told;
    }

    @Override
    public void close() {}
}
