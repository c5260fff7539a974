package io.github.energyjunit.profile;

import io.github.energyjunit.measurement.Batch;
import io.github.energyjunit.measurement.Outcome;
import io.github.energyjunit.measurement.Recorder;
import io.github.energyjunit.measurement.TestDescription;
import io.github.energyjunit.measurement.Window;
import io.github.energyjunit.meter.Configuration;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Is run in a JVM of its own, and burns known parts of its time in known methods. */
final class ProfiledWork {
    static final long CPU_NANOS = 1_700_000_000L;
    private static final long LONGEST_NANOS = 60_000_000_000L;

    /** So many operations are one measurement of {@code Work#left()}, and so much is allocated in each. */
    static final int LEFT_OPERATIONS = 10;

    static final int LEFT_BYTES = 4_000_000;

    static final int BRIEF_BYTES = 100_000;

    static volatile long sink;
    static volatile byte[] garbage = {};

    private ProfiledWork() {}

    public static void main(String[] args) throws Exception {
        Recorder recorder =
                Recorder.open(new Configuration(key -> Optional.ofNullable(System.getProperty(key))), Path.of(args[0]));
        recorder.acquire();
        measure(recorder, "Work#warmUp()", ProfiledWork::known);
        ExecutorService pool = Executors.newSingleThreadExecutor();
        pool.submit(() -> {}).get();
        measure(recorder, "Work#known()", () -> {
            Thread own = new Thread(ProfiledWork::known, "own");
            own.start();
            Future<?> pooled = pool.submit(ProfiledWork::known);
            known();
            own.join();
            pooled.get();
        });
        measure(recorder, "Work#brief()", () -> garbage = new byte[BRIEF_BYTES]);
        CountDownLatch both = new CountDownLatch(2);
        Thread left = new Thread(() -> measure(recorder, "Work#left()", LEFT_OPERATIONS, () -> {
            await(both);
            for (int i = 0; i < LEFT_OPERATIONS; i++) {
                garbage = new byte[LEFT_BYTES];
            }
            left();
        }));
        Thread right = new Thread(() -> measure(recorder, "Work#right()", () -> {
            await(both);
            Thread helper = new Thread(ProfiledWork::right);
            helper.start();
            helper.join();
        }));
        left.start();
        right.start();
        left.join();
        right.join();
        pool.shutdown();
        recorder.release();
    }

    private interface Action {
        void run() throws Exception;
    }

    private static void measure(Recorder recorder, String test, Action action) {
        measure(recorder, test, 1, action);
    }

    private static void measure(Recorder recorder, String test, int operations, Action action) {
        Window window = recorder.begin();
        try {
            action.run();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        } finally {
            recorder.end(window);
        }
        recorder.record(
                window,
                new TestDescription(test, "Work", test.replaceAll(".*#|\\(.*", ""), test, null),
                Outcome.SUCCESSFUL,
                (microjoules, nanos) -> new Batch(false, operations, Batch.Scope.BODY, null));
    }

    private static void await(CountDownLatch both) throws InterruptedException {
        both.countDown();
        both.await();
    }

    private static void left() {
        known();
    }

    private static void right() {
        known();
    }

    /** Spends 60 % in one method, 30 % in another, 10 % in a third; in random order, so as not to be in step with a sampler. */
    static void known() {
        List<Integer> units = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            units.add(i);
        }
        Random random = new Random(4711);
        long start = System.nanoTime();
        long before = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        while (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - before < CPU_NANOS
                && System.nanoTime() - start < LONGEST_NANOS) {
            Collections.shuffle(units, random);
            for (int unit : units) {
                sink += unit < 60 ? most(unit) : unit < 90 ? less(unit) : least(unit);
            }
        }
    }

    static long most(long seed) {
        return unit(seed);
    }

    static long less(long seed) {
        return unit(seed);
    }

    static long least(long seed) {
        return unit(seed);
    }

    private static long unit(long seed) {
        long x = seed + 1;
        for (int i = 0; i < 20_000; i++) {
            x ^= x << 13;
            x ^= x >>> 7;
            x ^= x << 17;
        }
        return x;
    }
}
