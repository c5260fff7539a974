package io.github.energyjunit.cli;

import io.github.energyjunit.analysis.Analysis;
import io.github.energyjunit.baseline.BaselineFile;
import io.github.energyjunit.baseline.Window;
import io.github.energyjunit.checkout.MeasuredRevision;
import io.github.energyjunit.cli.goal.GoalSettings;
import io.github.energyjunit.cli.goal.MeasuredModule;
import io.github.energyjunit.gate.BaselineUpdate;
import java.io.IOException;
import java.nio.file.Path;
import picocli.CommandLine.Command;

/** Adds measurements to the baseline. */
@Command(
        name = "baseline",
        mixinStandardHelpOptions = true,
        description = {
            "Adds the samples of this build to the baseline, or creates one.",
            "The baseline is energy-baseline.json in the current folder, or energy.baseline.file."
        },
        footer = {
            "",
            "Examples:",
            "  energy-cli baseline build/energy",
            "  energy-cli baseline build/energy --energy.baseline.runs=10 --energy.baseline.prune=true",
            "",
            "Exit status: 0 fine, 1 nothing to create a baseline from, 2 wrong usage or broken input."
        })
final class BaselineCommand extends JudgingCommand {

    @Override
    Analysis analyse(MeasuredModule module, GoalSettings settings) throws IOException {
        return module.read();
    }

    @Override
    int use(Analysis analysis, MeasuredModule module, GoalSettings settings, Console console) throws IOException {
        Window window = new Window(
                settings.count("energy.baseline.runs", 3, 50, 5),
                settings.count("energy.baseline.samples", 5, 300, 30));
        boolean prune = settings.configuration().isTrue("energy.baseline.prune");
        BaselineFile file = new BaselineFile(settings.baseline());
        String revision = settings.configuration()
                .text("energy.baseline.commit")
                .orElseGet(() -> MeasuredRevision.of(Path.of("").toAbsolutePath(), file.path(), console::warn));
        BaselineUpdate update = BaselineUpdate.of(analysis, revision);
        if (update.sections().isEmpty()) {
            console.error(
                    "There is nothing to create a baseline from. Left out: " + String.join("; ", update.leftOut()));
            return Usage.FAILED;
        }
        file.update(old -> old.plus(update.sections(), window, prune));
        update.leftOut().forEach(test -> console.warn("Not in the baseline: " + test));
        console.info("Added " + update.text() + " to " + file.path() + ". Review the file and commit it.");
        return 0;
    }
}
