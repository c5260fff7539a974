package io.github.energyjunit.cli;

import java.util.Arrays;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The program {@code energy-cli}: its commands do what the goals of energy-maven-plugin do. */
@Command(
        name = "energy-cli",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = "Measures and judges the energy of tests and commands.",
        footer = {
            "",
            "Settings are the keys of the goals: -Denergy.source=powercap before the command, --energy.source=powercap",
            "after it. 'energy-cli COMMAND --help' shows examples.",
            "",
            "Examples:",
            "  energy-cli doctor",
            "  energy-cli run -- make test",
            "  energy-cli report build/energy",
            "",
            "Exit status: 0 fine, 1 a verdict failed, 2 wrong usage or broken input; of 'run', the command's own."
        })
public final class Main implements Runnable {

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    /** Creates the program without having run anything. */
    public Main() {}

    /** Takes settings of the goals as system properties, where everything that reads settings looks for them. */
    @Option(
            names = "-D",
            paramLabel = "KEY=VALUE",
            scope = ScopeType.INHERIT,
            description = "Sets a key of the goals, such as -Denergy.source=powercap.")
    void settings(Map<String, String> settings) {
        settings.forEach((key, value) -> {
            if (!key.startsWith("energy.")) {
                throw new ParameterException(
                        spec.commandLine(),
                        "Invalid key '" + key + "' for -D: expected a key that begins with energy.");
            }
            System.setProperty(key, value);
        });
    }

    /** Runs one command, and ends the JVM with its exit status. */
    public static void main(String[] args) {
        if (args.length == 1 && (args[0].equals("--version") || args[0].equals("-V"))) {
            // Scripts ask this to see whether it is there, and loading all of picocli takes most of its time.
            System.out.println(Version.text());
            return;
        }
        System.exit(execute(commandLine(args), args));
    }

    /** Knows the commands that the arguments may mean. */
    @SuppressWarnings("SystemConsoleNull") // from JDK 22 on there always is one, and the width is asked for
    static CommandLine commandLine(String... args) {
        return Commands.addTo(new CommandLine(new Main()), args)
                // Asking for the terminal's width starts a process.
                .setUsageHelpAutoWidth(System.console() != null)
                .setExecutionExceptionHandler((problem, command, parsed) -> {
                    // Exit status 1 is that of a verdict, and this is none.
                    problem.printStackTrace(command.getErr());
                    return Usage.WRONG;
                });
    }

    /** Runs one command; what stands behind {@code --} belongs to that command alone. */
    static int execute(CommandLine line, String... args) {
        int end = Arrays.asList(args).indexOf("--");
        String[] own = args.clone();
        for (int i = 0; i < (end < 0 ? own.length : end); i++) {
            if (own[i].startsWith("--energy.") && own[i].contains("=")) {
                own[i] = "-D" + own[i].substring(2);
            }
        }
        return line.execute(own);
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Missing command");
    }
}
