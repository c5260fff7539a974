package io.github.energyjunit.cli;

import io.github.energyjunit.analysis.InputException;
import io.github.energyjunit.cli.command.CommandMeter;
import io.github.energyjunit.cli.command.CommandPairs;
import io.github.energyjunit.confirmation.Confirmed;
import io.github.energyjunit.meter.InvalidConfigurationException;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Runs two commands in turns, and says which of them needs more energy. */
@Command(
        name = "compare",
        mixinStandardHelpOptions = true,
        description = {
            "Runs two commands alternately until their difference in energy is known, and says which needs more.",
            "A side that is a single argument with blanks is run by 'sh -c'."
        },
        footer = {
            "",
            "Examples:",
            "  energy-cli compare -- ./sort-new data.txt --vs ./sort-old data.txt",
            "  energy-cli compare --effect 10 -- 'gzip -9 <a >b' --vs 'gzip -6 <a >b'",
            "",
            "Exit status: 0 when A does not need more than B, 1 when it does, 2 for wrong usage or a command that"
                    + " fails."
        })
final class CompareCommand implements Callable<Integer> {
    private static final String VERSUS = "--vs";

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Option(
            names = "--effect",
            paramLabel = "PERCENT",
            defaultValue = "5",
            description = "The least difference that matters. Default: ${DEFAULT-VALUE} %%")
    private double effect;

    @Option(
            names = "--pairs",
            paramLabel = "N",
            description = "Runs of each command at most. Default: 60, or as many as two minutes hold")
    @Nullable
    private Integer pairs;

    @Option(
            names = "--warmup",
            paramLabel = "N",
            defaultValue = "1",
            description = "Runs of each command before that. Default: ${DEFAULT-VALUE}")
    private int warmup;

    @Parameters(arity = "3..*", paramLabel = "A --vs B", description = "Both commands, after '--'.")
    private List<String> words = List.of();

    @Override
    public Integer call() throws InterruptedException {
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        if (pairs != null) {
            Usage.atLeast(spec, "--pairs", pairs, CommandPairs.FEWEST);
        }
        Usage.atLeast(spec, "--warmup", warmup, 0);
        if (!(effect > 0 && effect <= 100)) {
            throw new ParameterException(
                    spec.commandLine(),
                    "Invalid value '" + effect + "' for --effect: expected a percentage above 0, up to 100");
        }
        int versus = words.indexOf(VERSUS);
        if (versus < 1 || versus == words.size() - 1) {
            throw new ParameterException(spec.commandLine(), "Missing command: expected -- A --vs B");
        }
        List<String> a = side(words.subList(0, versus));
        List<String> b = side(words.subList(versus + 1, words.size()));
        try (CommandMeter meter = CommandMeter.open(Usage.checked(err))) {
            CommandPairs measured = new CommandPairs(meter::run, a, b, effect / 100, pairs == null ? 0 : pairs);
            Progress progress = new Progress(err, () -> 2 * (warmup + measured.most()));
            measured.measure(warmup, progress::finished);
            Confirmed more = measured.judge();
            out.print(text(meter, measured, more));
            out.flush();
            return measured.verdict() == CommandPairs.Verdict.MORE ? Usage.FAILED : 0;
        } catch (InputException | InvalidConfigurationException | IOException e) {
            err.println("energy-cli compare: " + e.getMessage());
            return Usage.WRONG;
        }
    }

    private String text(CommandMeter meter, CommandPairs measured, Confirmed ratio) {
        String verdict = switch (measured.verdict()) {
            case MORE -> "A needs more energy than B";
            case LESS -> "A needs less energy than B";
            case EQUAL -> String.format(Locale.ROOT, "A and B need the same energy, within %s %%", plain(effect));
            case OPEN -> "not decided: the runs differ too much; use --pairs with a larger number, or longer commands";
        };
        return String.format(
                Locale.ROOT,
                "%s: ratio A/B %.3f (95 %% interval %.3f to %.3f) after %d pairs of runs, source %s (%s)%n",
                verdict,
                ratio.ratio(),
                ratio.low(),
                ratio.high(),
                ratio.jvmPairs(),
                meter.source().name(),
                meter.source().quality().name().toLowerCase(Locale.ROOT));
    }

    private static String plain(double percent) {
        return percent == Math.rint(percent) ? Long.toString((long) percent) : Double.toString(percent);
    }

    private static List<String> side(List<String> words) {
        return words.size() == 1 && words.get(0).matches("(?s).*\\s.*")
                ? List.of("sh", "-c", words.get(0))
                : new ArrayList<>(words);
    }
}
