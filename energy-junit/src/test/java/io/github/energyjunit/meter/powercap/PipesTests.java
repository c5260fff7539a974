package io.github.energyjunit.meter.powercap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.energyjunit.meter.Configuration;
import io.github.energyjunit.meter.Probe;
import io.github.energyjunit.meter.cpu.CpuInfo;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Puts a pipe that nobody writes to in the place of each file of a zone: whoever opened it would wait for ever. */
class PipesTests {
    private static final CpuInfo INTEL = new CpuInfo("GenuineIntel", 6, 85, 7, "Xeon", false);

    private @TempDir Path folder;
    private FakeTree tree;

    @BeforeEach
    void setUp() {
        tree = new FakeTree(folder);
        tree.zone("intel-rapl:0", "package-0", 262_143_328_850L, 1);
        tree.zone("intel-rapl:0:0", "dram", 65_712_999_613L, 1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"name", "max_energy_range_uj", "constraint_0_max_power_uw", "energy_uj"})
    void keep_nobody_waiting_and_cost_no_other_domain(String file) throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/mkfifo")), "mkfifo makes pipes");
        Path pipe =
                tree.nested().resolve("intel-rapl/intel-rapl:0/intel-rapl:0:0").resolve(file);
        Files.deleteIfExists(pipe);
        new ProcessBuilder("/usr/bin/mkfifo", pipe.toString()).start().waitFor();

        FutureTask<Probe> probing = new FutureTask<>(() -> new PowercapProvider(INTEL, folder)
                .probe(new Configuration(key -> key.equals("energy.powercap.root")
                        ? Optional.of(tree.root().toString())
                        : Optional.empty())));
        Thread thread = new Thread(probing, "probing");
        thread.setDaemon(true);
        thread.start();
        Probe probe = probing.get(60, TimeUnit.SECONDS);

        assertThat(probe).isInstanceOf(Probe.Available.class);
        assertThat(((Probe.Available) probe).source().info().domains())
                .anyMatch(domain -> domain.name().equals("package-0"));
        ((Probe.Available) probe).source().close();
    }
}
