package io.github.energyjunit.benchmarks;

import io.github.energyjunit.measurement.Course;
import io.github.energyjunit.measurement.Outcome;
import io.github.energyjunit.measurement.Recorder;
import io.github.energyjunit.measurement.TestDescription;
import io.github.energyjunit.measurement.Window;
import io.github.energyjunit.measurement.ledger.NodeKind;
import io.github.energyjunit.meter.Configuration;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongUnaryOperator;

/**
 * Tells the CPU time that two versions of energy-junit spend on measuring one empty test, ledger included, in turns within
 * one JVM: so whatever else the machine does concerns both.
 */
public final class CostPair {
    private static final int ROUNDS = 1_000;
    private static final int TESTS = 100;
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private CostPair() {}

    /** Takes the folders of two versions' classes, and how many threads wait meanwhile, 10 if that is not given. */
    public static void main(String[] args) throws ReflectiveOperationException, IOException {
        int idle = args.length > 2 ? Integer.parseInt(args[2]) : 10;
        for (int i = 0; i < idle; i++) {
            Thread thread = new Thread(LockSupport::park, "idle-" + i);
            thread.setDaemon(true);
            thread.start();
        }
        try (StillTree tree = new StillTree(1)) {
            LongUnaryOperator[] versions = new LongUnaryOperator[2];
            for (int i = 0; i < 2; i++) {
                versions[i] = version(Path.of(args[i]), tree.folder());
                long warm = versions[i].applyAsLong(200 * TESTS);
                if (warm <= 0) {
                    throw new IllegalStateException("This JVM does not tell the CPU time of threads");
                }
            }
            tree.move();
            double[][] micros = new double[2][ROUNDS];
            double[] ratios = new double[ROUNDS];
            for (int round = 0; round < ROUNDS; round++) {
                for (int turn = 0; turn < 2; turn++) {
                    int which = (round + turn) % 2;
                    micros[which][round] = versions[which].applyAsLong(TESTS) / 1e3 / TESTS;
                }
                ratios[round] = micros[1][round] / micros[0][round];
            }
            System.out.printf(
                    Locale.ROOT,
                    "%d idle threads: %.1f µs, %.1f µs, ratio of pairs %.3f (medians of %d)%n",
                    idle,
                    median(micros[0]),
                    median(micros[1]),
                    median(ratios),
                    ROUNDS);
        }
        System.exit(0);
    }

    private static LongUnaryOperator version(Path classes, Path tree) throws ReflectiveOperationException, IOException {
        URL own = CostPair.class.getProtectionDomain().getCodeSource().getLocation();
        URL[] path = {classes.toUri().toURL(), own};
        ClassLoader loader = URLClassLoader.newInstance(path, ClassLoader.getPlatformClassLoader());
        Class<?> type = loader.loadClass(Version.class.getName());
        return (LongUnaryOperator) type.getConstructor(Path.class, String.class)
                .newInstance(tree, classes.getFileName().toString());
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    /** Measures empty tests, and returns the CPU time of the thread, in ns; each version has a class of its own. */
    public static final class Version implements LongUnaryOperator {
        private final Recorder recorder;
        private final Course course;
        private final TestDescription test = new TestDescription("Empty#test()", "Empty", "test", "test", null);

        /** Reads a tree of counters. */
        public Version(Path tree, String name) {
            Map<String, String> settings = Map.of("energy.powercap.root", tree.toString());
            recorder = Recorder.open(
                    new Configuration(key -> Optional.ofNullable(settings.get(key))), tree.resolve("out-" + name));
            recorder.acquire();
            course = Objects.requireNonNull(recorder.follow());
            course.started("class", null, NodeKind.CLASS, "Empty");
        }

        @Override
        public long applyAsLong(long tests) {
            long start = THREADS.getCurrentThreadCpuTime();
            for (long i = 0; i < tests; i++) {
                course.started("test", "class", NodeKind.TEST, "Empty");
                Window window = recorder.begin("test");
                recorder.end(window);
                recorder.record(window, test, Outcome.SUCCESSFUL);
                course.finished("test");
            }
            return THREADS.getCurrentThreadCpuTime() - start;
        }
    }
}
