package io.github.energyjunit.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The processes that used most, and their part of the power. */
@EnabledOnOs(OS.LINUX)
class DoctorConsumersTests {
    private @TempDir Path root;

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
                .examine(DoctorTests.configuration(settings));
    }

    @Test
    void names_the_processes_that_use_most_with_their_part_of_the_power() throws IOException {
        // In one second, processors are busy for half a second, and the machine uses 85 J.
        Diagnosis diagnosis =
                beside(new MachineTree(root).xeon(4, false).quiet().zone("intel-rapl:0", "package-0", 85), Map.of());

        assertThat(diagnosis.toText())
                .contains("Processes that used the most energy in these 1.0 s, idle power included\n"
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
}
