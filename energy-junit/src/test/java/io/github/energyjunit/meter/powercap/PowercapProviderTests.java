package io.github.energyjunit.meter.powercap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.energyjunit.meter.Configuration;
import io.github.energyjunit.meter.Domain;
import io.github.energyjunit.meter.Interval;
import io.github.energyjunit.meter.InvalidConfigurationException;
import io.github.energyjunit.meter.Meter;
import io.github.energyjunit.meter.Probe;
import io.github.energyjunit.meter.Snapshot;
import io.github.energyjunit.meter.SourceInfo;
import io.github.energyjunit.meter.cpu.CpuInfo;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PowercapProviderTests {
    private static final long RANGE = 262_143_328_850L;
    private static final long DRAM_RANGE = 65_712_999_613L;
    private static final CpuInfo INTEL = new CpuInfo("GenuineIntel", 6, 85, 7, "Xeon", false);
    private static final CpuInfo AMD = new CpuInfo("AuthenticAMD", 25, 1, 1, "EPYC", false);

    private @TempDir Path folder;
    private FakeTree tree;

    @BeforeEach
    void setUp() {
        tree = new FakeTree(folder);
    }

    @Test
    void countsPackagesAndTheirDramAndReportsTheRest() {
        twoSockets();

        assertThat(counted(INTEL))
                .containsExactlyInAnyOrder("package-0", "package-1", "package-0/dram", "package-1/dram");
        assertThat(uncounted(INTEL)).containsExactlyInAnyOrder("package-0/core", "package-1/core", "psys");
    }

    @Test
    void readsTheNestedTreeAsItReadsTheLinks() {
        twoSockets();

        List<Domain> links = domains(INTEL, tree.root());
        assertThat(domains(INTEL, tree.nested())).isEqualTo(links);
        assertThat(domains(INTEL, tree.nested().resolve("intel-rapl"))).isEqualTo(links);
    }

    @Test
    void takesThePackageFromTheNameAndNotFromTheNumber() {
        tree.zone("intel-rapl:0", "psys", RANGE, 1)
                .zone("intel-rapl:1", "package-1", RANGE, 1)
                .zone("intel-rapl:2", "package-0", RANGE, 1);

        assertThat(counted(INTEL)).containsExactly("package-1", "package-0");
    }

    @Test
    void acceptsHexadecimalIndices() {
        for (int i = 0; i < 12; i++) {
            tree.zone("intel-rapl:" + Integer.toHexString(i), "package-" + i, RANGE, 1);
        }

        assertThat(counted(INTEL)).hasSize(12).endsWith("package-10", "package-11");
    }

    @Test
    void countsEachDieOfAPackage() {
        tree.zone("intel-rapl:0", "package-0-die-0", RANGE, 1).zone("intel-rapl:1", "package-0-die-1", RANGE, 2);

        assertThat(counted(INTEL)).containsExactly("package-0-die-0", "package-0-die-1");
    }

    @Test
    void leavesOutTheSecondViewOfTheSamePackage() {
        tree.zone("intel-rapl:0", "package-0", RANGE, 1).zone("intel-rapl-mmio:0", "package-0", RANGE, 1);

        assertThat(domains(INTEL, tree.root())).extracting(Domain::name).containsExactly("package-0");
    }

    @Test
    void usesTheMemoryMappedViewWhereItIsTheOnlyOne() {
        tree.zone("intel-rapl-mmio:0", "package-0", RANGE, 1);

        assertThat(counted(INTEL)).containsExactly("package-0");
    }

    @Test
    void leavesOutCoreOnAmdBecauseItIsOneCoreOnly() {
        tree.zone("intel-rapl:0", "package-0", RANGE, 1).zone("intel-rapl:0:0", "core", RANGE, 1);

        assertThat(domains(AMD, tree.root())).extracting(Domain::name).containsExactly("package-0");
        assertThat(uncounted(INTEL)).containsExactly("core");
    }

    @Test
    void passesOverZonesWithoutEnergy() throws IOException {
        tree.zone("intel-rapl:0", "package-0", RANGE, 1).zone("dtpm:0", "package", null, 1);
        Files.delete(tree.energyFile("dtpm:0"));

        assertThat(counted(INTEL)).containsExactly("package-0");
    }

    @Test
    void knowsNoWrapWhereTheRangeFileIsMissing() {
        tree.zone("intel-rapl:0", "package-0", null, 1);

        assertThat(domains(INTEL, tree.root()).get(0).rangeMicrojoules()).isZero();
    }

    @Test
    void addsTwoPackagesThatBothWrapWithDramPresent() {
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
    void tellsAnAbsentTreeWithoutARemedy() {
        Probe.Unavailable unavailable = unavailable(folder.resolve("nowhere"));

        assertThat(unavailable.reason()).contains("nowhere does not exist");
        assertThat(unavailable.remedy()).contains("energy.powercap.root");
    }

    @Test
    void tellsATreeThatHasNoZones() {
        assertThat(unavailable(tree.root()).reason()).contains("has no zone with an energy_uj file");
    }

    @Test
    void tellsAMaskedTreeByItsDanglingLinks() throws IOException {
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
    void refusesATotalThatLacksAPackage() {
        tree.zone("intel-rapl:0", "package-0", RANGE, 1).zone("intel-rapl:1", "package-1", RANGE, 1);
        tree.setRaw("intel-rapl:1", "\n");

        assertThat(unavailable(tree.root()).reason()).contains("intel-rapl:1").contains("energy_uj cannot be read");
    }

    @Test
    void leavesOutASubZoneThatCannotBeReadAndSaysSo() {
        tree.zone("intel-rapl:0", "package-0", RANGE, 1).zone("intel-rapl:0:0", "dram", RANGE, 1);
        tree.setRaw("intel-rapl:0:0", "\n");

        assertThat(counted(INTEL)).containsExactly("package-0");
        assertThat(available(INTEL, tree.root()).source().info().notes())
                .singleElement()
                .asString()
                .contains("domain dram left out");
    }

    @Test
    void countsWhatTheUserAsksFor() {
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
    void refusesToCountAJouleTwice(String domains) {
        twoSockets();

        assertThatThrownBy(() -> counted(domains))
                .isInstanceOf(InvalidConfigurationException.class)
                .hasMessageStartingWith("Invalid value '" + domains + "' for energy.domains: expected");
    }

    @Test
    void saysWhichDomainsThereAreWhereThoseAskedForAreMissing() {
        twoSockets();

        Probe.Unavailable unavailable = (Probe.Unavailable) probe(INTEL, tree.root(), "package-7");
        assertThat(unavailable.reason())
                .contains("energy.domains asks for package-7")
                .contains("package-1/dram");
        assertThat(unavailable.remedy()).contains("remove the setting");
    }

    @Test
    void neverTakesThePlatformByItself() {
        tree.zone("intel-rapl:0", "psys", RANGE, 1);

        assertThat(unavailable(tree.root()).remedy()).contains("-Denergy.domains=psys");
        assertThat(counted("psys")).containsExactly("psys");
    }

    @Test
    void warnsThatThePlatformOfSapphireRapidsCountsWholeJoules() {
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
    void groupsTheDiesOfAPackageWhoeverMadeIt() {
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

    @Test
    void believesNoMoreThanTenTimesWhatTheLimitsAllow() {
        tree.zone("intel-rapl:0", "package-0", RANGE, 1)
                .file("intel-rapl:0", "constraint_0_max_power_uw", "95000000")
                .file("intel-rapl:0", "constraint_1_max_power_uw", "0")
                .zone("intel-rapl:1", "package-1", RANGE, 1)
                .file("intel-rapl:1", "constraint_0_max_power_uw", "0");

        assertThat(domains(INTEL, tree.root())).extracting(Domain::maxWatts).containsExactly(950.0, 1_500.0);
    }

    private void twoSockets() {
        tree.zone("intel-rapl:0", "package-0", RANGE, 1)
                .zone("intel-rapl:0:0", "core", RANGE, 1)
                .zone("intel-rapl:0:1", "dram", DRAM_RANGE, 1)
                .zone("intel-rapl:1", "package-1", RANGE, 1)
                .zone("intel-rapl:1:0", "core", RANGE, 1)
                .zone("intel-rapl:1:1", "dram", DRAM_RANGE, 1)
                .zone("intel-rapl:2", "psys", RANGE, 1);
    }

    private List<String> counted(CpuInfo cpu) {
        return domains(cpu, tree.root()).stream()
                .filter(Domain::counted)
                .map(Domain::name)
                .toList();
    }

    private List<String> uncounted(CpuInfo cpu) {
        return domains(cpu, tree.root()).stream()
                .filter(domain -> !domain.counted())
                .map(Domain::name)
                .toList();
    }

    private static List<Domain> domains(CpuInfo cpu, Path root) {
        return available(cpu, root).source().info().domains();
    }

    private static Probe.Available available(CpuInfo cpu, Path root) {
        return (Probe.Available) probe(cpu, root);
    }

    private static Probe.Unavailable unavailable(Path root) {
        return (Probe.Unavailable) probe(INTEL, root);
    }

    private static Probe probe(CpuInfo cpu, Path root) {
        return probe(cpu, root, "");
    }

    private static Probe probe(CpuInfo cpu, Path root, String domains) {
        Map<String, String> settings = Map.of("energy.powercap.root", root.toString(), "energy.domains", domains);
        return new PowercapProvider(cpu, Path.of("/"))
                .probe(new Configuration(key -> Optional.ofNullable(settings.get(key))));
    }

    private List<String> counted(String domains) {
        Probe.Available available = (Probe.Available) probe(INTEL, tree.root(), domains);
        return available.source().info().domains().stream()
                .filter(Domain::counted)
                .map(Domain::name)
                .toList();
    }

    private static Snapshot read(Meter meter) {
        Snapshot snapshot = meter.newSnapshot();
        meter.read(snapshot);
        return snapshot;
    }
}
