package io.github.energyjunit.meter.powercap;

import io.github.energyjunit.meter.Configuration;
import io.github.energyjunit.meter.Domain;
import io.github.energyjunit.meter.Probe;
import io.github.energyjunit.meter.cpu.CpuInfo;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** What tests need that read a powercap tree of their own. */
abstract class PowercapTrees {

    static final long RANGE = 262_143_328_850L;
    static final long DRAM_RANGE = 65_712_999_613L;
    static final CpuInfo INTEL = new CpuInfo("GenuineIntel", 6, 85, 7, "Xeon", false);
    static final CpuInfo AMD = new CpuInfo("AuthenticAMD", 25, 1, 1, "EPYC", false);

    @TempDir
    Path folder;

    FakeTree tree;

    @BeforeEach
    void setUp() {
        tree = new FakeTree(folder);
    }

    final void twoSockets() {
        tree.zone("intel-rapl:0", "package-0", RANGE, 1)
                .zone("intel-rapl:0:0", "core", RANGE, 1)
                .zone("intel-rapl:0:1", "dram", DRAM_RANGE, 1)
                .zone("intel-rapl:1", "package-1", RANGE, 1)
                .zone("intel-rapl:1:0", "core", RANGE, 1)
                .zone("intel-rapl:1:1", "dram", DRAM_RANGE, 1)
                .zone("intel-rapl:2", "psys", RANGE, 1);
    }

    final List<String> counted(CpuInfo cpu) {
        return domains(cpu, tree.root()).stream()
                .filter(Domain::counted)
                .map(Domain::name)
                .toList();
    }

    final List<String> uncounted(CpuInfo cpu) {
        return domains(cpu, tree.root()).stream()
                .filter(domain -> !domain.counted())
                .map(Domain::name)
                .toList();
    }

    static List<Domain> domains(CpuInfo cpu, Path root) {
        return available(cpu, root).source().info().domains();
    }

    static Probe.Available available(CpuInfo cpu, Path root) {
        return (Probe.Available) probe(cpu, root);
    }

    static Probe.Unavailable unavailable(Path root) {
        return (Probe.Unavailable) probe(INTEL, root);
    }

    static Probe probe(CpuInfo cpu, Path root) {
        return probe(cpu, root, "");
    }

    static Probe probe(CpuInfo cpu, Path root, String domains) {
        Map<String, String> settings = Map.of("energy.powercap.root", root.toString(), "energy.domains", domains);
        return new PowercapProvider(cpu, Path.of("/"))
                .probe(new Configuration(key -> Optional.ofNullable(settings.get(key))));
    }

    final List<String> counted(String domains) {
        Probe.Available available = (Probe.Available) probe(INTEL, tree.root(), domains);
        return available.source().info().domains().stream()
                .filter(Domain::counted)
                .map(Domain::name)
                .toList();
    }
}
