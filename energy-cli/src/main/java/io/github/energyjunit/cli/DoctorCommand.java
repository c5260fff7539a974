package io.github.energyjunit.cli;

import io.github.energyjunit.analysis.InputException;
import io.github.energyjunit.doctor.Diagnosis;
import io.github.energyjunit.doctor.Doctor;
import io.github.energyjunit.meter.Configuration;
import io.github.energyjunit.meter.InvalidConfigurationException;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Says what can be measured on this machine, what disturbs measurements, and what to do about it. */
@Command(
        name = "doctor",
        mixinStandardHelpOptions = true,
        description = "Says what can be measured on this machine, what disturbs measurements, and what to do about it.",
        footer = {
            "",
            "Examples:",
            "  energy-cli doctor",
            "  energy-cli doctor --energy.source=scaphandre --energy.scaphandre.url=http://host:8080/metrics",
            "",
            "Exit status: 0 where a counter can be read, 1 where there is an estimate only, 2 for no reading at all or"
                    + " wrong usage."
        })
final class DoctorCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        try {
            Configuration configuration = Usage.checked(err);
            Diagnosis diagnosis = Doctor.ofThisMachine().examine(configuration);
            out.print(diagnosis.toText());
            out.flush();
            Doctor.writeJson(diagnosis, configuration);
            return diagnosis.exitStatus();
        } catch (InputException | InvalidConfigurationException | IOException e) {
            err.println("energy-cli doctor: " + e.getMessage());
            return Usage.WRONG;
        }
    }
}
