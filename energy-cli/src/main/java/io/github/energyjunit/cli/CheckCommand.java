package io.github.energyjunit.cli;

import io.github.energyjunit.analysis.Analysis;
import io.github.energyjunit.analysis.Analysis.Violation;
import io.github.energyjunit.cli.goal.GoalSettings;
import io.github.energyjunit.cli.goal.MeasuredModule;
import io.github.energyjunit.gate.FailOn;
import io.github.energyjunit.report.CheckReport;
import java.io.IOException;
import java.util.List;
import picocli.CommandLine.Command;

/** Fails if budgets are broken or tests have become worse. */
@Command(
        name = "check",
        mixinStandardHelpOptions = true,
        description = {
            "Fails if a test used more energy than its budget allows, or has become worse than the baseline.",
            "The baseline is energy-baseline.json in the current folder, or energy.baseline.file. Nothing is built,"
                    + " so tests that look worse are not measured again side by side."
        },
        footer = {
            "",
            "Examples:",
            "  energy-cli check build/energy",
            "  energy-cli check build/energy --energy.baseline.file=ci/baseline.json --energy.failOn=FAIL,UNCONFIRMED",
            "",
            "Exit status: 0 fine, 1 a verdict failed, 2 wrong usage or broken input."
        })
final class CheckCommand extends JudgingCommand {

    @Override
    Analysis analyse(MeasuredModule module, GoalSettings settings) throws IOException {
        return module.checked(settings);
    }

    @Override
    int use(Analysis analysis, MeasuredModule module, GoalSettings settings, Console console) {
        FailOn policy = FailOn.of(settings.configuration().text("energy.failOn").orElse("FAIL"));
        List<Violation> broken = policy.broken(analysis.remarks());
        CheckReport report = new CheckReport(analysis, broken, console.paint());
        report.errors().forEach(console::error);
        report.warnings().forEach(console::warn);
        report.lines().forEach(console::info);
        if (broken.isEmpty()) {
            return 0;
        }
        if ("false"
                .equals(settings.configuration().choice("energy.failOnViolation", "true", List.of("true", "false")))) {
            console.warn("Not failing: energy.failOnViolation=false.");
            return 0;
        }
        console.error(report.failure(
                String.valueOf(settings.files(module.name()).accepted().getFileName()),
                module.output().resolve("report.html")));
        return Usage.FAILED;
    }
}
