package io.github.energyjunit.settings;

import java.util.Properties;

/** The project property from which Surefire and Failsafe take the options of the JVMs they fork. */
public final class ArgLine {

    private static final String PROPERTY = "argLine";

    private ArgLine() {}

    /** Adds a system property to what is there already. */
    public static void append(Properties project, EnergyKey key, String value) {
        String option = "-D" + key.key() + "=" + value;
        String quoted = option.indexOf(' ') < 0 ? option : '"' + option + '"';
        String old = project.getProperty(PROPERTY, "");
        project.setProperty(PROPERTY, old.isBlank() ? quoted : old + " " + quoted);
    }
}
