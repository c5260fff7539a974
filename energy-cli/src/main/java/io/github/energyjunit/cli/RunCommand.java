package io.github.energyjunit.cli;

import io.github.energyjunit.analysis.InputException;
import io.github.energyjunit.cli.command.CannotStart;
import io.github.energyjunit.cli.command.CommandMeter;
import io.github.energyjunit.cli.command.CommandRun;
import io.github.energyjunit.cli.command.Repetitions;
import io.github.energyjunit.meter.Configuration;
import io.github.energyjunit.meter.InvalidConfigurationException;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Measures the energy of one command. */
@Command(
        name = "run",
        mixinStandardHelpOptions = true,
        description = {
            "Measures the energy of a command and of every process that it starts and waits for.",
            "The command keeps its input, output and exit status; the measurement is printed to the error stream."
        },
        footer = {
            "",
            "Examples:",
            "  energy-cli run -- make test",
            "  energy-cli run --repeat 10 --json build.json -- mvn -o -q compile",
            "  energy-cli -Denergy.source=powercap run -- gzip -9 -k big.txt",
            "",
            "Exit status: the command's own; of several runs, that of the first that failed. 127 where there is no such"
                    + " command, 126 where it cannot be run, 2 for wrong usage."
        })
final class RunCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Option(
            names = "--repeat",
            paramLabel = "N",
            defaultValue = "1",
            description = "How many times the command runs and is measured. Default: ${DEFAULT-VALUE}")
    private int repeat;

    @Option(
            names = "--warmup",
            paramLabel = "N",
            defaultValue = "0",
            description = "How many times it runs before that. Default: ${DEFAULT-VALUE}")
    private int warmup;

    @Option(names = "--label", paramLabel = "L", description = "A name for the command in what is printed and written.")
    private @Nullable String label;

    @Option(names = "--json", paramLabel = "FILE", description = "Also writes the measurement to this file.")
    private @Nullable Path json;

    @Parameters(arity = "1..*", paramLabel = "COMMAND", description = "The command and its arguments, after '--'.")
    private List<String> command = List.of();

    @Override
    public Integer call() throws InterruptedException {
        PrintWriter err = spec.commandLine().getErr();
        Usage.atLeast(spec, "--repeat", repeat, 1);
        Usage.atLeast(spec, "--warmup", warmup, 0);
        try {
            Path file = json;
            if (file != null) {
                CommandReport.prepare(file);
            }
            return run(err, Usage.checked(err));
        } catch (CannotStart e) {
            err.println("energy-cli run: " + e.getMessage());
            return e.exitStatus();
        } catch (InputException | InvalidConfigurationException | IOException e) {
            err.println("energy-cli run: " + e.getMessage());
            return Usage.WRONG;
        }
    }

    private int run(PrintWriter err, Configuration configuration) throws IOException, InterruptedException {
        try (CommandMeter meter = CommandMeter.open(configuration)) {
            Progress progress = new Progress(err, () -> warmup + repeat);
            for (int i = 0; i < warmup; i++) {
                progress.finished("warm-up", meter.run(command));
            }
            List<CommandRun> runs = new ArrayList<>();
            for (int i = 0; i < repeat; i++) {
                CommandRun run = meter.run(command);
                runs.add(run);
                progress.finished("run", run);
            }
            Repetitions repetitions = new Repetitions(runs);
            CommandReport report = new CommandReport(label, command, repetitions, meter);
            err.print(report.toText());
            err.flush();
            int status = repetitions.exitStatus();
            try {
                if (json != null) {
                    report.write(json);
                }
                return status;
            } catch (IOException e) {
                err.println("energy-cli run: cannot write " + json + ": " + e);
                return status == 0 ? Usage.WRONG : status;
            }
        }
    }
}
