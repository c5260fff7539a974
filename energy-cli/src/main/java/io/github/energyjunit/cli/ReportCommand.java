package io.github.energyjunit.cli;

import io.github.energyjunit.analysis.Analysis;
import io.github.energyjunit.analysis.InputException;
import io.github.energyjunit.ci.GitHubActions;
import io.github.energyjunit.cli.goal.GoalSettings;
import io.github.energyjunit.cli.goal.MeasuredModule;
import io.github.energyjunit.formats.Formats;
import io.github.energyjunit.formats.ModuleReport;
import io.github.energyjunit.history.Trend;
import io.github.energyjunit.report.Carbon;
import io.github.energyjunit.report.ConsoleReport;
import io.github.energyjunit.report.Report;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;

/** Shows what each test cost, and writes the documents. */
@Command(
        name = "report",
        mixinStandardHelpOptions = true,
        description = {
            "Shows what each test cost in joules, and writes report.html and other documents.",
            "They go to the first DIR, or to energy.output."
        },
        footer = {
            "",
            "Examples:",
            "  energy-cli report build/energy",
            "  energy-cli report build/energy --energy.formats=html,json,sarif --energy.console.top=50",
            "",
            "Exit status: 0, or 2 for wrong usage or broken input."
        })
final class ReportCommand extends JudgingCommand {

    private static final int TOP = 20;
    private static final int MOST = 999_999_999;

    @Override
    int use(Analysis analysis, MeasuredModule module, GoalSettings settings, Console console) throws IOException {
        int top = settings.count("energy.console.top", 0, MOST, TOP);
        Formats formats =
                formats(settings.configuration().text("energy.formats").orElse(Formats.USUAL));
        Carbon carbon = settings.configuration()
                .text("energy.carbon.intensity")
                .map(Carbon::of)
                .orElse(null);
        ModuleReport made = new ModuleReport(module.name(), analysis, console::warn);
        Trend trend = made.trend(
                settings.configuration().path("energy.history").orElse(null),
                Path.of("").toAbsolutePath(),
                List.of(settings.baseline()));
        Report report = made.with(trend, module.output()).with(carbon);
        ConsoleReport lines = new ConsoleReport(report, top, console.paint());
        Map<String, String> environment = System.getenv();
        if (GitHubActions.isHere(environment)) {
            GitHubActions.guarded(console::info, () -> show(lines, console));
            GitHubActions github = new GitHubActions(environment, MeasuredModule.places());
            github.annotations(report, new GitHubActions.Used()).forEach(System.out::println);
            github.summarise(report);
            github.output(report, module.output(), "energy");
        } else {
            show(lines, console);
        }
        List<Path> written = formats.write(report, module.output(), MeasuredModule.places());
        console.info("Documents in " + module.output() + ": "
                + written.stream()
                        .map(file -> String.valueOf(file.getFileName()))
                        .collect(Collectors.joining(", ")));
        return 0;
    }

    @Override
    void cleared(MeasuredModule module) throws IOException {
        Formats.delete(module.output(), MeasuredModule.places());
    }

    private static void show(ConsoleReport lines, Console console) {
        lines.lines().forEach(console::info);
        lines.warnings().forEach(console::warn);
    }

    private static Formats formats(String words) {
        try {
            return Formats.of(words, System.getenv());
        } catch (IllegalArgumentException e) {
            throw new InputException(String.valueOf(e.getMessage()));
        }
    }
}
