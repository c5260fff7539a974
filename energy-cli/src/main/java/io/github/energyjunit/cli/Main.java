package io.github.energyjunit.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The program {@code energy-cli}: its commands do what the goals of energy-maven-plugin do. */
@Command(
        name = "energy-cli",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = "Measures and judges the energy of tests and commands.",
        subcommands = DoctorCommand.class)
public final class Main implements Runnable {

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    /** Creates the program without having run anything. */
    public Main() {}

    /** Runs one command, and ends the JVM with its exit status. */
    public static void main(String[] args) {
        System.exit(commandLine().execute(args));
    }

    static CommandLine commandLine() {
        return new CommandLine(new Main());
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Missing command");
    }
}
