package io.github.energyjunit.meter.powercap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.energyjunit.meter.Domain;
import io.github.energyjunit.meter.InvalidConfigurationException;
import io.github.energyjunit.meter.Probe;
import io.github.energyjunit.meter.cpu.CpuInfo;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which domains of a tree are part of the total, so that no joule is counted twice. */
class PowercapDomainsTests extends PowercapTrees {

    @Test
    void counts_packages_and_their_dram_and_reports_the_rest() {
        twoSockets();

        assertThat(counted(INTEL))
                .containsExactlyInAnyOrder("package-0", "package-1", "package-0/dram", "package-1/dram");
        assertThat(uncounted(INTEL)).containsExactlyInAnyOrder("package-0/core", "package-1/core", "psys");
    }

    @Test
    void takes_the_package_from_the_name_and_not_from_the_number() {
        tree.zone("intel-rapl:0", "psys", RANGE, 1)
                .zone("intel-rapl:1", "package-1", RANGE, 1)
                .zone("intel-rapl:2", "package-0", RANGE, 1);

        assertThat(counted(INTEL)).containsExactly("package-1", "package-0");
    }

    @Test
    void accepts_hexadecimal_indices() {
        for (int i = 0; i < 12; i++) {
            tree.zone("intel-rapl:" + Integer.toHexString(i), "package-" + i, RANGE, 1);
        }

        assertThat(counted(INTEL)).hasSize(12).endsWith("package-10", "package-11");
    }

    @Test
    void counts_each_die_of_a_package() {
        tree.zone("intel-rapl:0", "package-0-die-0", RANGE, 1).zone("intel-rapl:1", "package-0-die-1", RANGE, 2);

        assertThat(counted(INTEL)).containsExactly("package-0-die-0", "package-0-die-1");
    }

    @Test
    void leaves_out_the_second_view_of_the_same_package() {
        tree.zone("intel-rapl:0", "package-0", RANGE, 1).zone("intel-rapl-mmio:0", "package-0", RANGE, 1);

        assertThat(domains(INTEL, tree.root())).extracting(Domain::name).containsExactly("package-0");
    }

    @Test
    void uses_the_memory_mapped_view_where_it_is_the_only_one() {
        tree.zone("intel-rapl-mmio:0", "package-0", RANGE, 1);

        assertThat(counted(INTEL)).containsExactly("package-0");
    }

    @Test
    void leaves_out_core_on_amd_because_it_is_one_core_only() {
        tree.zone("intel-rapl:0", "package-0", RANGE, 1).zone("intel-rapl:0:0", "core", RANGE, 1);

        assertThat(domains(AMD, tree.root())).extracting(Domain::name).containsExactly("package-0");
        assertThat(uncounted(INTEL)).containsExactly("core");
    }

    @Test
    void leaves_out_a_sub_zone_that_cannot_be_read_and_says_so() {
        tree.zone("intel-rapl:0", "package-0", RANGE, 1).zone("intel-rapl:0:0", "dram", RANGE, 1);
        tree.setRaw("intel-rapl:0:0", "\n");

        assertThat(counted(INTEL)).containsExactly("package-0");
        assertThat(available(INTEL, tree.root()).source().info().notes())
                .singleElement()
                .asString()
                .contains("domain dram left out");
    }

    @Test
    void counts_what_the_user_asks_for() {
        twoSockets();

        assertThat(counted("package")).containsExactly("package-0", "package-1");
        assertThat(counted("package+dram")).hasSize(4);
        assertThat(counted("psys")).containsExactly("psys");
        assertThat(counted("package-1, package-1/dram")).containsExactly("package-1", "package-1/dram");
        assertThat(counted("dram")).containsExactly("package-0/dram", "package-1/dram");
        assertThat(counted("core")).containsExactly("package-0/core", "package-1/core");
    }

    @ParameterizedTest
    @ValueSource(strings = {"psys+package", "package-0,package-0/core", "package,uncore", "psys,dram"})
    void refuses_to_count_a_joule_twice(String domains) {
        twoSockets();

        assertThatThrownBy(() -> counted(domains))
                .isInstanceOf(InvalidConfigurationException.class)
                .hasMessageStartingWith("Invalid value '" + domains + "' for energy.domains: expected");
    }

    @Test
    void says_which_domains_there_are_where_those_asked_for_are_missing() {
        twoSockets();

        Probe.Unavailable unavailable = (Probe.Unavailable) probe(INTEL, tree.root(), "package-7");
        assertThat(unavailable.reason())
                .contains("energy.domains asks for package-7")
                .contains("package-1/dram");
        assertThat(unavailable.remedy()).contains("remove the setting");
    }

    @Test
    void never_takes_the_platform_by_itself() {
        tree.zone("intel-rapl:0", "psys", RANGE, 1);

        assertThat(unavailable(tree.root()).remedy()).contains("-Denergy.domains=psys");
        assertThat(counted("psys")).containsExactly("psys");
    }

    @Test
    void groups_the_dies_of_a_package_whoever_made_it() {
        tree.zone("intel-rapl:0", "package-0-die-0", RANGE, 1)
                .zone("intel-rapl:0:0", "dram", RANGE, 1)
                .zone("intel-rapl:1", "package-0-die-1", RANGE, 1)
                .zone("intel-rapl:1:0", "dram", RANGE, 1)
                .zone("intel-rapl:2", "package-1", RANGE, 1)
                .zone("intel-rapl:2:0", "dram", RANGE, 1);

        for (CpuInfo cpu : List.of(AMD, INTEL)) {
            assertThat(counted(cpu)).hasSize(6);
            assertThat(domains(cpu, tree.root()))
                    .extracting(Domain::group)
                    .containsExactly("package-0", "package-0/dram", "package-0", "package-0/dram", null, null);
        }
    }
}
