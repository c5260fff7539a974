package io.github.energyjunit.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.energyjunit.meter.Configuration;
import io.github.energyjunit.meter.Quality;
import io.github.energyjunit.meter.powercap.OrdinaryUser;
import io.github.energyjunit.meter.relay.MetricsServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Holds the doctor's words for each shape of machine. With {@code -Dgolden.update=true} it writes them anew. */
@EnabledOnOs(OS.LINUX)
class DoctorTests {
    private static final Path GOLDEN = Path.of("src/test/resources/doctor");
    static final int SCREEN = 40;

    private @TempDir Path root;

    @Test
    void bare_metal_intel() throws IOException {
        MachineTree machine = new MachineTree(root)
                .xeon(32, false)
                .quiet()
                .zone("intel-rapl:0", "package-0", 85)
                .zone("intel-rapl:0:0", "dram", 12)
                .register(0, 0xBC, 0);

        Diagnosis diagnosis = examine(machine, Map.of());
        assertGolden("bare-metal-intel", diagnosis);
        assertThat(diagnosis.exitStatus()).isZero();
        assertThat(diagnosis.toText().lines()).hasSizeLessThanOrEqualTo(24);
    }

    @Test
    void bare_metal_amd() throws IOException {
        MachineTree machine = new MachineTree(root)
                .epyc(64, false)
                .lively()
                .zone("intel-rapl:0", "package-0", 110)
                .zone("intel-rapl:0:0", "core", 2);

        assertGolden("bare-metal-amd", examine(machine, Map.of()));
    }

    @Test
    void dual_socket() throws IOException {
        MachineTree machine = new MachineTree(root)
                .xeon(64, false)
                .quiet()
                .register(0, 0xBC, 1)
                .zone("intel-rapl:0", "package-0", 85)
                .zone("intel-rapl:0:0", "dram", 12)
                .zone("intel-rapl:1", "package-1", 93)
                .zone("intel-rapl:1:0", "dram", 14);

        assertGolden("dual-socket", examine(machine, Map.of()));
    }

    @Test
    void laptop_with_psys() throws IOException {
        MachineTree machine = new MachineTree(root)
                .xeon(8, false)
                .lively()
                .file("sys/class/power_supply/BAT0/type", "Battery")
                .file("sys/class/power_supply/BAT0/status", "Discharging")
                .zone("intel-rapl:0", "package-0", 9)
                .zone("intel-rapl:0:0", "core", 4)
                .zone("intel-rapl:0:1", "uncore", 1)
                .zone("intel-rapl:1", "psys", 17);

        assertGolden("laptop-with-psys", examine(machine, Map.of()));
    }

    @Test
    void virtual_machine_without_counters() throws IOException {
        Diagnosis diagnosis = examine(new MachineTree(root).xeon(4, true), Map.of());

        assertGolden("virtual-machine", diagnosis);
        assertThat(diagnosis.exitStatus()).isEqualTo(1);
    }

    @Test
    void a_virtual_machine_is_not_advised_to_use_counters_that_it_cannot_have() throws IOException {
        MachineTree machine = new MachineTree(root)
                .xeon(4, true)
                .file("sys/class/powercap/intel-rapl/enabled", "1")
                .file("sys/devices/system/cpu/smt/active", "1")
                .file("sys/bus/event_source/devices/power/type", "20")
                .file("sys/bus/event_source/devices/power/cpumask", "0")
                .file("sys/bus/event_source/devices/power/events/energy-psys", "event=0x05")
                .file("sys/bus/event_source/devices/power/events/energy-psys.unit", "Joules")
                .file("sys/bus/event_source/devices/power/events/energy-psys.scale", "2.3283064365386962890625e-10");
        Diagnosis diagnosis = examine(machine, Map.of());

        assertGolden("virtual-machine-with-platform-event", diagnosis);
        assertThat(diagnosis.sources())
                .filteredOn(source -> source.quality() == Quality.MEASURED)
                .extracting(SourceFinding::remedy)
                .containsOnlyNulls();
        assertThat(diagnosis.toText()).doesNotContain("jna", "modprobe", "energy.domains", "smt/control");
    }

    @Test
    void virtual_machine_with_relay() throws IOException {
        MachineTree machine =
                new MachineTree(root).xeon(4, true).relayed().counter("var/scaphandre/intel-rapl:0/energy_uj", 6);

        assertGolden("virtual-machine-with-relay", examine(machine, Map.of()));
    }

    @Test
    void container_with_masked_powercap() throws IOException {
        MachineTree machine = new MachineTree(root)
                .xeon(16, false)
                .quiet()
                .file("sys/fs/cgroup/cpu.max", "200000 100000")
                .link("sys/class/powercap/intel-rapl", "sys/devices/virtual/powercap/intel-rapl")
                .link("sys/class/powercap/intel-rapl:0", "sys/devices/virtual/powercap/intel-rapl/intel-rapl:0");

        assertGolden("container-with-masked-powercap", examine(machine, Map.of()));
    }

