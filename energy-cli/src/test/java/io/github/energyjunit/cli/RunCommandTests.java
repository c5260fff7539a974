package io.github.energyjunit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Runs the program in a JVM of its own, whose streams the measured commands inherit. */
@EnabledOnOs({OS.LINUX, OS.MAC})
class RunCommandTests {
    private static final long PATIENCE_SECONDS = 300;

    @TempDir
    Path folder;

    private record Ended(int status, String out, String err) {}

    @Test
    void output_and_exit_status_are_those_of_the_command() throws Exception {
        Ended ended = cli("-Denergy.source=estimate", "run", "--", "sh", "-c", "cat; echo out; echo err >&2; exit 7");

        assertThat(ended.status()).isEqualTo(7);
        assertThat(ended.out()).isEqualTo("in\nout\n");
        assertThat(ended.err()).startsWith("err\n").contains("Energy of 'sh -c", "estimated", "source   estimate");
    }

    @Test
    void the_json_file_keeps_the_contract() throws Exception {
        Path file = folder.resolve("results").resolve("run.json");

        Ended ended = cli(
                "run",
                "--repeat",
                "3",
                "--warmup",
                "1",
                "--label",
                "burner",
                "--json",
                file.toString(),
                "--energy.source=estimate",
                "--",
                "sh",
                "-c",
                "i=0; while [ $i -lt 100000 ]; do i=$((i+1)); done");

        assertThat(ended.status()).as(ended.err()).isZero();
        JsonNode json = new ObjectMapper().readTree(file.toFile());
        assertThat(json.get("command").size()).isEqualTo(3);
        assertThat(json.get("label").asText()).isEqualTo("burner");
        assertThat(json.get("exitStatus").asInt()).isZero();
        assertThat(json.get("source").asText()).isEqualTo("estimate");
        assertThat(json.get("quality").asText()).isEqualTo("estimated");
        assertThat(json.get("runs").size()).isEqualTo(3);
        double low = json.get("interval").get(0).asDouble();
        double high = json.get("interval").get(1).asDouble();
        assertThat(json.get("joules").asDouble()).isBetween(low, high).isPositive();
        for (JsonNode run : json.get("runs")) {
            assertThat(run.get("seconds").asDouble()).isPositive();
            assertThat(run.get("cpuSeconds").asDouble()).isPositive();
            assertThat(run.get("joules").asDouble()).isPositive();
            assertThat(run.has("totalJoules") && run.get("domains").isObject()).isTrue();
        }
        assertThat(ended.err()).contains("[4 of 4] run:");
    }

    @Test
    void a_source_that_is_not_there_has_no_reading_and_the_command_runs_all_the_same() throws Exception {
        Path file = folder.resolve("run.json");

        Ended ended = cli(
                "-Denergy.source=powercap",
                "-Denergy.powercap.root=" + folder.resolve("absent"),
                "run",
                "--json",
                file.toString(),
                "--",
                "sh",
                "-c",
                "exit 5");

        assertThat(ended.status()).isEqualTo(5);
        assertThat(ended.err()).contains("no reading");
        JsonNode json = new ObjectMapper().readTree(file.toFile());
        assertThat(json.get("joules").isNull()).isTrue();
        assertThat(json.get("interval").isNull()).isTrue();
    }

    @Test
    void wrong_usage_ends_with_status_2_and_says_what_is_allowed() throws Exception {
        assertThat(cli("run", "--repeat", "0", "--", "true")).satisfies(ended -> {
            assertThat(ended.status()).isEqualTo(2);
            assertThat(ended.err()).contains("'0'", "--repeat", "at least 1");
        });
        assertThat(cli("run").status()).isEqualTo(2);
        assertThat(cli("-Denergy.source=nonsense", "run", "--", "true")).satisfies(ended -> {
            assertThat(ended.status()).isEqualTo(2);
            assertThat(ended.err()).contains("energy.source", "nonsense", "powercap");
        });
        assertThat(cli("run", "--bogus", "--", "true")).satisfies(ended -> {
            assertThat(ended.status()).isEqualTo(2);
            assertThat(ended.err()).contains("'--bogus'");
        });
    }

