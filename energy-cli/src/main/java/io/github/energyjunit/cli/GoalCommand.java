package io.github.energyjunit.cli;

import io.github.energyjunit.analysis.InputException;
import io.github.energyjunit.cli.goal.GoalSettings;
import io.github.energyjunit.meter.InvalidConfigurationException;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** What commands share that do the work of goals: settings are checked first, and what goes wrong has one exit status. */
abstract class GoalCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    CommandSpec spec;

    @Override
    public final Integer call() throws InterruptedException {
        Console console = new Console(spec);
        try {
            GoalSettings settings = new GoalSettings(Usage.checked(console::warn));
            if (settings.configuration().isTrue("energy.skip")) {
                console.info("energy.skip is set: nothing is done.");
                return 0;
            }
            return run(settings, console);
        } catch (InputException | InvalidConfigurationException e) {
            console.error("energy-cli " + spec.name() + ": " + e.getMessage());
        } catch (IOException e) {
            console.error("energy-cli " + spec.name() + ": A file cannot be read or written: " + e);
        }
        return Usage.WRONG;
    }

    /** Does the work and returns the exit status. */
    abstract int run(GoalSettings settings, Console console) throws IOException, InterruptedException;
}
