package io.github.energyjunit.meter.powercap;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.energyjunit.meter.Domain;
import io.github.energyjunit.meter.Interval;
import io.github.energyjunit.meter.Meter;
import io.github.energyjunit.meter.Probe;
import io.github.energyjunit.meter.Snapshot;
import io.github.energyjunit.meter.SourceInfo;
import io.github.energyjunit.meter.cpu.CpuInfo;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.Test;

class PowercapProviderTests extends PowercapTrees {

    @Test
    void reads_the_nested_tree_as_it_reads_the_links() {
        twoSockets();

        List<Domain> links = domains(INTEL, tree.root());
        assertThat(domains(INTEL, tree.nested())).isEqualTo(links);
        assertThat(domains(INTEL, tree.nested().resolve("intel-rapl"))).isEqualTo(links);
    }

    @Test
    void passes_over_zones_without_energy() throws IOException {
        tree.zone("intel-rapl:0", "package-0", RANGE, 1).zone("dtpm:0", "package", null, 1);
        Files.delete(tree.energyFile("dtpm:0"));

        assertThat(counted(INTEL)).containsExactly("package-0");
    }

    @Test
    void knows_no_wrap_where_the_range_file_is_missing() {
        tree.zone("intel-rapl:0", "package-0", null, 1);

        assertThat(domains(INTEL, tree.root()).get(0).rangeMicrojoules()).isZero();
    }

    @Test
    void adds_two_packages_that_both_wrap_with_dram_present() {
        tree.zone("intel-rapl:0", "package-0", RANGE, RANGE - 1_000)
                .zone("intel-rapl:0:0", "dram", DRAM_RANGE, 4_000)
                .zone("intel-rapl:1", "package-1", RANGE, RANGE - 2_000)
                .zone("intel-rapl:1:0", "dram", DRAM_RANGE, DRAM_RANGE - 10);
        try (Meter meter = new Meter(available(INTEL, tree.root()).source())) {
            Snapshot start = read(meter);
            tree.set("intel-rapl:0", 500);
            tree.set("intel-rapl:0:0", 4_100);
            tree.set("intel-rapl:1", 600);
            tree.set("intel-rapl:1:0", 20);
            Interval interval = meter.between(start, read(meter));

            assertThat(interval.totalMicrojoules()).isEqualTo(1_500 + 100 + 2_600 + 30);
        }
    }

    @Test
    void tells_an_absent_tree_without_a_remedy() {
        Probe.Unavailable unavailable = unavailable(folder.resolve("nowhere"));

        assertThat(unavailable.reason()).contains("nowhere does not exist");
        assertThat(unavailable.remedy()).contains("energy.powercap.root");
    }

    @Test
    void tells_a_tree_that_has_no_zones() {
        assertThat(unavailable(tree.root()).reason()).contains("has no zone with an energy_uj file");
    }

    @Test
    void tells_a_masked_tree_by_its_dangling_links() throws IOException {
        Files.createSymbolicLink(
                tree.root().resolve("intel-rapl"), tree.nested().resolve("intel-rapl"));
        Files.createSymbolicLink(
                tree.root().resolve("intel-rapl:0"), tree.nested().resolve("intel-rapl/intel-rapl:0"));

        Probe.Unavailable unavailable = unavailable(tree.root());
        assertThat(unavailable.reason()).contains("is masked").contains("points to nothing");
        assertThat(unavailable.remedy())
                .contains("/sys/devices/virtual/powercap")
                .contains("energy.powercap.root");
    }

    @Test
    void refuses_a_total_that_lacks_a_package() {
        tree.zone("intel-rapl:0", "package-0", RANGE, 1).zone("intel-rapl:1", "package-1", RANGE, 1);
        tree.setRaw("intel-rapl:1", "\n");

        assertThat(unavailable(tree.root()).reason()).contains("intel-rapl:1").contains("energy_uj cannot be read");
    }

    @Test
    void warns_that_the_platform_of_sapphire_rapids_counts_whole_joules() {
        twoSockets();
        CpuInfo sapphireRapids = new CpuInfo("GenuineIntel", 6, 0x8f, 8, "Xeon", false);

        SourceInfo asked = ((Probe.Available) probe(sapphireRapids, tree.root(), "psys"))
                .source()
                .info();
        assertThat(asked.notes()).singleElement().asString().contains("whole joules");
        assertThat(asked.updatePeriod()).hasMillis(20);
        SourceInfo byDefault = available(sapphireRapids, tree.root()).source().info();
        assertThat(byDefault.notes()).isEmpty();
        assertThat(byDefault.updatePeriod()).hasMillis(1);
    }

    @Test
    void believes_no_more_than_ten_times_what_the_limits_allow() {
        tree.zone("intel-rapl:0", "package-0", RANGE, 1)
                .file("intel-rapl:0", "constraint_0_max_power_uw", "95000000")
                .file("intel-rapl:0", "constraint_1_max_power_uw", "0")
                .zone("intel-rapl:1", "package-1", RANGE, 1)
                .file("intel-rapl:1", "constraint_0_max_power_uw", "0");

        assertThat(domains(INTEL, tree.root())).extracting(Domain::maxWatts).containsExactly(950.0, 1_500.0);
    }

    private static Snapshot read(Meter meter) {
        Snapshot snapshot = meter.newSnapshot();
        meter.read(snapshot);
        return snapshot;
    }
}
