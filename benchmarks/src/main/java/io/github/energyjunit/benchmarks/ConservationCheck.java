package io.github.energyjunit.benchmarks;

import io.github.energyjunit.measurement.Outcome;
import io.github.energyjunit.measurement.Recorder;
import io.github.energyjunit.measurement.TestDescription;
import io.github.energyjunit.measurement.Window;
import io.github.energyjunit.meter.cpu.BusyClock;
import io.github.energyjunit.meter.cpu.BusyClocks;
import io.github.energyjunit.meter.process.ProcessClock;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Lets 1, 2 and 4 bodies run at once on a fed tree, with and without a foreign busy process: what they are charged with
 * and what others burnt make up what was fed, less idle power; and each pays for itself alone.
 */
public final class ConservationCheck {
    private static final long MILLIS = 3_000;

    private ConservationCheck() {}

    /** Prints one row for each case, as in {@code docs/accuracy.md}. */
    public static void main(String[] args) throws Exception {
        if (args.length > 0) {
            spin(Long.parseLong(args[0]));
            return;
        }
        try (FedTree tree = new FedTree()) {
            Recorder recorder = Recorder.open(tree.configuration(), tree.output());
            recorder.acquire();
            // What the JVM does for the first time, between bodies, is in no column.
            row(recorder, tree, 1, false);
            System.out.println(
                    "| bodies | foreign process | fed less idle | Σ attributed | foreign share | gap | double"
                            + " over single | sleeper over burner |");
            System.out.println("|---|---|---|---|---|---|---|---|");
            for (int bodies : new int[] {1, 2, 4}) {
                for (boolean foreign : new boolean[] {false, true}) {
                    System.out.println(row(recorder, tree, bodies, foreign));
                }
            }
            recorder.release();
        }
    }

    private static String row(Recorder recorder, FedTree tree, int bodies, boolean foreign)
            throws IOException, InterruptedException, ExecutionException {
        ProcessHandle other = foreign ? start() : null;
        ExecutorService threads = Executors.newFixedThreadPool(bodies);
        CountDownLatch ready = new CountDownLatch(bodies);
        CountDownLatch done = new CountDownLatch(bodies);
        try (BusyClock busy = BusyClocks.open(Path.of("/"))) {
            ProcessClock process = new ProcessClock();
            Thread.sleep(foreign ? 500 : 0);
            long fed = tree.fedMicrojoules();
            long nanos = System.nanoTime();
            long cpu = process.nanos();
            long machine = busy.nanos();
            List<Future<Double>> charged = new ArrayList<>();
            for (int i = 0; i < bodies; i++) {
                int body = i;
                charged.add(threads.submit(() -> charge(recorder, body, ready, done)));
            }
            double sum = 0;
            List<Double> each = new ArrayList<>();
            for (Future<Double> one : charged) {
                each.add(one.get());
                sum += one.get();
            }
            double dynamic = tree.fedMicrojoules() - fed - FedTree.IDLE_WATTS * (System.nanoTime() - nanos) / 1_000;
            double jvm = process.nanos() - cpu;
            double others = dynamic * (1 - jvm / (busy.nanos() - machine));
            return String.format(
                    Locale.ROOT,
                    "| %d | %s | %.2f J | %.2f J | %.2f J | %+.2f %% | %s | %s |",
                    bodies,
                    foreign ? "yes" : "no",
                    dynamic / 1e6,
                    sum / 1e6,
                    others / 1e6,
                    100 * ((sum + others) / dynamic - 1),
                    bodies < 2 ? "–" : String.format(Locale.ROOT, "%.3f", each.get(1) / each.get(0)),
                    bodies < 4 ? "–" : String.format(Locale.ROOT, "%.2f %%", 100 * each.get(2) / each.get(1)));
        } finally {
            threads.shutdown();
            if (other != null) {
                other.destroy();
            }
        }
    }

    /** The first body burns once, the second twice as much, the third sleeps, the fourth burns once. */
    private static double charge(Recorder recorder, int body, CountDownLatch ready, CountDownLatch done)
            throws InterruptedException {
        TestDescription test = new TestDescription("Body#" + body + "()", "Body", "b" + body, "body", null);
        ready.countDown();
        ready.await();
        Window window = recorder.begin();
        if (body == 2) {
            Thread.sleep(MILLIS / 2);
        } else {
            burn((body == 1 ? 2 : 1) * MILLIS / 4);
        }
        done.countDown();
        done.await();
        recorder.end(window);
        return recorder.record(window, test, Outcome.SUCCESSFUL);
    }

    private static void burn(long cpuMillis) {
        ThreadMXBean clock = ManagementFactory.getThreadMXBean();
        long end = clock.getCurrentThreadCpuTime() + cpuMillis * 1_000_000L;
        while (clock.getCurrentThreadCpuTime() < end) {
            Thread.onSpinWait();
        }
    }

    private static void spin(long millis) {
        long end = System.nanoTime() + millis * 1_000_000L;
        while (System.nanoTime() < end) {
            Thread.onSpinWait();
        }
    }

    /** Starts a burner that is no child of this JVM, whose children count as its own: a shell starts it and leaves. */
    private static ProcessHandle start() throws IOException, InterruptedException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        String command = "'" + java + "' -cp '" + System.getProperty("java.class.path") + "' "
                + ConservationCheck.class.getName() + " 20000 >/dev/null 2>&1 & echo $!";
        Process shell = new ProcessBuilder("sh", "-c", command).start();
        String pid = new String(shell.getInputStream().readAllBytes(), StandardCharsets.US_ASCII).trim();
        shell.waitFor();
        return ProcessHandle.of(Long.parseLong(pid)).orElseThrow();
    }
}
