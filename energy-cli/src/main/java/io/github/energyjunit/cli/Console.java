package io.github.energyjunit.cli;

import io.github.energyjunit.cli.goal.CommandNames;
import io.github.energyjunit.report.ConsoleStyle;
import io.github.energyjunit.report.ConsoleText;
import java.io.PrintWriter;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;

/** Prints what the goals log: results to the output stream, warnings and errors to the error stream. */
final class Console {

    private final PrintWriter out;
    private final PrintWriter err;
    private final ConsoleText text = ConsoleText.ofThisConsole();

    Console(CommandSpec spec) {
        this.out = spec.commandLine().getOut();
        this.err = spec.commandLine().getErr();
    }

    void info(String line) {
        out.println(fit(line));
        out.flush();
    }

    void warn(String line) {
        err.println(fit("Warning: " + line));
        err.flush();
    }

    void error(String line) {
        err.println(fit(line));
        err.flush();
    }

    /** Returns colours where the terminal has them and {@code NO_COLOR} is not set. */
    ConsoleStyle paint() {
        return Ansi.AUTO.enabled()
                ? (tone, words) -> "\u001b[" + code(tone) + "m" + words + "\u001b[m"
                : ConsoleStyle.NONE;
    }

    private String fit(String line) {
        return text.fit(CommandNames.in(line));
    }

    private static String code(ConsoleStyle.Tone tone) {
        return switch (tone) {
            case STRONG -> "1";
            case GOOD -> "32";
            case DOUBTFUL -> "33";
            case BAD -> "31";
        };
    }
}
