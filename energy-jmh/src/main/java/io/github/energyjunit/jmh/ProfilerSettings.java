package io.github.energyjunit.jmh;

import io.github.energyjunit.meter.Configuration;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.profile.ProfilerException;

/** Holds the settings {@code energy.*} of one run of JMH: options of the profiler before system properties. */
final class ProfilerSettings {
    private static final String PREFIX = "energy.";
    private static final String IDLE_WATTS = "energy.idleWatts";
    private static final Path DEFAULT_OUTPUT = Path.of("target", "energy");

    private final Map<String, String> values;
    private final Configuration configuration;
    private boolean calibrated;

    private ProfilerSettings(Map<String, String> values) {
        this.values = values;
        configuration = new Configuration(key -> Optional.ofNullable(values.get(key)));
    }

    /**
     * Parses {@code key=value;key=value}; the prefix {@code energy.} may be left out.
     *
     * @throws ProfilerException if a part is no pair
     */
    static ProfilerSettings of(String options) throws ProfilerException {
        Map<String, String> values = new TreeMap<>();
        Properties system = System.getProperties();
        for (String key : system.stringPropertyNames()) {
            if (key.startsWith(PREFIX)) {
                values.put(key, system.getProperty(key));
            }
        }
        for (String option : options.split(";", -1)) {
            int equals = option.indexOf('=');
            if (equals > 0) {
                String key = option.substring(0, equals).strip();
                values.put(key.startsWith(PREFIX) ? key : PREFIX + key, option.substring(equals + 1));
            } else if (!option.isBlank()) {
                throw new ProfilerException("energy-junit: invalid option '" + option.strip()
                        + "': expected key=value, with ';' between options, such as source=powercap;output=energy");
            }
        }
        return new ProfilerSettings(values);
    }

    /** Returns the settings for sources and recorder. */
    Configuration configuration() {
        return configuration;
    }

    /** Returns the folder of the measurement files, absolute. */
    Path output() {
        return configuration
                .path("energy.output")
                .orElse(DEFAULT_OUTPUT)
                .toAbsolutePath()
                .normalize();
    }

    /** Returns the options that give a fork these settings, with the idle power that is found the first time. */
    synchronized List<String> forFork(Supplier<@Nullable Double> idleWatts) {
        if (!calibrated) {
            calibrated = true;
            Double watts = idleWatts.get();
            if (watts != null) {
                values.put(IDLE_WATTS, String.format(Locale.ROOT, "%.6f", watts));
            }
        }
        List<String> options = new ArrayList<>();
        values.forEach((key, value) -> options.add("-D" + key + "=" + value));
        return options;
    }
}
