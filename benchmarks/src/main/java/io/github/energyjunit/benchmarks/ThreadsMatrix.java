package io.github.energyjunit.benchmarks;

import io.github.energyjunit.files.MeasurementFiles;
import io.github.energyjunit.measurement.Outcome;
import io.github.energyjunit.measurement.Recorder;
import io.github.energyjunit.measurement.TestDescription;
import io.github.energyjunit.measurement.Window;
import io.github.energyjunit.meter.Configuration;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Lets bodies burn CPU time in every kind of thread, alone and beside each other, and holds what they are charged with
 * against what was used. Of one alone, the kernel tells what the JVM used meanwhile, handing over to another thread and
 * compiling included; of several beside each other, their threads tell. The estimate is measured, at 20 J for each second of
 * CPU time: it follows the JVM's CPU time alone, so what else runs on the machine does not disturb the comparison.
 */
public final class ThreadsMatrix {
    private static final double JOULES_PER_CPU_SECOND = 20;
    private static final int[] MILLIS = {1, 5, 20, 100};
    private static final Pattern TIMES = Pattern.compile("(\\d+)m([\\d.]+)s");
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private ThreadsMatrix() {}

    /** Runs some work, waits for it, and returns the CPU time that it took, in ns. */
    private interface Kind {
        long burn(long nanos) throws Exception;
    }

