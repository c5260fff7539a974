package io.github.energyjunit.meter.sources;

import io.github.energyjunit.meter.Configuration;
import io.github.energyjunit.meter.InvalidConfigurationException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** Understands which source {@code energy.source} asks for, and what is meant by other words for one. */
final class SourceWords {
    private static final String KEY = "energy.source";

    /** What the kernel, other tools and people call them. */
    private static final Map<String, String> MEANT = Map.ofEntries(
            Map.entry("rapl", "powercap"),
            Map.entry("intel-rapl", "powercap"),
            Map.entry("intel_rapl", "powercap"),
            Map.entry("amd-rapl", "powercap"),
            Map.entry("sysfs", "powercap"),
            Map.entry("perf_event", "perf"),
            Map.entry("perf_events", "perf"),
            Map.entry("amd_energy", "hwmon"),
            Map.entry("kepler", "prometheus"),
            Map.entry("model", "estimate"),
            Map.entry("estimated", "estimate"));

    private SourceWords() {}

    /**
     * Returns the name that is asked for, {@code auto} without one.
     *
     * @param names of the sources that there are
     * @throws InvalidConfigurationException if it is none of them
     */
    static String wanted(Configuration configuration, List<String> names) {
        List<String> allowed =
                Stream.concat(Stream.of(Sources.AUTO), names.stream()).toList();
        String word = configuration.text(KEY).orElse(Sources.AUTO).toLowerCase(Locale.ROOT);
        if (allowed.contains(word)) {
            return word;
        }
        String meant = MEANT.get(word);
        String hint = meant == null ? "" : "; for '" + word + "' write " + meant;
        throw configuration.notAllowed(KEY, "one of " + String.join(", ", allowed) + hint);
    }
}
