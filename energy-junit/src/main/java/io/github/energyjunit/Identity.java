package io.github.energyjunit;

import io.github.energyjunit.meter.Configuration;
import io.github.energyjunit.meter.Setting;
import io.github.energyjunit.meter.sources.Sources;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Tells settings apart with which not the same is measured, or not written to the same folder. It asks the sources for
 * their keys when its text is needed first: a plan in which nothing is measured looks for no source.
 */
final class Identity {
    /** What a recorder reads apart from the keys of sources. */
    private static final List<String> KEYS = List.of(
            "energy.source",
            "energy.domains",
            "energy.idle",
            "energy.idleWatts",
            "energy.idle.calibrated",
            "energy.profile",
            "energy.include");

    private final Path output;
    private final Configuration settings;
    private volatile @Nullable String text;

    Identity(Path output, Configuration settings) {
        this.output = output;
        this.settings = settings;
    }

    @Override
    public String toString() {
        String known = text;
        if (known == null) {
            TreeMap<String, String> values = new TreeMap<>();
            Stream.concat(KEYS.stream(), Sources.allSettings().stream().map(Setting::key))
                    .forEach(key -> settings.text(key).ifPresent(value -> values.put(key, value)));
            known = output + values.toString();
            text = known;
        }
        return known;
    }
}
