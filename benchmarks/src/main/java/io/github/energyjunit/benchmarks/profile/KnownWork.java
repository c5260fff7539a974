package io.github.energyjunit.benchmarks.profile;

import io.github.energyjunit.measurement.Outcome;
import io.github.energyjunit.measurement.Recorder;
import io.github.energyjunit.measurement.TestDescription;
import io.github.energyjunit.measurement.Window;
import io.github.energyjunit.meter.Configuration;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.LongAdder;

/**
 * Does 60 % of its work in one method, 30 % in another and 10 % in a third: by a third each in the thread of the body, in one
 * that the body starts, and in a pool that was there before.
 */
final class KnownWork {
    static final String TEST = "KnownWork#all()";

    /** Units of work of a round. */
    static final int MOST = 60;

    static final int LESS = 30;
    static final int LEAST = 10;

    private static final double SHARE = 1.0 / 3;
    /** Keeps the work from being left out as useless. */
    private static final LongAdder SUM = new LongAdder();

    /** The CPU time of all rounds. */
    private static final LongAdder NANOS = new LongAdder();

    /** Holds the CPU time of the body's work and that of all work of the JVM, in seconds. */
    static final String CPU_TIMES = "cpu-seconds.txt";

    private KnownWork() {}

    /**
     * Measures one body.
     *
     * @param args the folder for the measurement file; how many seconds of CPU time the body takes; how many units of work
     *     {@code less} does beyond its own
     */
    public static void main(String[] args) throws Exception {
        Recorder recorder =
                Recorder.open(new Configuration(key -> Optional.ofNullable(System.getProperty(key))), Path.of(args[0]));
        double seconds = Double.parseDouble(args[1]);
        int more = Integer.parseInt(args[2]);
        recorder.acquire();
        // Compiled as it will be, before its speed is looked at.
        measure(recorder, "KnownWork#warmUp()", () -> rounds(50, more));
        int rounds = (int) Math.ceil(seconds * SHARE / secondsOf(20, more) * 20);
        ExecutorService pool = Executors.newSingleThreadExecutor();
        pool.submit(() -> {}).get();
        long before = NANOS.sum();
        measure(recorder, TEST, () -> {
            Thread own = new Thread(() -> rounds(rounds, more), "own");
            own.start();
            Future<?> pooled = pool.submit(() -> rounds(rounds, more));
            rounds(rounds, more);
            own.join();
            pooled.get();
        });
        pool.shutdown();
        recorder.release();
        Files.write(
                Path.of(args[0], CPU_TIMES),
                List.of(String.valueOf((NANOS.sum() - before) / 1e9), String.valueOf(NANOS.sum() / 1e9)));
    }

    private interface Action {
        void run() throws Exception;
    }

    private static void measure(Recorder recorder, String test, Action action) throws Exception {
        Window window = recorder.begin();
        action.run();
        recorder.end(window);
        recorder.record(window, new TestDescription(test, "KnownWork", "all", test, null), Outcome.SUCCESSFUL);
    }

    private static double secondsOf(int rounds, int more) {
        long before = NANOS.sum();
        rounds(rounds, more);
        return (NANOS.sum() - before) / 1e9;
    }

    /** Works in random order, so as not to be in step with a sampler. */
    private static void rounds(int rounds, int more) {
        long before = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        List<Integer> units = new ArrayList<>();
        for (int i = 0; i < MOST + LESS + LEAST + more; i++) {
            units.add(i);
        }
        Random random = new Random(4711);
        long sum = 0;
        for (int round = 0; round < rounds; round++) {
            Collections.shuffle(units, random);
            for (int unit : units) {
                sum += unit < MOST ? most(unit) : unit < MOST + LEAST ? least(unit) : less(unit);
            }
        }
        SUM.add(sum);
        NANOS.add(ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - before);
    }

    private static long most(long seed) {
        long x = seed + 1;
        for (int i = 0; i < 20_000; i++) {
            x ^= x << 13;
            x ^= x >>> 7;
            x ^= x << 17;
        }
        return x;
    }

    private static long less(long seed) {
        long x = seed + 2;
        for (int i = 0; i < 20_000; i++) {
            x ^= x << 13;
            x ^= x >>> 7;
            x ^= x << 17;
        }
        return x;
    }

    private static long least(long seed) {
        long x = seed + 3;
        for (int i = 0; i < 20_000; i++) {
            x ^= x << 13;
            x ^= x >>> 7;
            x ^= x << 17;
        }
        return x;
    }
}
