package io.github.energyjunit.benchmarks;

import io.github.energyjunit.meter.process.ProcessClock;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;

/**
 * Holds {@link ProcessClock} against the kernel's own clock of a process, which needs a native call: their steps, what a
 * reading costs beside idle threads, and how far they are apart after an older thread has worked.
 */
public final class ClockCheck {
    private static final int READINGS = 300;
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private ClockCheck() {}

    /** Prints a row for each number of idle threads, and one for each length of work. */
    public static void main(String[] args) throws Exception {
        ProcessClock ours = new ProcessClock();
        for (int i = 0; i < 5; i++) {
            cost(ours::nanos, true);
            cost(KernelClock::nanos, true);
            cost(ours::nanos, false);
            cost(KernelClock::nanos, false);
        }
        System.out.printf(Locale.ROOT, "JDK %s%n", Runtime.version());
        System.out.printf(
                Locale.ROOT,
                "smallest step: ours %d ns, the kernel's %d ns%n%n",
                smallestStep(ours::nanos),
                smallestStep(KernelClock::nanos));
        System.out.println("| an older thread works for | ours less the kernel's: median | nine of ten within |");
        System.out.println("|---|---|---|");
        ExecutorService older = Executors.newFixedThreadPool(1);
        for (int millis : new int[] {1, 5, 20}) {
            System.out.println(apart(ours, older, millis));
        }
        older.shutdown();
        System.out.println();
        System.out.println("| idle threads | ours | the kernel's | ours after waiting | the kernel's after waiting |");
        System.out.println("|---|---|---|---|---|");
        int threads = 0;
        for (int wanted : new int[] {10, 100, 1_000}) {
            for (; threads < wanted; threads++) {
                Thread thread = new Thread(LockSupport::park, "idle-" + threads);
                thread.setDaemon(true);
                thread.start();
            }
            System.out.printf(
                    Locale.ROOT,
                    "| %d | %.2f µs | %.2f µs | %.1f µs | %.2f µs |%n",
                    wanted,
                    cost(ours::nanos, false),
                    cost(KernelClock::nanos, false),
                    cost(ours::nanos, true),
                    cost(KernelClock::nanos, true));
        }
    }

    /** Returns the median cost of a reading, in µs of CPU time. */
    private static double cost(LongSupplier clock, boolean waits) {
        double[] micros = new double[READINGS];
        for (int i = 0; i < READINGS; i++) {
            if (waits) {
                LockSupport.parkNanos(200_000);
            }
            long start = THREADS.getCurrentThreadCpuTime();
            long read = clock.getAsLong();
            micros[i] = (THREADS.getCurrentThreadCpuTime() - start) / 1e3;
            if (read < 0) {
                throw new IllegalStateException("a clock has no reading");
            }
        }
        Arrays.sort(micros);
        return micros[READINGS / 2];
    }

    private static long smallestStep(LongSupplier clock) {
        long smallest = Long.MAX_VALUE;
        long last = clock.getAsLong();
        for (int i = 0; i < READINGS; i++) {
            long now = clock.getAsLong();
            smallest = now > last ? Math.min(smallest, now - last) : smallest;
            last = now;
        }
        return smallest;
    }

    private static String apart(ProcessClock ours, ExecutorService older, int millis) throws Exception {
        double[] micros = new double[READINGS / 3];
        for (int i = 0; i < micros.length; i++) {
            long start = ours.nanos();
            long kernel = KernelClock.nanos();
            older.submit(() -> spin(millis * 1_000_000L)).get();
            kernel = KernelClock.nanos() - kernel;
            micros[i] = (ours.nanos() - start - kernel) / 1e3;
        }
        Arrays.sort(micros);
        return String.format(
                Locale.ROOT,
                "| %d ms | %+.1f µs | %+.1f to %+.1f µs |",
                millis,
                micros[micros.length / 2],
                micros[micros.length / 20],
                micros[micros.length - 1 - micros.length / 20]);
    }

    private static void spin(long nanos) {
        long end = THREADS.getCurrentThreadCpuTime() + nanos;
        while (THREADS.getCurrentThreadCpuTime() < end) {
            Thread.onSpinWait();
        }
    }
}