    /**
     * Prints one row for each kind of thread and length of bodies.
     *
     * @param args how many idle threads there are beside (10), how many ms each cell burns (1,000), and the kind of
     *     thread (all)
     */
    public static void main(String[] args) throws Exception {
        int idle = args.length > 0 ? Integer.parseInt(args[0]) : 10;
        int budget = args.length > 1 ? Integer.parseInt(args[1]) : 1_000;
        for (int i = 0; i < idle; i++) {
            Thread thread = new Thread(LockSupport::park, "idle-" + i);
            thread.setDaemon(true);
            thread.start();
        }
        ExecutorService older = Executors.newFixedThreadPool(4);
        Map<String, Kind> kinds = new LinkedHashMap<>();
        kinds.put("caller", ThreadsMatrix::spin);
        kinds.put("new thread", nanos -> {
            FutureTask<Long> work = new FutureTask<>(() -> spin(nanos));
            new Thread(work).start();
            return work.get();
        });
        kinds.put("older pool", nanos -> older.submit(() -> spin(nanos)).get());
        kinds.put(
                "common pool",
                nanos -> ForkJoinPool.commonPool().submit(() -> spin(nanos)).get());
        Kind virtual = virtual();
        if (virtual != null) {
            kinds.put("virtual thread", virtual);
        }
        kinds.put("child process", ThreadsMatrix::child);
        Path output = Files.createTempDirectory("matrix");
        Map<String, String> settings = Map.of(
                "energy.source", "estimate",
                "energy.estimate.idleWatts", "0",
                "energy.estimate.maxWatts",
                        Double.toString(
                                JOULES_PER_CPU_SECOND * Runtime.getRuntime().availableProcessors()));
        Recorder recorder = Recorder.open(new Configuration(key -> Optional.ofNullable(settings.get(key))), output);
        recorder.acquire();
        if (args.length > 2) {
            kinds.keySet().retainAll(List.of(args[2]));
        }
        for (Kind kind : kinds.values()) {
            // What the JVM compiles meanwhile is charged to bodies as well, but is in no truth.
            run(recorder, kind, "warm-up", 2, 1, 500, output);
        }
        System.out.printf("%d idle threads, JDK %s%n", idle, Runtime.version());
        System.out.println("| work in | in flight | 1 ms | 5 ms | 20 ms | 100 ms |");
        System.out.println("|---|---|---|---|---|---|");
        for (Map.Entry<String, Kind> kind : kinds.entrySet()) {
            // All carriers together tell the truth about one virtual thread, but not about several.
            for (int bodies : kind.getValue() == virtual ? new int[] {1} : new int[] {1, 2, 4}) {
                StringBuilder row = new StringBuilder("| " + kind.getKey() + " | " + bodies + " |");
                for (int millis : MILLIS) {
                    int runs = Math.max(5, Math.min(200, budget / millis / bodies));
                    row.append(run(recorder, kind.getValue(), kind.getKey(), bodies, millis, runs, output));
                }
                System.out.println(row);
            }
        }
        recorder.release();
        older.shutdown();
        try (Stream<Path> files = Files.walk(output)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    private static String run(Recorder recorder, Kind kind, String name, int bodies, int millis, int runs, Path output)
            throws Exception {
        String test = "Body#of" + millis + "in" + name.replace(" ", "") + bodies + "()";
        TestDescription description = new TestDescription(test, "Body", "of", "body", null);
        ExecutorService callers = Executors.newFixedThreadPool(bodies);
        double truth = 0;
        double charged = 0;
        for (int run = 0; run < runs; run++) {
            List<Callable<double[]>> all = new ArrayList<>();
            for (int i = 0; i < bodies; i++) {
                // Bodies beside each other differ, so that one that pays for another is seen.
                long nanos = bodies == 1 ? millis * 1_000_000L : millis * 2_000_000L * (i + 1) / (bodies + 1);
                all.add(() -> {
                    Window window = recorder.begin();
                    long before = KernelClock.nanos();
                    long told = kind.burn(nanos);
                    long ofJvm = KernelClock.nanos() - before;
                    recorder.end(window);
                    long used = bodies > 1 ? told : name.equals("child process") ? told + ofJvm : ofJvm;
                    return new double[] {used, recorder.record(window, description, Outcome.SUCCESSFUL)};
                });
            }
            for (Future<double[]> done : callers.invokeAll(all)) {
                double[] one = done.get();
                truth += one[0] * JOULES_PER_CPU_SECOND / 1_000;
                charged += one[1];
            }
            Thread.sleep(2);
        }
        callers.shutdown();
        List<String> lines = lines(output, test);
        long flagged = lines.stream()
                .filter(line -> line.contains("SHARED_CPU") || line.contains("COARSE_CPU_TIME"))
                .count();
        return String.format(
                Locale.ROOT,
                " %+.1f %%%s |",
                100 * (charged / truth - 1),
                flagged * 2 > lines.size() ? " (flagged)" : "");
    }

    private static List<String> lines(Path output, String test) throws IOException {
        Path file = MeasurementFiles.find(output).get(0);
        try (Stream<String> lines = Files.lines(file)) {
            return lines.filter(line -> line.contains(test)).toList();
        }
    }

    private static long spin(long nanos) {
        long start = THREADS.getCurrentThreadCpuTime();
        long now = start;
        while (now < start + nanos) {
            Thread.onSpinWait();
            now = THREADS.getCurrentThreadCpuTime();
        }
        return now - start;
    }

    /** Lets a shell count, which then tells its own time in ms. */
    private static long child(long nanos) throws IOException, InterruptedException {
        String script = "for ((i = 0; i < " + nanos / 2_000 + "; i++)); do :; done; times";
        Process shell = new ProcessBuilder("bash", "-c", script).start();
        String told = new String(shell.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
        shell.waitFor();
        Matcher times = TIMES.matcher(told.lines().findFirst().orElse(""));
        double seconds = 0;
        while (times.find()) {
            seconds += 60 * Double.parseDouble(times.group(1)) + Double.parseDouble(times.group(2));
        }
        return Math.round(seconds * 1e9);
    }

    /** A virtual thread has no clock: the time of its carriers is taken, of which nobody else makes use here. */
    private static @Nullable Kind virtual() {
        try {
            Class<?> builder = Class.forName("java.lang.Thread$Builder");
            Object ofVirtual = Thread.class.getMethod("ofVirtual").invoke(null);
            return nanos -> {
                FutureTask<Long> work = new FutureTask<>(() -> spinOnTheWall(nanos));
                long before = carriers();
                builder.getMethod("start", Runnable.class).invoke(ofVirtual, work);
                work.get();
                return carriers() - before;
            };
        } catch (ReflectiveOperationException e) {
            return null;
        }
    }

    private static long spinOnTheWall(long nanos) {
        long end = System.nanoTime() + nanos;
        while (System.nanoTime() < end) {
            Thread.onSpinWait();
        }
        return nanos;
    }

    private static long carriers() {
        long sum = 0;
        for (ThreadInfo info : THREADS.getThreadInfo(THREADS.getAllThreadIds())) {
            if (info != null && info.getThreadName().startsWith("ForkJoinPool-1-worker")) {
                sum += Math.max(0, THREADS.getThreadCpuTime(info.getThreadId()));
            }
        }
        return sum;
    }
}
