package io.github.energyjunit.benchmarks;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import io.github.energyjunit.MeasureEnergy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** The test JVM of {@link LedgerTruth}: a plan whose parts know what CPU time their threads and children have used. */
public final class LedgerSuite {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final Map<String, LongAdder> USED = new ConcurrentHashMap<>();
    private static final Path STAT = Path.of("/proc/self/stat");
    private static final int CHILDREN_USER = 13;
    private static final long NANOS_PER_TICK = 10_000_000;

    private static volatile boolean startsProcesses;

    private LedgerSuite() {}

    /**
     * Runs the plan, and writes down what its parts have used.
     *
     * @param args where to, the feeder's tree, the folder of measurement files, whether tests run at the same time, and
     *     whether they start processes
     */
    public static void main(String[] args) throws IOException {
        startsProcesses = Boolean.parseBoolean(args[4]);
        LauncherFactory.create()
                .execute(LauncherDiscoveryRequestBuilder.request()
                        .selectors(selectClass(One.class), selectClass(Two.class))
                        .configurationParameter("energy.source", "powercap")
                        .configurationParameter("energy.powercap.root", args[1])
                        .configurationParameter("energy.output", args[2])
                        .configurationParameter("energy.idleWatts", Double.toString(FedTree.IDLE_WATTS))
                        .configurationParameter("junit.jupiter.execution.parallel.enabled", args[3])
                        .configurationParameter("junit.jupiter.execution.parallel.mode.default", "concurrent")
                        .configurationParameter("junit.jupiter.execution.parallel.config.strategy", "fixed")
                        .configurationParameter("junit.jupiter.execution.parallel.config.fixed.parallelism", "2")
                        .build());
        Files.write(
                Path.of(args[0]),
                new TreeMap<>(USED)
                        .entrySet().stream()
                                .map(part -> part.getKey() + " " + part.getValue())
                                .collect(Collectors.toList()));
    }

    private static void burn(String part, long millis) {
        long start = THREADS.getCurrentThreadCpuTime();
        while (THREADS.getCurrentThreadCpuTime() - start < millis * 1_000_000) {
            Thread.onSpinWait();
        }
        used(part, THREADS.getCurrentThreadCpuTime() - start);
    }

    private static void used(String part, long nanos) {
        USED.computeIfAbsent(part, key -> new LongAdder()).add(nanos);
    }

    /** Lets a process of its own work, and books what it used. */
    private static void child() {
        if (startsProcesses) {
            try {
                long before = childrenNanos();
                new ProcessBuilder("sh", "-c", "i=0; while [ $i -lt 600000 ]; do i=$((i+1)); done")
                        .start()
                        .waitFor();
                used("children", childrenNanos() - before);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static long childrenNanos() throws IOException {
        String stat = Files.readString(STAT);
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
        return NANOS_PER_TICK * (Long.parseLong(fields[CHILDREN_USER]) + Long.parseLong(fields[CHILDREN_USER + 1]));
    }

    /** Burns known CPU time in each part of its life. */
    @MeasureEnergy
    abstract static class Parts {
        @BeforeAll
        static void setUpClass() {
            burn("classSetUp", 1_500);
            child();
        }

        @BeforeEach
        void setUp() {
            burn("testSetUp", 500);
        }

        @RepeatedTest(3)
        void body() {
            burn("bodies", 1_000);
        }

        @AfterEach
        void tearDown() {
            burn("testTearDown", 500);
        }

        @AfterAll
        static void tearDownClass() {
            burn("classTearDown", 1_000);
        }
    }

    static class One extends Parts {}

    static class Two extends Parts {}
}
