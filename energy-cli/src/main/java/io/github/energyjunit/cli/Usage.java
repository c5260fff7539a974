package io.github.energyjunit.cli;

import io.github.energyjunit.analysis.InputException;
import io.github.energyjunit.meter.Configuration;
import io.github.energyjunit.settings.SettingsCheck;
import java.io.PrintWriter;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
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

    /** Does the same, and prints warnings. */
    static Configuration checked(PrintWriter err) {
        return checked(warning -> err.println("Warning: " + warning));
    }

    /**
     * Checks them first, and returns them; a key that is not known is worth a warning.
     *
     * @throws InputException if a value is not allowed
     */
    static Configuration checked(Consumer<String> warnings) {
        Map<String, String> given = new TreeMap<>();
        for (String key : System.getProperties().stringPropertyNames()) {
            if (key.startsWith("energy.")) {
                given.put(key, System.getProperty(key));
            }
        }
        if (given.isEmpty()) {
            // Knowing what each key allows takes some loading.
            return configuration();
        }
        SettingsCheck check = SettingsCheck.of(given, Map.of(), Map.of());
        check.warnings().forEach(warnings);
        if (!check.errors().isEmpty()) {
            throw new InputException(String.join(System.lineSeparator(), check.errors()));
        }
        return configuration();
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