    @Test
    void hosted_runner() throws IOException {
        MachineTree machine = new MachineTree(root)
                .epyc(4, true)
                .file("proc/loadavg", "2.35 1.12 0.60 3/345 6789")
                .file("sys/devices/system/cpu/smt/active", "1");

        assertGolden("hosted-runner", examine(machine, Map.of(), 0.085));
    }

    @Test
    void noise_refers_to_a_fixed_frequency_above_only_where_that_is_advised() throws IOException {
        MachineTree machine =
                new MachineTree(root).epyc(4, true).file("sys/devices/system/cpu/intel_pstate/no_turbo", "0");

        assertThat(examine(machine, Map.of(), 0.085).toText())
                .contains("intel_pstate/no_turbo", "stop other programs, fix the frequency as above, and take more");
    }

    @Test
    void permission_denied() throws Exception {
        new MachineTree(root).xeon(32, false).quiet().zone("intel-rapl:0", "package-0", 85);
        Files.setPosixFilePermissions(
                root.resolve("sys/class/powercap/intel-rapl:0/energy_uj"),
                PosixFilePermissions.fromString("r--------"));

        String text = String.join("\n", OrdinaryUser.run(root, InRoot.class, root.toString())) + "\n";
        assertGolden("permission-denied", text);
    }

    @Test
    void arm_board_with_hwmon() throws IOException {
        MachineTree machine = new MachineTree(root)
                .arm(4)
                .file("sys/class/hwmon/hwmon0/name", "scmi_sensors")
                .file("sys/class/hwmon/hwmon0/energy1_label", "big")
                .counter("sys/class/hwmon/hwmon0/energy1_input", 3)
                .file("sys/class/hwmon/hwmon0/energy2_label", "little")
                .counter("sys/class/hwmon/hwmon0/energy2_input", 1)
                .file("sys/class/hwmon/hwmon0/energy3_label", "sys")
                .counter("sys/class/hwmon/hwmon0/energy3_input", 7);

        assertGolden("arm-board-with-hwmon", examine(machine, Map.of()));
    }

    @Test
    void perf_with_platform_only() throws IOException {
        MachineTree machine = new MachineTree(root)
                .xeon(8, false)
                .quiet()
                .file("sys/bus/event_source/devices/power/type", "20")
                .file("sys/bus/event_source/devices/power/cpumask", "0")
                .file("sys/bus/event_source/devices/power/events/energy-psys", "event=0x05")
                .file("sys/bus/event_source/devices/power/events/energy-psys.unit", "Joules")
                .file("sys/bus/event_source/devices/power/events/energy-psys.scale", "2.3283064365386962890625e-10");

        assertGolden("perf-with-platform-only", examine(machine, Map.of()));
    }

    @Test
    void dead_endpoint() throws IOException {
        MetricsServer server = new MetricsServer(MetricsServer.text(""));
        server.close();
        MachineTree machine = new MachineTree(root).xeon(4, true).relayed();
        Diagnosis diagnosis =
                examine(machine, Map.of("energy.prometheus.url", server.url(), "energy.prometheus.preset", "kepler"));

        assertGolden("dead-endpoint", diagnosis.toText().replace(server.base(), "http://127.0.0.1:9100"));
        assertThat(diagnosis.exitStatus()).isEqualTo(2);
    }

    static Diagnosis examine(MachineTree machine, Map<String, String> settings) {
        return examine(machine, settings, 0.004);
    }

    private static Diagnosis examine(MachineTree machine, Map<String, String> settings, double noise) {
        return Doctor.below(machine.root(), machine::nanos, machine::pass, () -> noise)
                .examine(configuration(settings));
    }

    static Configuration configuration(Map<String, String> settings) {
        return new Configuration(key -> Optional.ofNullable(settings.get(key)));
    }

    private void assertGolden(String name, Diagnosis diagnosis) throws IOException {
        assertGolden(name, diagnosis.toText());
    }

    private void assertGolden(String name, String text) throws IOException {
        // The example of a third-party source is a service of the tests' class path, and of no other.
        String found = text.replace(root.toString(), "").replaceAll("  smart-plug .*\n( +-> .*\n)?", "");
        Path golden = GOLDEN.resolve(name + ".txt");
        if (Boolean.getBoolean("golden.update")) {
            Files.createDirectories(GOLDEN);
            Files.writeString(golden, found);
        }
        assertThat(found).isEqualTo(Files.readString(golden));
        assertThat(found.lines()).hasSizeLessThanOrEqualTo(SCREEN);
    }

    /** Is run in a JVM of its own, against a tree that another user made. */
    public static final class InRoot {
        public static void main(String[] args) {
            long[] nanos = {0};
            Doctor doctor = Doctor.below(Path.of(args[0]), () -> nanos[0], passed -> nanos[0] += passed, () -> 0.004);
            System.out.print(doctor.examine(configuration(Map.of())).toText());
        }
    }
}
