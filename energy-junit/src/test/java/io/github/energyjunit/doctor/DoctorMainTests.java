package io.github.energyjunit.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.energyjunit.meter.Configuration;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The doctor as scripts use it: its exit status, and its JSON. */
@EnabledOnOs(OS.LINUX)
class DoctorMainTests {
    private @TempDir Path root;

    private record Ended(int status, String text) {}

    private static Ended run(String... options) throws Exception {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(options));
        command.addAll(List.of("-cp", "target/classes", Doctor.class.getName()));
        Process doctor = new ProcessBuilder(command).redirectErrorStream(true).start();
        String text = new String(doctor.getInputStream().readAllBytes());
        assertThat(doctor.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return new Ended(doctor.exitValue(), text);
    }

    @Test
    void examines_this_machine_as_a_main_class() throws Exception {
        Ended doctor = run();

        assertThat(doctor.status()).as(doctor.text()).isBetween(0, 1);
        assertThat(doctor.text())
                .startsWith("energy-junit doctor: ")
                .contains("powercap", "estimate", "noise", "Tests would be");
        assertThat(doctor.text().lines()).hasSizeLessThanOrEqualTo(DoctorTests.SCREEN);
    }

    @Test
    void ends_with_status_2_where_a_setting_is_wrong() throws Exception {
        Ended doctor = run("-Denergy.source=nonsense");

        assertThat(doctor.status()).isEqualTo(2);
        assertThat(doctor.text())
                .startsWith("energy-junit doctor: Invalid value 'nonsense' for energy.source: expected one of");
    }

    @Test
    void writes_json_for_scripts() throws IOException {
        MachineTree machine = new MachineTree(root).xeon(4, true).zone("intel-rapl:0", "package-0", 85);
        Path file = root.resolve("out/doctor.json");
        Configuration configuration = DoctorTests.configuration(Map.of("energy.doctor.json", file.toString()));
        Doctor.writeJson(DoctorTests.examine(machine, Map.of()), configuration);

        JsonNode json = new ObjectMapper().readTree(file.toFile());
        assertThat(json.at("/exitStatus").asInt()).isZero();
        assertThat(json.at("/sources/0/name").asText()).isEqualTo("powercap");
        assertThat(json.at("/sources/0/used").asBoolean()).isTrue();
        assertThat(json.at("/sources/0/domains/0/watts").asDouble()).isEqualTo(85);
        assertThat(json.at("/sources/1/reason").asText()).contains("does not exist");
        assertThat(json.at("/findings/0/topic").asText()).isEqualTo("hypervisor");
    }
}
