package io.github.energyjunit.benchmarks;

import io.github.energyjunit.measurement.Outcome;
import io.github.energyjunit.measurement.Recorder;
import io.github.energyjunit.measurement.TestDescription;
import io.github.energyjunit.measurement.Window;
import io.github.energyjunit.meter.Configuration;
import io.github.energyjunit.meter.Meter;
import io.github.energyjunit.meter.Probe;
import io.github.energyjunit.meter.Snapshot;
import io.github.energyjunit.meter.cpu.CpuInfo;
import io.github.energyjunit.meter.powercap.PowercapProvider;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Times what one measured test pays, and the floor below it: the same files, each read once through an open channel.
 *
 * <p>The tree lies on a file system in memory where there is one. A real {@code energy_uj} costs more, as each read asks
 * a register of another processor; that part is the same for the floor.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 10, time = 1)
@Fork(2)
public class MeasuringPathBenchmark {
    private static final TestDescription TEST =
            new TestDescription("com.acme.FooTest#bar()", "com.acme.FooTest", "bar", "bar()", null);

    /** Number of domains. */
    @Param({"1", "4"})
    public int domains;

    private FileChannel[] channels = {};
    private @Nullable Path folder;
    private ByteBuffer buffer = ByteBuffer.allocateDirect(32);
    private @Nullable Meter meter;
    private @Nullable Snapshot snapshot;
    private @Nullable Recorder recorder;

    /** Makes the tree and opens everything. */
    @Setup
    public void setUp() throws IOException {
        Path memory = Path.of("/dev/shm");
        folder = Files.isWritable(memory)
                ? Files.createTempDirectory(memory, "energy")
                : Files.createTempDirectory("energy");
        channels = new FileChannel[domains];
        for (int i = 0; i < domains; i++) {
            Path zone = Files.createDirectories(folder.resolve("intel-rapl:" + i));
            Files.writeString(zone.resolve("name"), "package-" + i + "\n");
            Files.writeString(zone.resolve("max_energy_range_uj"), "262143328850\n");
            Path energy = Files.writeString(zone.resolve("energy_uj"), "123456789012\n");
            channels[i] = FileChannel.open(energy, StandardOpenOption.READ);
        }
        Map<String, String> settings = Map.of("energy.powercap.root", folder.toString());
        Configuration configuration = new Configuration(key -> Optional.ofNullable(settings.get(key)));
        Probe probe = new PowercapProvider(CpuInfo.ofThisMachine(), Path.of("/")).probe(configuration);
        meter = new Meter(((Probe.Available) probe).source());
        snapshot = meter.newSnapshot();
        recorder = Recorder.open(configuration, folder.resolve("out"));
    }

    /** Takes the tree away again. */
    @TearDown
    public void tearDown() throws IOException {
        if (folder != null) {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }

    /** Reads each file once: no code can be faster that reads the same. */
    @Benchmark
    public ByteBuffer floor() throws IOException {
        for (FileChannel channel : channels) {
            buffer.clear();
            channel.read(buffer, 0);
        }
        return buffer;
    }

    /** Takes one snapshot. */
    @Benchmark
    public @Nullable Snapshot snapshot() {
        if (meter != null && snapshot != null) {
            meter.read(snapshot);
        }
        return snapshot;
    }

    /** Does what is done for one test: two snapshots with CPU times, the record, and the line in the file. */
    @Benchmark
    public long wholeTest() {
        if (recorder == null) {
            return 0;
        }
        Window window = recorder.begin();
        recorder.end(window);
        return recorder.record(window, TEST, Outcome.SUCCESSFUL);
    }
}
