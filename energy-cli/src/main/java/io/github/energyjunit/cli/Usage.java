package io.github.energyjunit.cli;

import io.github.energyjunit.meter.Configuration;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** What commands share in reading their command line. */
final class Usage {
    /** Exit status after wrong usage or broken input. */
    static final int WRONG = 2;

    /** Exit status after a verdict that fails. */
    static final int FAILED = 1;

    private Usage() {}

    /** Returns the settings: {@code -Denergy.x=y} and {@code --energy.x=y} have become system properties by now. */
    static Configuration configuration() {
        return new Configuration(key -> Optional.ofNullable(System.getProperty(key)));
    }

    /** Throws a usage error for a number below its minimum. */
    static void atLeast(CommandSpec spec, String option, int value, int minimum) {
        if (value < minimum) {
            throw new ParameterException(
                    spec.commandLine(),
                    "Invalid value '" + value + "' for " + option + ": expected a whole number of at least " + minimum);
        }
    }
}
