package io.github.energyjunit.meter.perf;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.energyjunit.meter.Domain;
import io.github.energyjunit.meter.EnergySource;
import io.github.energyjunit.meter.Meter;
import io.github.energyjunit.meter.Probe;
import io.github.energyjunit.meter.Snapshot;
import io.github.energyjunit.meter.SourceConformance;
import io.github.energyjunit.meter.SourceProvider;
import io.github.energyjunit.meter.cpu.CpuInfo;
import io.github.energyjunit.meter.perf.PerfCounter.PerfException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Counts made-up events: no energy can be drawn from the kernel's at will. */
class PerfConformanceTests extends SourceConformance {
    private static final CpuInfo CPU = new CpuInfo("GenuineIntel", 6, 85, 7, "Xeon", false);
    private static final String SCALE = "2.3283064365386962890625e-10";

    private @TempDir Path folder;
    private double microjoules = 1e6;
    private boolean gone;

    @Override
    protected void create() throws IOException {
        PerfEventFolder.make(folder, 20, "0,18");
        PerfEventFolder.event(folder, "energy-pkg", "0x02", SCALE);
        PerfEventFolder.event(folder, "energy-ram", "0x03", SCALE);
        PerfEventFolder.event(folder, "energy-cores", "0x01", SCALE);
    }

    @Override
    protected SourceProvider provider() {
        return new PerfProvider(CPU, Path.of("/"), (type, config, cpu) -> new PerfCounter() {
            @Override
            public long read() {
                if (gone) {
                    return EnergySource.NO_READING;
                }
                return config == 2 && cpu == 18 ? Math.round(microjoules / 1e6 * 0x1p32) : 1L << 32;
            }

            @Override
            public void close() {}
        });
    }

    @Override
    protected Map<String, String> settings() {
        return Map.of("energy.perf.root", folder.toString());
    }

    @Override
    protected void draw(long drawn) {
        microjoules += drawn;
    }

    @Override
    protected boolean restart() {
        return false;
    }

    @Override
    protected boolean tear() {
        return false;
    }

    @Override
    protected boolean vanish() {
        gone = true;
        return true;
    }

    @Override
    protected void comeBack() {
        gone = false;
    }

    @Override
    protected Stream<Absence> absences() throws IOException {
        Path empty = PerfEventFolder.make(folder.resolve("empty"), 20, "0");
        Path odd = PerfEventFolder.make(folder.resolve("odd"), 20, "all");
        PerfEventFolder.event(odd, "energy-pkg", "0x02", SCALE);
        return Stream.of(
                new Absence("no PMU", new PerfProvider(CPU, folder, null), Map.of(), "does not exist", false),
                new Absence("no JNA", new PerfProvider(CPU, folder, null), settings(), "JNA is not on the class", true),
                new Absence("no events", provider(), root(empty), "has no energy event", false),
                new Absence("no list of CPUs", provider(), root(odd), "holds no list of processors", false),
                refused("not permitted", 13, "permission denied", true),
                refused("not supported", 19, "the kernel refuses", false));
    }

    @Test
    void advice_fits_the_machine_that_is_looked_at() throws IOException {
        Path platform = PerfEventFolder.make(folder.resolve("platform"), 20, "0");
        PerfEventFolder.event(platform, "energy-psys", "0x05", SCALE);
        CpuInfo virtual = new CpuInfo(CPU.vendor(), CPU.family(), CPU.model(), CPU.stepping(), CPU.name(), true);

        // JNA would not help where there is no event to open with it.
        assertThat(remedy(new PerfProvider(CPU, folder, null), platform)).contains("energy.domains", "psys");
        assertThat(remedy(new PerfProvider(virtual, folder, null), platform)).isNull();
    }

    private static @Nullable String remedy(PerfProvider provider, Path events) {
        return ((Probe.Unavailable) provider.probe(configuration(root(events)))).remedy();
    }

    private Absence refused(String when, int error, String reason, boolean remedy) {
        PerfProvider refusing = new PerfProvider(CPU, folder, (type, config, cpu) -> {
            throw new PerfException(error);
        });
        return new Absence(when, refusing, settings(), reason, remedy);
    }

    private static Map<String, String> root(Path path) {
        return Map.of("energy.perf.root", path.toString());
    }

    @Test
    void is_one_package_for_each_package_however_many_processors_the_kernel_lists() throws IOException {
        Path listed = PerfEventFolder.make(folder.resolve("zen"), 20, "0,8,16,24");
        PerfEventFolder.event(listed, "energy-pkg", "0x02", SCALE);
        for (int cpu : new int[] {0, 8, 16, 24}) {
            Path topology = Files.createDirectories(folder.resolve("sys/devices/system/cpu/cpu" + cpu + "/topology"));
            Files.writeString(topology.resolve("physical_package_id"), (cpu / 16) + "\n");
            Files.writeString(topology.resolve("die_id"), "0\n");
        }
        long[] counts = new long[32];
        PerfProvider zen = new PerfProvider(CPU, folder, (type, config, cpu) -> new PerfCounter() {
            @Override
            public long read() {
                return counts[cpu];
            }

            @Override
            public void close() {}
        });
        AtomicLong now = new AtomicLong();
        try (Meter meter = new Meter(((Probe.Available) zen.probe(configuration(root(listed)))).source(), now::get)) {
            assertThat(meter.info().domains())
                    .extracting(Domain::name)
                    .containsExactly("package-0-die-0", "package-0-die-1", "package-1-die-0", "package-1-die-1");
            assertThat(joulesOfASecond(meter, now, counts, 50, 50, 70, 70)).isEqualTo(120);
            assertThat(joulesOfASecond(meter, now, counts, 50, 50, 70, 70)).isEqualTo(120);
            assertThat(joulesOfASecond(meter, now, counts, 20, 50, 70, 70)).isEqualTo(140);
        }
    }

    private static double joulesOfASecond(Meter meter, AtomicLong now, long[] counts, long... joules) {
        Snapshot start = meter.newSnapshot();
        meter.read(start);
        now.addAndGet(1_000_000_000L);
        for (int i = 0; i < joules.length; i++) {
            counts[8 * i] += joules[i] << 32;
        }
        Snapshot end = meter.newSnapshot();
        meter.read(end);
        return meter.between(start, end).totalMicrojoules() / 1e6;
    }
}
