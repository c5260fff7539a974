package io.github.energyjunit.cli;

import io.github.energyjunit.analysis.Analysis;
import io.github.energyjunit.analysis.InputException;
import io.github.energyjunit.baseline.Branch;
import io.github.energyjunit.cli.goal.GoalSettings;
import io.github.energyjunit.cli.goal.MeasuredModule;
import io.github.energyjunit.metrics.Metrics;
import io.github.energyjunit.publish.Outcome;
import io.github.energyjunit.publish.Publisher;
import io.github.energyjunit.publish.PushSettings;
import io.github.energyjunit.report.Report;
import java.nio.file.Path;
import java.time.Instant;
import picocli.CommandLine.Command;

/** Sends what tests cost to monitoring systems. */
@Command(
        name = "push",
        mixinStandardHelpOptions = true,
        description = {
            "Sends what each test cost to an OpenTelemetry collector (energy.push.otlp) or a Prometheus Pushgateway"
                    + " (energy.push.pushgateway), or to both.",
            "A token goes into the environment variable " + PushSettings.TOKEN + "."
        },
        footer = {
            "",
            "Examples:",
            "  energy-cli push build/energy --energy.push.pushgateway=http://localhost:9091",
            "  energy-cli push build/energy --energy.push.otlp=http://localhost:4318",
            "",
            "Exit status: 0, also where a server does not take it, which is a warning; 2 for wrong usage or broken"
                    + " input."
        })
final class PushCommand extends JudgingCommand {

    @Override
    int use(Analysis analysis, MeasuredModule module, GoalSettings settings, Console console)
            throws InterruptedException {
        Path here = Path.of("").toAbsolutePath();
        PushSettings push = PushSettings.of(
                settings.configuration(), System.getenv(PushSettings.TOKEN), () -> Branch.of(here, System.getenv()));
        if (!push.isOn()) {
            throw new InputException(PushSettings.NOWHERE);
        }
        Report report = new Report(module.name(), Instant.now(), analysis);
        for (Outcome outcome : Publisher.publish(new Metrics(report).families(), module.name(), push)) {
            if (outcome.isPushed()) {
                console.info(outcome.toText());
            } else {
                console.warn(outcome.toText());
            }
        }
        return 0;
    }
}
