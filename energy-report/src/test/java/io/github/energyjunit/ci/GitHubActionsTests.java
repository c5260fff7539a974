package io.github.energyjunit.ci;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.energyjunit.report.Report;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GitHubActionsTests {

    @TempDir
    Path directory;

    @Test
    void annotations_keep_hostile_names_in_their_place() throws IOException {
        List<String> commands = github().annotations(Example.everything(directory), new GitHubActions.Used());

        Golden.check("annotations.txt", String.join("\n", commands) + "\n");
        assertThat(commands)
                .allSatisfy(
                        command -> assertThat(command)
                                .matches(
                                        "::(error|warning|notice) (file=[^:,\\r\\n]+,line=\\d+,)?title=[^:,\\r\\n]+::[^\\r\\n]+"));
        assertThat(commands)
                .filteredOn(command -> command.contains("pwned"))
                .singleElement()
                .satisfies(command -> {
                    String message = command.substring(command.indexOf("::", 2) + 2);
                    assertThat(message.replace("%0D", "\r").replace("%0A", "\n").replace("%25", "%"))
                            .contains(PlainName.of(Example.HOSTILE, 1000));
                });
    }

    @Test
    void no_more_annotations_than_github_shows_of_a_step_even_for_many_modules() throws IOException {
        GitHubActions.Used used = new GitHubActions.Used();
        List<String> commands = new ArrayList<>();
        for (int module = 0; module < 13; module++) {
            Path place = directory.resolve("m" + module);
            commands.addAll(github().annotations(Example.many(place, 4), used));
            commands.addAll(github().annotations(Example.estimated(place.resolve("estimated")), used));
        }

        for (String kind : List.of("error", "warning", "notice")) {
            assertThat(commands)
                    .filteredOn(command -> command.startsWith("::" + kind))
                    .hasSizeBetween(1, 10);
        }
        assertThat(commands).last().asString().contains("more, see report.html");
    }

    @Test
    void lines_of_the_console_are_no_commands() {
        List<String> lines = new ArrayList<>();
        GitHubActions.guarded(lines::add, () -> lines.add("::error::pwned"));

        assertThat(lines).hasSize(3);
        String token = lines.get(0).replace("::stop-commands::", "");
        assertThat(token).hasSizeGreaterThan(20);
        assertThat(lines.get(2)).isEqualTo("::" + token + "::");
    }

    @Test
    void the_summary_is_added_to_what_is_there_until_github_would_take_no_more() throws IOException {
        Report report = Example.many(directory, 60);
        Path summary = Files.writeString(directory.resolve("summary.md"), "# Mine\n");
        for (int module = 0; module < 60; module++) {
            github().summarise(report);
        }

        assertThat(Files.readString(summary)).startsWith("# Mine\n");
        assertThat(Files.size(summary)).isBetween(900_000L, 1_048_576L);
    }

    @Test
    void the_outputs_are_one_line_each_whatever_the_names() throws IOException {
        github().output(Example.everything(directory), Path.of("target/energy"), "energy");

        assertThat(Files.readAllLines(directory.resolve("output.txt")))
                .containsExactly(
                        "energy-verdict=FAIL",
                        "energy-quality=measured",
                        "energy-joules=6.100085",
                        "energy-tests=5",
                        "energy-failed=2",
                        "energy-report=" + Path.of("target/energy/report.html"));
    }

    @Test
    void without_the_files_of_github_nothing_is_written() throws IOException {
        GitHubActions elsewhere = new GitHubActions(Map.of(), Example.places(directory));
        Report report = Example.estimated(directory);
        elsewhere.summarise(report);
        elsewhere.output(report, directory, "energy");

        assertThat(GitHubActions.isHere(Map.of())).isFalse();
        assertThat(directory.toFile().list()).containsExactly("acme");
    }

    private GitHubActions github() {
        Map<String, String> environment = Map.of(
                "GITHUB_STEP_SUMMARY", directory.resolve("summary.md").toString(),
                "GITHUB_OUTPUT", directory.resolve("output.txt").toString());
        return new GitHubActions(environment, Example.places(directory));
    }
}
