package io.github.energyjunit.meter.perf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import io.github.energyjunit.meter.Configuration;
import io.github.energyjunit.meter.Meter;
import io.github.energyjunit.meter.Probe;
import io.github.energyjunit.meter.Snapshot;
import io.github.energyjunit.meter.cpu.CpuInfo;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Opens and reads a real event of the kernel: {@code cpu-clock}, which counts a processor's time in ns. */
@EnabledOnOs(OS.LINUX)
class RealEventTests {
    private static final int SOFTWARE = 1;

    private @TempDir Path folder;

    @Test
    void reads_a_real_counter_of_the_kernel() throws Exception {
        PerfEventFolder.make(folder, SOFTWARE, "0");
        // A joule a second, if a nanosecond of the clock is taken for a nanojoule.
        PerfEventFolder.event(folder, "energy-pkg", "0x00", "1e-9");
        Map<String, String> settings = Map.of("energy.perf.root", folder.toString());
        Probe probe = new PerfProvider(new CpuInfo("GenuineIntel", 6, 85, 7, "Xeon", false), Path.of("/"))
                .probe(new Configuration(key -> Optional.ofNullable(settings.get(key))));
        if (probe instanceof Probe.Unavailable unavailable) {
            System.out.println("SKIPPED: the kernel lets this user open no event: " + unavailable);
            assertThat(unavailable.reason()).contains("permission denied");
            assertThat(unavailable.remedy()).contains("perf_event_paranoid");
            assumeFalse(true, "not allowed to open a perf event: " + unavailable.reason());
            return;
        }
        try (Meter meter = new Meter(((Probe.Available) probe).source())) {
            Snapshot start = meter.newSnapshot();
            Snapshot end = meter.newSnapshot();
            long before = System.nanoTime();
            meter.read(start);
            long begun = System.nanoTime();
            Thread.sleep(500);
            long after = System.nanoTime();
            meter.read(end);
            long done = System.nanoTime();

            long microjoules = meter.between(start, end).totalMicrojoules();
            assertThat((double) microjoules)
                    .isBetween((after - begun) / 1e3 * 0.9, (done - before) / 1e3 * 1.1)
                    .isCloseTo((after - begun) / 1e3, within(0.2e6));
        }
    }

    @Test
    void tells_that_the_kernel_knows_no_such_event() throws Exception {
        PerfEventFolder.make(folder, SOFTWARE, "0");
        PerfEventFolder.event(folder, "energy-pkg", "0x7fff", "1e-9");
        Map<String, String> settings = Map.of("energy.perf.root", folder.toString());
        Probe probe = new PerfProvider(CpuInfo.ofThisMachine(), Path.of("/"))
                .probe(new Configuration(key -> Optional.ofNullable(settings.get(key))));

        assertThat(((Probe.Unavailable) probe).reason())
                .containsAnyOf("the kernel refuses the events of", "permission denied");
    }
}
