package io.github.energyjunit.measurement;

import io.github.energyjunit.meter.Domain;
import io.github.energyjunit.meter.Meter;
import io.github.energyjunit.meter.ScriptedSource;
import io.github.energyjunit.meter.cpu.Counting;
import java.util.Random;

/**
 * A machine of two processors whose kernel counts busy time as Linux does: one runs a body or rests, the other a neighbour
 * or nothing. It draws power only for busy time, so what a body has burnt is known.
 */
final class TickingMachine {
    static final long MS = 1_000_000;
    static final int PROCESSORS = 2;
    static final double JOULES_PER_CPU_SECOND = 5;
    private static final long MOMENT = MS / 10;
    private static final long ROUNDED = 10 * MS;

    /** How the kernel counts. */
    enum Kernel {
        NANOSECONDS(Counting.FINE),
        IDLE_TIME(new Counting(ROUNDED, 3, false)),
        TICKS_OF_4_MS(new Counting(4 * MS, 1, true)),
        TICKS_OF_10_MS(new Counting(10 * MS, 1, true));

        final Counting counting;

        Kernel(Counting counting) {
            this.counting = counting;
        }
    }

    /** What runs beside the bodies. */
    enum Neighbour {
        NOBODY,
        /** About a third of a processor, in runs and pauses of some milliseconds. */
        STEADY,
        /** All of a processor for some tenths of a second, then nothing for as long. */
        BURSTS,
        /** A quarter of a processor, always between two ticks of 4 ms, so that none of them sees it. */
        IN_STEP
    }

    final ScriptedCpuTimes times = new ScriptedCpuTimes();
    final long[] now = new long[1];
    private final ScriptedSource source = new ScriptedSource(new Domain("package-0", true));
    final Meter meter = new Meter(source, () -> now[0]);
    private final Kernel kernel;
    private final Neighbour neighbour;
    private final Random random;
    private double microjoules = 1_000;
    private long busy;
    private long idle;
    private long ticks;
    private boolean neighbourRuns;
    private long neighbourUntil;

    TickingMachine(Kernel kernel, Neighbour neighbour, long seed) {
        this.kernel = kernel;
        this.neighbour = neighbour;
        random = new Random(seed);
        times.counting = kernel.counting;
        times.threads.put(1L, 0L);
        // Nobody starts with a tick.
        now[0] = random.nextInt((int) (10 * MS)) / MOMENT * MOMENT;
        busy = 5_000 * MS;
        idle = random.nextInt((int) ROUNDED);
    }

    /** Lets time pass; the body runs all the time or not at all. */
    void pass(long nanos, boolean body) {
        for (long end = now[0] + nanos; now[0] < end; ) {
            long moment = Math.min(MOMENT, end - now[0]);
            boolean other = otherRuns();
            int running = (body ? 1 : 0) + (other ? 1 : 0);
            now[0] += moment;
            busy += running * moment;
            idle += (PROCESSORS - running) * moment;
            microjoules += JOULES_PER_CPU_SECOND * running * moment / 1_000;
            long tick = kernel.counting.stepNanos();
            if (kernel.counting.sampled() && now[0] / tick > (now[0] - moment) / tick) {
                ticks += running * tick;
            }
            if (body) {
                times.process += moment;
                times.threads.merge(1L, moment, Long::sum);
            }
        }
        source.raw[0] = Math.round(microjoules);
        times.machine = switch (kernel) {
            case NANOSECONDS -> busy;
            case IDLE_TIME -> busy + idle - idle / ROUNDED * ROUNDED;
            case TICKS_OF_4_MS, TICKS_OF_10_MS -> ticks;
        };
    }

    private boolean otherRuns() {
        if (neighbour == Neighbour.NOBODY) {
            return false;
        }
        if (neighbour == Neighbour.IN_STEP) {
            long phase = now[0] % (4 * MS);
            return phase >= MS && phase < 2 * MS;
        }
        if (now[0] >= neighbourUntil) {
            neighbourRuns = !neighbourRuns;
            double millis = neighbour == Neighbour.BURSTS ? 300 + random.nextInt(400) : neighbourRuns ? 3 : 6;
            neighbourUntil = now[0] + (long) (millis * (0.5 + random.nextDouble()) * MS);
        }
        return neighbourRuns;
    }
}