    /** The JVM's first file gets the number of a stream that is closed. */
    @Test
    void a_command_whose_input_is_closed_reads_nothing() throws Exception {
        List<String> command = new ArrayList<>(List.of("/bin/sh", "-c", "exec \"$@\" <&-", "-"));
        command.addAll(java("-Denergy.source=estimate", "run", "--", "cat"));

        Process process = start(command);

        assertThat(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
        assertThat(folder.resolve("out.txt")).isEmptyFile();
        assertThat(folder.resolve("err.txt")).content().contains("Energy of 'cat'");
    }

    @Test
    void a_command_that_cannot_be_started_ends_as_in_a_shell() throws Exception {
        String estimate = "-Denergy.source=estimate";
        assertThat(cli(estimate, "run", "--", folder.resolve("no-such-program").toString()))
                .satisfies(ended -> {
                    assertThat(ended.status()).isEqualTo(127);
                    assertThat(ended.err()).contains("no-such-program");
                });
        assertThat(cli(estimate, "run", "--", "no-such-program -x")).satisfies(ended -> {
            assertThat(ended.status()).isEqualTo(127);
            assertThat(ended.err()).contains("sh -c");
        });
        assertThat(cli(estimate, "run", "--", folder.toString())).satisfies(ended -> {
            assertThat(ended.status()).isEqualTo(126);
            assertThat(ended.err()).contains(folder.toString());
        });
    }

    @Test
    void a_json_file_that_cannot_be_written_is_told_before_the_command_runs() throws Exception {
        Path trace = folder.resolve("trace");

        assertThat(cli("run", "--json", folder.toString(), "--", "touch", trace.toString()))
                .satisfies(ended -> {
                    assertThat(ended.status()).isEqualTo(2);
                    assertThat(ended.err()).contains("--json", folder.toString());
                });
        assertThat(trace).doesNotExist();
    }

    @Test
    void settings_before_and_behind_the_command_are_the_same_and_a_slip_is_told() throws Exception {
        for (List<String> words : List.of(
                List.of("-Denergy.source=estimate", "run"),
                List.of("--energy.source=estimate", "run"),
                List.of("run", "--energy.source=estimate"),
                List.of("run", "-Denergy.source=estimate"))) {
            List<String> all = new ArrayList<>(words);
            all.addAll(List.of("--", "echo", "--energy.source=powercap"));
            Ended ended = cli(all.toArray(String[]::new));

            assertThat(ended.out()).isEqualTo("--energy.source=powercap\n");
            assertThat(ended.err()).contains("source   estimate");
        }
        assertThat(cli("run", "--energy.sorce=estimate", "--", "true").err())
                .contains("Warning", "energy.sorce", "energy.source");
    }

    @Test
    void a_command_that_a_signal_has_ended_has_the_status_of_a_shell() throws Exception {
        assertThat(cli("-Denergy.source=estimate", "run", "--", "sh", "-c", "kill -9 $$")
                        .status())
                .isEqualTo(128 + 9);
    }

    @Test
    void a_signal_ends_the_command_with_the_program() throws Exception {
        Path pid = folder.resolve("pid");
        Process process =
                start("-Denergy.source=estimate", "run", "--", "sh", "-c", "echo $$ > " + pid + "; exec sleep 600");
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while ((!Files.exists(pid) || Files.size(pid) == 0) && System.nanoTime() < deadline) {
            Thread.sleep(20);
        }
        ProcessHandle command =
                ProcessHandle.of(Long.parseLong(Files.readString(pid).strip())).orElseThrow();

        process.destroy();

        assertThat(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
        command.onExit().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        assertThat(process.exitValue()).isEqualTo(128 + 15);
    }

    private Ended cli(String... arguments) throws IOException, InterruptedException {
        Process process = start(arguments);
        assertThat(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
        return new Ended(
                process.exitValue(),
                Files.readString(folder.resolve("out.txt")),
                Files.readString(folder.resolve("err.txt")));
    }

    private Process start(String... arguments) throws IOException {
        return start(java(arguments));
    }

    private static List<String> java(String... arguments) {
        List<String> command = new ArrayList<>(List.of(
                ProcessHandle.current().info().command().orElse("java"),
                "-XX:TieredStopAtLevel=1",
                // The jar's manifest says the same.
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName()));
        command.addAll(List.of(arguments));
        return command;
    }

    private Process start(List<String> command) throws IOException {
        return new ProcessBuilder(command)
                .redirectInput(
                        Files.writeString(folder.resolve("in.txt"), "in\n").toFile())
                .redirectOutput(folder.resolve("out.txt").toFile())
                .redirectError(folder.resolve("err.txt").toFile())
                .start();
    }
}
