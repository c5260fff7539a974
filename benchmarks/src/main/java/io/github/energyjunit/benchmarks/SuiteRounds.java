package io.github.energyjunit.benchmarks;

import static org.junit.platform.engine.discovery.ClassNameFilter.includeClassNamePatterns;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClasspathRoots;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.platform.launcher.Launcher;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/**
 * The test JVM of {@code jvm-spread.sh}: measures all tests of a jar or folder several times in a row, and prints the CPU
 * time of energy-junit's own threads, which follow the ledger, scan processes and watch control groups.
 */
public final class SuiteRounds {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final int APART_MILLIS = 250;

    /** By the thread's name and number; a thread is gone with its plan. */
    private static final Map<String, Long> OWN = new TreeMap<>();

    private SuiteRounds() {}

    /**
     * Runs the tests.
     *
     * @param args the jar or folder, how often, and a pattern of the classes
     */
    public static void main(String[] args) {
        long start = System.nanoTime();
        Thread watch = new Thread(SuiteRounds::watch, "watch");
        watch.setDaemon(true);
        watch.start();
        Launcher launcher = LauncherFactory.create();
        for (int round = 0; round < Integer.parseInt(args[1]); round++) {
            launcher.execute(LauncherDiscoveryRequestBuilder.request()
                    .selectors(selectClasspathRoots(Set.of(Path.of(args[0]))))
                    .filters(includeClassNamePatterns(args[2]))
                    .configurationParameter("junit.jupiter.extensions.autodetection.enabled", "true")
                    .build());
        }
        print(System.nanoTime() - start);
        // Some suites leave threads behind.
        System.exit(0);
    }

    private static void watch() {
        try {
            while (true) {
                look();
                Thread.sleep(APART_MILLIS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void look() {
        for (ThreadInfo thread : THREADS.getThreadInfo(THREADS.getAllThreadIds())) {
            if (thread != null && thread.getThreadName().startsWith("energy-junit-")) {
                long nanos = THREADS.getThreadCpuTime(thread.getThreadId());
                synchronized (OWN) {
                    OWN.merge(thread.getThreadName() + " " + thread.getThreadId(), nanos, Math::max);
                }
            }
        }
    }

    private static void print(long wall) {
        Map<String, Long> byName = new TreeMap<>();
        synchronized (OWN) {
            OWN.forEach((thread, nanos) -> byName.merge(thread.substring(0, thread.indexOf(' ')), nanos, Long::sum));
        }
        byName.forEach((name, nanos) -> System.out.printf(
                Locale.ROOT,
                "own thread %s: %.1f ms of CPU time in %.1f s, %.4f %% of a processor%n",
                name,
                nanos / 1e6,
                wall / 1e9,
                100.0 * nanos / wall));
    }
}
