package io.github.energyjunit.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
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
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Holds the doctor's words for each shape of machine. With {@code -Dgolden.update=true} it writes them anew. */
@EnabledOnOs(OS.LINUX)
class DoctorTests {
    private static final Path GOLDEN = Path.of("src/test/resources/doctor");
    private static final int SCREEN = 40;

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

    @Test
    void writes_json_for_scripts() throws IOException {
        MachineTree machine = new MachineTree(root).xeon(4, true).zone("intel-rapl:0", "package-0", 85);
        Path file = root.resolve("out/doctor.json");
        Configuration configuration = configuration(Map.of("energy.doctor.json", file.toString()));
        Doctor.writeJson(examine(machine, Map.of()), configuration);

        JsonNode json = new ObjectMapper().readTree(file.toFile());
        assertThat(json.at("/exitStatus").asInt()).isZero();
        assertThat(json.at("/sources/0/name").asText()).isEqualTo("powercap");
        assertThat(json.at("/sources/0/used").asBoolean()).isTrue();
        assertThat(json.at("/sources/0/domains/0/watts").asDouble()).isEqualTo(85);
        assertThat(json.at("/sources/1/reason").asText()).contains("does not exist");
        assertThat(json.at("/findings/0/topic").asText()).isEqualTo("hypervisor");
    }

    private static void process(MachineTree machine, long pid, String name, long ticks) {
        machine.file(
                "proc/" + pid + "/stat",
                pid + " (" + name + ") S 1 1 1 0 -1 4194560 1 0 0 0 " + ticks + " 0 0 0 20 0 1 0 40 1 1 1 1 1");
    }

    private Diagnosis beside(MachineTree machine, Map<String, String> settings) {
        process(machine, 4711, "post\u001bgres", 1_000);
        process(machine, 812, "sleeper", 90_000);
        process(machine, ProcessHandle.current().pid(), "java", 0);
        return Doctor.below(
                        machine.root(),
                        machine::nanos,
                        passed -> {
                            machine.pass(passed);
                            process(machine, 4711, "post\u001bgres", 1_000 + passed / 25_000_000);
                            process(machine, 813, "new", passed / 100_000_000);
                            process(machine, ProcessHandle.current().pid(), "java", 500);
                        },
                        () -> 0.004)
                .examine(configuration(settings));
    }

    @Test
    void names_the_processes_that_use_most_with_their_part_of_the_power() throws IOException {
        // In one second, processors are busy for half a second, and the machine uses 85 J.
        Diagnosis diagnosis =
                beside(new MachineTree(root).xeon(4, false).quiet().zone("intel-rapl:0", "package-0", 85), Map.of());

        assertThat(diagnosis.toText())
                .contains("Processes that used most energy in these 1.0 s, idle power included\n"
                        + "  post?gres (4711)            40 % of a processor   68.00 J\n"
                        + "  new (813)                   10 % of a processor   17.00 J\n\n");
        JsonNode json = new ObjectMapper().readTree(diagnosis.toJson());
        assertThat(json.at("/seconds").asDouble()).isEqualTo(1);
        assertThat(json.at("/topConsumers/0/pid").asLong()).isEqualTo(4711);
        assertThat(json.at("/topConsumers/0/cpus").asDouble()).isEqualTo(0.4);
        assertThat(json.at("/topConsumers/0/joules").asDouble()).isEqualTo(68);
        assertThat(json.at("/topConsumers")).hasSize(2);
    }

    @Test
    void says_that_joules_are_estimated_and_has_none_where_none_are_read() throws IOException {
        assertThat(beside(new MachineTree(root).xeon(4, true), Map.of()).toText())
                .containsPattern("post\\?gres \\(4711\\) +40 % of a processor +[0-9.]+ J estimated\n");
        Diagnosis unread = beside(new MachineTree(root).xeon(4, true), Map.of("energy.source", "powercap"));

        assertThat(unread.toText()).containsPattern("post\\?gres \\(4711\\) +40 % of a processor\n");
        assertThat(new ObjectMapper()
                        .readTree(unread.toJson())
                        .at("/topConsumers/0/joules")
                        .isNull())
                .isTrue();
    }

    @Test
    void examines_this_machine_as_a_main_class() throws Exception {
        Process doctor = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        "target/classes",
                        Doctor.class.getName())
                .redirectErrorStream(true)
                .start();
        String text = new String(doctor.getInputStream().readAllBytes());
        assertThat(doctor.waitFor(60, TimeUnit.SECONDS)).isTrue();

        assertThat(doctor.exitValue()).as(text).isBetween(0, 1);
        assertThat(text)
                .startsWith("energy-junit doctor: ")
                .contains("powercap", "estimate", "noise", "Tests would be");
        assertThat(text.lines()).hasSizeLessThanOrEqualTo(SCREEN);
    }

    @Test
    void ends_with_status_2_where_a_setting_is_wrong() throws Exception {
        Process doctor = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Denergy.source=nonsense",
                        "-cp",
                        "target/classes",
                        Doctor.class.getName())
                .redirectErrorStream(true)
                .start();
        String text = new String(doctor.getInputStream().readAllBytes());
        assertThat(doctor.waitFor(60, TimeUnit.SECONDS)).isTrue();

        assertThat(doctor.exitValue()).isEqualTo(2);
        assertThat(text).startsWith("energy-junit doctor: Invalid value 'nonsense' for energy.source: expected one of");
    }

    private static Diagnosis examine(MachineTree machine, Map<String, String> settings) {
        return examine(machine, settings, 0.004);
    }

    private static Diagnosis examine(MachineTree machine, Map<String, String> settings, double noise) {
        return Doctor.below(machine.root(), machine::nanos, machine::pass, () -> noise)
                .examine(configuration(settings));
    }

    private static Configuration configuration(Map<String, String> settings) {
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
