package io.github.energyjunit.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class MainTests {

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void no_command_is_wrong_usage_and_shows_what_there_is() {
        assertThat(run()).isEqualTo(2);
        assertThat(err.toString()).contains("Missing command").contains("doctor");
    }

    @Test
    void an_unknown_command_is_wrong_usage() {
        assertThat(run("docter")).isEqualTo(2);
        assertThat(err.toString()).contains("docter");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"run", "compare", "report", "check", "baseline", "environments", "push", "comment", "doctor"})
    void each_command_shows_examples_and_its_exit_status(String command) {
        assertThat(run(command, "--help")).isZero();
        assertThat(out.toString()).contains("Usage: energy-cli " + command, "Example", "Exit status:", "-D=KEY=VALUE");
        assertThat(out.toString()).doesNotContain("\u001b");
    }

    @Test
    void help_lists_all_commands() {
        assertThat(run("--help")).isZero();
        assertThat(out.toString())
                .contains(
                        "run ",
                        "compare ",
                        "report ",
                        "check ",
                        "baseline ",
                        "environments ",
                        "push ",
                        "comment ",
                        "doctor ")
                .contains("generate-completion", "Examples:");
    }

    /** Reading the annotations of all commands would take longer than most of what they do. */
    @Test
    void only_the_command_that_is_called_is_loaded() {
        assertThat(Main.commandLine("-Denergy.source=estimate", "run", "--", "report")
                        .getSubcommands())
                .containsOnlyKeys("run");
        assertThat(Main.commandLine("docter").getSubcommands()).hasSize(10);
    }

    @Test
    @EnabledOnOs({OS.LINUX, OS.MAC})
    void the_completion_script_completes_commands_and_options_in_bash(@TempDir Path folder) throws Exception {
        assertThat(run("generate-completion")).isZero();
        Path script = Files.writeString(folder.resolve("energy-cli.bash"), out.toString());
        assumeTrue(Files.isExecutable(Path.of("/bin/bash")), "there is no bash");

        assertThat(complete(script, "energy-cli", "comp")).contains("compare");
        assertThat(complete(script, "energy-cli", "run", "--re")).contains("--repeat");
        assertThat(complete(script, "energy-cli", "compare", "--pa")).contains("--pairs");
    }

    /** Asks as bash does when the tab key is pressed behind the last word. */
    private static String complete(Path script, String... words) throws Exception {
        String line = "source " + script + "; COMP_WORDS=(" + String.join(" ", words) + "); COMP_CWORD="
                + (words.length - 1) + "; COMP_LINE='" + String.join(" ", words) + "'; COMP_POINT=${#COMP_LINE};"
                + " _complete_energy-cli; echo \"${COMPREPLY[@]}\"";
        Process bash = new ProcessBuilder("/bin/bash", "--norc", "-c", line)
                .redirectErrorStream(true)
                .start();
        bash.getOutputStream().close();
        String answer = new String(bash.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(bash.waitFor()).as(answer).isZero();
        return answer;
    }

    private int run(String... args) {
        CommandLine commandLine = Main.commandLine(args);
        commandLine.setOut(new PrintWriter(out, true));
        commandLine.setErr(new PrintWriter(err, true));
        return commandLine.execute(args);
    }
}
