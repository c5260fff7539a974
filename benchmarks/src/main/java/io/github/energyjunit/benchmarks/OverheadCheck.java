package io.github.energyjunit.benchmarks;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import com.sun.management.OperatingSystemMXBean;
import io.github.energyjunit.measurement.Recorder;
import io.github.energyjunit.meter.Configuration;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.platform.launcher.Launcher;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/**
 * Runs 20,000 empty tests through JUnit, in turns without and with measuring on a tree of four domains, and looks at what
 * the background reader uses while nothing runs.
 */
public final class OverheadCheck {
    private static final int TESTS = 20_000;
    private static final int ROUNDS = 9;
    private static final int IDLE_SECONDS = 60;

    private OverheadCheck() {}

    /** Does nothing, so that what is left is JUnit's and ours. */
    static class Empty {
        @RepeatedTest(TESTS)
        void nothing() {}
    }

    private record Cost(double wallMicros, double cpuMicros) {}

    /** Prints the figures of {@code docs/benchmarks.md}. */
    public static void main(String[] args) throws IOException, InterruptedException {
        try (StillTree tree = new StillTree(4)) {
            Map<String, String> plain = Map.of("energy.skip", "true");
            Map<String, String> measured = Map.of(
                    "junit.jupiter.extensions.autodetection.enabled",
                    "true",
                    "energy.measure",
                    "all",
                    "energy.powercap.root",
                    tree.folder().toString(),
                    "energy.output",
                    tree.folder().resolve("out").toString());
            double[] walls = new double[ROUNDS];
            double[] cpus = new double[ROUNDS];
            System.out.println("| round | plain: wall | CPU | measured: wall | CPU | difference: wall | CPU |");
            System.out.println("|---|---|---|---|---|---|---|");
            run(plain);
            run(measured);
            // A counter that has never moved has shown nothing, which would be another path.
            tree.move();
            for (int round = 0; round < ROUNDS; round++) {
                Cost without = run(plain);
                Cost with = run(measured);
                walls[round] = with.wallMicros - without.wallMicros;
                cpus[round] = with.cpuMicros - without.cpuMicros;
                System.out.printf(
                        Locale.ROOT,
                        "| %d | %.1f µs | %.1f µs | %.1f µs | %.1f µs | %.1f µs | %.1f µs |%n",
                        round + 1,
                        without.wallMicros,
                        without.cpuMicros,
                        with.wallMicros,
                        with.cpuMicros,
                        walls[round],
                        cpus[round]);
            }
            Arrays.sort(walls);
            Arrays.sort(cpus);
            System.out.printf(
                    Locale.ROOT, "| median | | | | | %.1f µs | %.1f µs |%n", walls[ROUNDS / 2], cpus[ROUNDS / 2]);
            idle(tree);
        }
    }

    private static Cost run(Map<String, String> settings) {
        LauncherDiscoveryRequest request = LauncherDiscoveryRequestBuilder.request()
                .selectors(selectClass(Empty.class))
                .configurationParameters(settings)
                .build();
        Launcher launcher = LauncherFactory.create();
        OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        long cpu = system.getProcessCpuTime();
        long start = System.nanoTime();
        launcher.execute(request);
        double wall = System.nanoTime() - start;
        return new Cost(wall / TESTS / 1_000, (double) (system.getProcessCpuTime() - cpu) / TESTS / 1_000);
    }

    private static void idle(StillTree tree) throws InterruptedException {
        Map<String, String> settings =
                Map.of("energy.powercap.root", tree.folder().toString());
        Recorder recorder = Recorder.open(
                new Configuration(key -> Optional.ofNullable(settings.get(key))),
                tree.folder().resolve("idle"));
        recorder.acquire();
        long before = tickerNanos();
        Thread.sleep(1_000L * IDLE_SECONDS);
        double used = tickerNanos() - before;
        recorder.release();
        System.out.printf(
                Locale.ROOT,
                "%nThe background reader used %.3f ms in %d s: %.5f %% of one processor.%n",
                used / 1e6,
                IDLE_SECONDS,
                used / 1e7 / IDLE_SECONDS);
    }

    private static long tickerNanos() {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        for (long id : threads.getAllThreadIds()) {
            ThreadInfo info = threads.getThreadInfo(id);
            if (info != null && info.getThreadName().equals("energy-junit-tick")) {
                return threads.getThreadCpuTime(id);
            }
        }
        throw new IllegalStateException("no background reader runs");
    }
}
