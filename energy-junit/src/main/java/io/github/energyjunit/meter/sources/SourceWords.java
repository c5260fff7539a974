package io.github.energyjunit.meter.sources;

import io.github.energyjunit.meter.Configuration;
import io.github.energyjunit.meter.InvalidConfigurationException;
import io.github.energyjunit.meter.SourceProvider;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Understands which source {@code energy.source} asks for, and what is meant by other words for one. */
final class SourceWords {
    private static final String KEY = "energy.source";

    private SourceWords() {}

    /**
     * Returns the name that is asked for, {@code auto} without one.
     *
     * @param providers the sources that there are
     * @param others names of sources on a class path that is not this JVM's
     * @throws InvalidConfigurationException if it is none of them
     */
    static String wanted(Configuration configuration, List<SourceProvider> providers, List<String> others) {
        List<String> allowed = Stream.of(
                        Stream.of(Sources.AUTO), providers.stream().map(SourceProvider::name), others.stream())
                .flatMap(names -> names)
                .toList();
        String word = configuration.text(KEY).orElse(Sources.AUTO).toLowerCase(Locale.ROOT);
        if (allowed.contains(word)) {
            return word;
        }
        String hint = providers.stream()
                .filter(provider -> provider.otherNames().contains(word))
                .findFirst()
                .map(provider -> "; for '" + word + "' write " + provider.name())
                .orElse("");
        throw configuration.notAllowed(KEY, "one of " + String.join(", ", allowed) + hint);
    }
}
