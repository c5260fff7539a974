package io.github.energyjunit.cli;

import io.github.energyjunit.cli.goal.GoalSettings;
import io.github.energyjunit.environments.EnvironmentTable;
import io.github.energyjunit.environments.Environments;
import io.github.energyjunit.environments.documents.EnvironmentsConsole;
import io.github.energyjunit.environments.documents.EnvironmentsDocuments;
import io.github.energyjunit.measurement.file.FileFormat;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Compares what was measured of the same tests in several environments. */
@Command(
        name = "environments",
        mixinStandardHelpOptions = true,
        description = {
            "Compares what was measured of the same tests in several environments, in one table.",
            "Documents go to target/energy in the current folder, or to energy.output."
        },
        footer = {
            "",
            "Example:",
            "  energy-cli environments host=results/host docker=results/docker microvm=results/microvm",
            "",
            "Exit status: 0 fine, 2 wrong usage or broken input."
        })
final class EnvironmentsCommand extends GoalCommand {

    private static final int MOST = 999_999_999;

    @Parameters(
            arity = "2..*",
            paramLabel = "LABEL=DIR",
            description = "A name, and the folder with the " + FileFormat.GLOB + " that were made there.")
    private List<String> results = List.of();

    @Override
    int run(GoalSettings settings, Console console) throws IOException {
        Path here = Path.of("").toAbsolutePath();
        Path output = settings.configuration().path("energy.output").orElse(here.resolve("target/energy"));
        EnvironmentTable table = Environments.compare(String.join(",", results), here);
        List<Path> written = new EnvironmentsDocuments(output).write(table, Instant.now());
        EnvironmentsConsole text = new EnvironmentsConsole(table, settings.count("energy.console.top", 0, MOST, 20));
        text.lines().forEach(console::info);
        text.warnings().forEach(console::warn);
        written.forEach(file -> console.info("Written: " + file));
        return 0;
    }
}
