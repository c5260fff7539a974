package io.github.energyjunit.meter.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.energyjunit.meter.Configuration;
import io.github.energyjunit.meter.Meter;
import io.github.energyjunit.meter.Probe;
import io.github.energyjunit.meter.Snapshot;
import io.github.energyjunit.meter.SourceProvider;
import io.github.energyjunit.meter.powercap.FakeTree;
import io.github.energyjunit.meter.prometheus.PrometheusProvider;
import io.github.energyjunit.meter.scaphandre.ScaphandreProvider;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * Reads joules through real programs, which read a tree that is fed. Runs where system properties name the programs, as
 * {@code .ci/checks/60-relays.sh} does: {@code producers.nodeExporter}, {@code producers.prometheus} and
 * {@code producers.scaphandre}. Its tests wait for most of their time, and so run beside each other where that is switched
 * on.
 */
@Execution(ExecutionMode.CONCURRENT)
class RealProducersTests {
    private static final long RANGE = 262_143_328_850L;
    private static final int FEED_SECONDS = 30;
    private static final long PACKAGE_MICROJOULES_PER_STEP = 2_000_000;
    private static final long DRAM_MICROJOULES_PER_STEP = 300_000;
    private static final double TOLERANCE = 0.03;

    private @TempDir Path folder;
    private final List<Process> programs = new ArrayList<>();
    private final Map<String, Meter> meters = new LinkedHashMap<>();
    private long packageCounter = 1_000_000_000;
    private long dramCounter = 500_000_000;

    @AfterEach
    void stop() throws InterruptedException {
        meters.values().forEach(Meter::close);
        programs.forEach(Process::destroy);
        for (Process program : programs) {
            if (!program.waitFor(5, TimeUnit.SECONDS)) {
                program.destroyForcibly();
            }
        }
    }

    @Test
    void reads_what_was_fed_through_node_exporter_and_prometheus() throws Exception {
        String nodeExporter = program("producers.nodeExporter");
        String prometheus = program("producers.prometheus");
        FakeTree tree = tree();
        int exporterPort = freePort();
        int serverPort = freePort();
        start(
                "node_exporter",
                Map.of(),
                nodeExporter,
                "--path.sysfs=" + folder,
                "--collector.disable-defaults",
                "--collector.rapl",
                "--web.listen-address=127.0.0.1:" + exporterPort);
        Path configuration = Files.writeString(
                folder.resolve("prometheus.yml"),
                "global: {scrape_interval: 1s}\nscrape_configs: [{job_name: node, static_configs: [{targets:"
                        + " ['127.0.0.1:" + exporterPort + "']}]}]\n");
        start(
                "prometheus",
                Map.of(),
                prometheus,
                "--config.file=" + configuration,
                "--storage.tsdb.path=" + folder.resolve("tsdb"),
                "--web.listen-address=127.0.0.1:" + serverPort);

        follow(
                "node_exporter",
                new PrometheusProvider(),
                Map.of(
                        "energy.prometheus.url", "http://127.0.0.1:" + exporterPort + "/metrics",
                        "energy.prometheus.preset", "node_exporter",
                        "energy.prometheus.periodSeconds", "0.5"));
        follow(
                "prometheus",
                new PrometheusProvider(),
                Map.of(
                        "energy.prometheus.url", "http://127.0.0.1:" + serverPort + "/api/v1/query",
                        "energy.prometheus.preset", "node_exporter",
                        "energy.prometheus.periodSeconds", "1"));
        feedAndCompare(tree);
    }

    @Test
    void reads_what_was_fed_through_scaphandre() throws Exception {
        String scaphandre = program("producers.scaphandre");
        FakeTree tree = tree();
        int port = freePort();
        Path json = folder.resolve("scaphandre.json");
        Map<String, String> path =
                Map.of("SCAPHANDRE_POWERCAP_PATH", tree.root().toString());
        start("scaphandre", path, scaphandre, "--vm", "--no-header", "prometheus", "-a", "127.0.0.1", "-p", "" + port);
        start("scaphandre-json", path, scaphandre, "--vm", "--no-header", "json", "-s", "1", "-f", json.toString());
        long end = System.nanoTime() + 10_000_000_000L;
        while (Files.notExists(json) && System.nanoTime() < end) {
            Thread.sleep(50);
        }

        ScaphandreProvider provider = new ScaphandreProvider(folder, null);
        follow("scaphandre", provider, Map.of("energy.scaphandre.url", "http://127.0.0.1:" + port + "/metrics"));
        follow("scaphandre json", provider, Map.of("energy.scaphandre.json", json.toString()));
        feedAndCompare(tree);
    }

    private void feedAndCompare(FakeTree tree) throws InterruptedException {
        Map<String, Snapshot> starts = new LinkedHashMap<>();
        idle(tree, 10);
        meters.forEach((name, meter) -> starts.put(name, read(meter)));
        long before = packageCounter + dramCounter;
        long begin = System.nanoTime();
        for (int i = 0; i < FEED_SECONDS * 10; i++) {
            step(tree, PACKAGE_MICROJOULES_PER_STEP);
            long next = begin + (i + 1) * 100_000_000L;
            Thread.sleep(Math.max(0, (next - System.nanoTime()) / 1_000_000));
        }
        long fed = packageCounter + dramCounter - before;
        idle(tree, 8);
        meters.forEach((name, meter) -> {
            long measured = meter.between(starts.get(name), read(meter)).totalMicrojoules();
            System.out.printf("%s: fed %d µJ, read %d µJ (%s)%n", name, fed, measured, meter.trouble());
        });
        meters.forEach((name, meter) -> assertThat(
                        (double) meter.between(starts.get(name), read(meter)).totalMicrojoules())
                .as("%s: %s", name, meter.trouble())
                .isCloseTo(fed, within(TOLERANCE * fed)));
    }

    /** Lets the counters creep: Scaphandre writes nothing about a machine that draws nothing. */
    private void idle(FakeTree tree, int seconds) throws InterruptedException {
        for (int i = 0; i < seconds * 10; i++) {
            step(tree, 100);
            Thread.sleep(100);
        }
    }

    private void step(FakeTree tree, long microjoules) {
        packageCounter += microjoules;
        dramCounter += microjoules * DRAM_MICROJOULES_PER_STEP / PACKAGE_MICROJOULES_PER_STEP;
        tree.set("intel-rapl:0", packageCounter);
        tree.set("intel-rapl:0:0", dramCounter);
    }

    private FakeTree tree() {
        return new FakeTree(folder)
                .zone("intel-rapl:0", "package-0", RANGE, packageCounter)
                .zone("intel-rapl:0:0", "dram", RANGE, dramCounter);
    }

    private void follow(String name, SourceProvider provider, Map<String, String> settings) {
        Probe probe = provider.probe(new Configuration(key -> Optional.ofNullable(settings.get(key))));
        assertThat(probe).as("%s", probe).isInstanceOf(Probe.Available.class);
        meters.put(name, new Meter(((Probe.Available) probe).source()));
    }

    private static Snapshot read(Meter meter) {
        Snapshot snapshot = meter.newSnapshot();
        meter.read(snapshot);
        return snapshot;
    }

    private static String program(String property) {
        String path = System.getProperty(property, "");
        assumeTrue(!path.isEmpty(), "-D" + property + " names no program");
        assertThat(Path.of(path)).isExecutable();
        return path;
    }

    private void start(String name, Map<String, String> environment, String... command) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(environment);
        programs.add(
                builder.redirectOutput(folder.resolve(name + ".log").toFile()).start());
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
