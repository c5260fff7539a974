package io.github.energyjunit.meter.msr;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.energyjunit.meter.Domain;
import io.github.energyjunit.meter.EnergySource;
import io.github.energyjunit.meter.Probe;
import io.github.energyjunit.meter.SourceConformance;
import io.github.energyjunit.meter.SourceProvider;
import io.github.energyjunit.meter.cpu.CpuInfo;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MsrConformanceTests extends SourceConformance {
    private static final CpuInfo XEON = new CpuInfo("GenuineIntel", 6, 0x55, 7, "Xeon", false);
    private static final CpuInfo EPYC = new CpuInfo("AuthenticAMD", 25, 1, 1, "EPYC", false);
    private static final long ESU_14 = 14 << 8;
    private static final double UNIT = 1e6 / (1 << 14);

    private @TempDir Path root;
    private double microjoules = 200_000_000_000.0;

    @Override
    protected void create() throws IOException {
        topology(0, 0);
        topology(1, 0);
        topology(2, 1);
        for (int cpu = 0; cpu < 3; cpu++) {
            set(cpu, 0x606, ESU_14);
            set(cpu, 0x611, 1_000);
            set(cpu, 0x619, 7);
            set(cpu, 0x639, 8);
        }
        draw(0);
    }

    @Override
    protected SourceProvider provider() {
        return new MsrProvider(XEON, root);
    }

    @Override
    protected Map<String, String> settings() {
        return Map.of();
    }

    @Override
    protected void draw(long drawn) throws IOException {
        microjoules += drawn;
        // The upper half is not the counter's.
        set(2, 0x611, 0xabcd_0000_0000_0000L | (Math.round(microjoules / UNIT) & 0xffff_ffffL));
    }

    @Override
    protected boolean restart() throws IOException {
        microjoules = 1_000_000;
        draw(0);
        return true;
    }

    @Override
    protected boolean tear() {
        return false;
    }

    @Override
    protected boolean vanish() throws IOException {
        Path file = file(2);
        try (RandomAccessFile msr = new RandomAccessFile(file.toFile(), "rw")) {
            msr.setLength(0);
        }
        Files.delete(file);
        return true;
    }

    @Override
    protected void comeBack() throws IOException {
        set(2, 0x619, 7);
        set(2, 0x639, 8);
        draw(0);
    }

    @Override
    protected long tolerance() {
        // Each end is rounded to a unit of 61 µJ.
        return 130;
    }

    @Override
    protected Stream<Absence> absences() throws IOException {
        Path none = Files.createDirectory(root.resolve("none"));
        Path silent = Files.createDirectory(root.resolve("silent"));
        Files.createDirectories(silent.resolve("dev/cpu/0"));
        try (RandomAccessFile msr =
                new RandomAccessFile(silent.resolve("dev/cpu/0/msr").toFile(), "rw")) {
            msr.setLength(0x700);
        }
        CpuInfo virtual = new CpuInfo("GenuineIntel", 6, 0x55, 7, "Xeon", true);
        CpuInfo arm = new CpuInfo("ARM", -1, 0xd40, -1, "Neoverse", false);
        return Stream.of(
                new Absence("no module", new MsrProvider(XEON, none), Map.of(), "shows no processor's registers", true),
                new Absence(
                        "a virtual machine",
                        new MsrProvider(virtual, none),
                        Map.of(),
                        "shows no processor's registers",
                        false),
                new Absence("not x86", new MsrProvider(arm, root), Map.of(), "only Intel and AMD", false),
                new Absence("counters at zero", new MsrProvider(XEON, silent), Map.of(), "show no energy", false));
    }

    @Test
    void reads_each_package_once_and_dram_in_its_own_unit() {
        EnergySource source = openSource();

        List<Domain> domains = source.info().domains();
        assertThat(domains)
                .extracting(Domain::name)
                .containsExactly(
                        "package-0",
                        "package-0/dram",
                        "package-0/core",
                        "package-1",
                        "package-1/dram",
                        "package-1/core");
        assertThat(domains).extracting(Domain::counted).containsExactly(true, true, false, true, true, false);
        assertThat(domains.get(0).rangeMicrojoules()).isEqualTo(262_144_000_000L);
        long[] raw = new long[6];
        source.read(raw);
        assertThat(raw[0]).isEqualTo(Math.round(1_000 * UNIT));
        assertThat(raw[1]).isEqualTo(Math.round(7 * 15.3));
    }

    @Test
    void reads_amds_registers() throws IOException {
        for (int cpu = 0; cpu < 3; cpu++) {
            set(cpu, 0xC0010299L, 16 << 8);
            set(cpu, 0xC001029BL, 1 << 16);
        }
        EnergySource source = ((Probe.Available) new MsrProvider(EPYC, root).probe(configuration(Map.of()))).source();
        long[] raw = new long[2];
        source.read(raw);
        source.close();

        assertThat(source.info().domains()).extracting(Domain::name).containsExactly("package-0", "package-1");
        assertThat(source.info().domains().get(0).rangeMicrojoules()).isEqualTo(65_536_000_000L);
        assertThat(raw).containsExactly(1_000_000, 1_000_000);
    }

    @Test
    void counts_atoms_in_whole_powers_of_a_microjoule() {
        Registers atom = Registers.of(new CpuInfo("GenuineIntel", 6, 0x37, 8, "Atom", false));

        assertThat(atom.microjoules("package", 5 << 8)).isEqualTo(32);
    }

    @Test
    void reads_each_die_of_a_package() throws IOException {
        die(0, 0);
        die(1, 1);
        EnergySource source = openSource();

        assertThat(source.info().domains().stream().filter(Domain::counted).map(Domain::name))
                .containsExactly(
                        "package-0-die-0",
                        "package-0-die-0/dram",
                        "package-0-die-1",
                        "package-0-die-1/dram",
                        "package-1",
                        "package-1/dram");
        assertThat(source.info().domains().stream().filter(Domain::counted).map(Domain::group))
                .containsExactly("package-0", "package-0/dram", "package-0", "package-0/dram", null, null);
    }

    private void die(int cpu, int dieId) throws IOException {
        Files.writeString(root.resolve("sys/devices/system/cpu/cpu" + cpu + "/topology/die_id"), dieId + "\n");
    }

    private void topology(int cpu, int packageId) throws IOException {
        Path folder = root.resolve("sys/devices/system/cpu/cpu" + cpu + "/topology");
        Files.createDirectories(folder);
        Files.writeString(folder.resolve("physical_package_id"), packageId + "\n");
        Files.createDirectories(file(cpu).getParent());
    }

    private void set(int cpu, long register, long value) throws IOException {
        try (RandomAccessFile msr = new RandomAccessFile(file(cpu).toFile(), "rw")) {
            msr.seek(register);
            msr.writeLong(Long.reverseBytes(value));
        }
    }

    private Path file(int cpu) {
        return root.resolve("dev/cpu/" + cpu + "/msr");
    }
}
