package io.github.energyjunit.cli;

import io.github.energyjunit.analysis.Analysis;
import io.github.energyjunit.cli.goal.GoalSettings;
import io.github.energyjunit.cli.goal.MeasuredModule;
import io.github.energyjunit.measurement.file.FileFormat;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Parameters;

/** What commands share that judge measurements: where these lie, and what happens if there are none. */
abstract class JudgingCommand extends GoalCommand {

    @Parameters(
            arity = "1..*",
            paramLabel = "DIR",
            description = "A folder with " + FileFormat.GLOB
                    + ", such as target/energy or build/energy; several are read as" + " one.")
    private List<Path> folders = List.of();

    @Override
    final int run(GoalSettings settings, Console console) throws IOException, InterruptedException {
        MeasuredModule module = MeasuredModule.in(folders, settings);
        Analysis analysis = analyse(module, settings);
        if (analysis.hasData()) {
            return use(analysis, module, settings, console);
        }
        cleared(module);
        console.warn("No energy was measured: the files in " + module.measurements() + " hold no test.");
        analysis.warnings().forEach(console::warn);
        if (settings.configuration().isTrue("energy.failIfNoData")) {
            console.error("This fails because energy.failIfNoData is true.");
            return Usage.FAILED;
        }
        return 0;
    }

    /** Reads and judges. */
    Analysis analyse(MeasuredModule module, GoalSettings settings) throws IOException {
        return module.judged(settings);
    }

    /** Deletes what would be misleading without measurements. */
    void cleared(MeasuredModule module) throws IOException {}

    /** Does with the analysis what the command is for, and returns the exit status. */
    abstract int use(Analysis analysis, MeasuredModule module, GoalSettings settings, Console console)
            throws IOException, InterruptedException;
}
