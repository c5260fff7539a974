package io.github.energyjunit.testjvm;

import io.github.energyjunit.meter.Configuration;
import io.github.energyjunit.meter.InvalidConfigurationException;
import io.github.energyjunit.meter.Setting;
import io.github.energyjunit.meter.SourceProvider;
import io.github.energyjunit.meter.sources.Sources;
import io.github.energyjunit.settings.EnergyKey;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Finds the settings of sources that are not of this project: their providers are on the class path of the tests. */
public final class SourceSettings {

    private SourceSettings() {}

    /**
     * Returns what is set of the keys that those sources name.
     *
     * @param classPath where the tests' classes come from
     * @param values looks up the value of a key
     * @param warnings takes a sentence for each provider that cannot be loaded
     */
    public static Map<EnergyKey, String> of(
            List<Path> classPath, Function<String, Optional<String>> values, Consumer<String> warnings) {
        Map<EnergyKey, String> settings = new TreeMap<>();
        each(classPath, warnings, provider -> {
            for (Setting setting : provider.settings()) {
                values.apply(setting.key()).ifPresent(value -> settings.put(checked(setting, value), value));
            }
        });
        return settings;
    }

    /** Returns the names of those sources, in lower case; one that cannot be loaded has none. */
    public static List<String> names(List<Path> classPath) {
        List<String> names = new ArrayList<>();
        each(classPath, unloadable -> {}, provider -> names.add(provider.name().toLowerCase(Locale.ROOT)));
        return names;
    }

    /**
     * Holds the source that is asked for against those that there are.
     *
     * @param own names of the sources on the class path of the tests
     * @return what is wrong, if anything is
     */
    public static Optional<String> wrong(@Nullable String source, List<String> own) {
        try {
            Sources.requireKnown(new Configuration(key -> Optional.ofNullable(source)), own);
            return Optional.empty();
        } catch (InvalidConfigurationException e) {
            return Optional.of(String.valueOf(e.getMessage()).replaceFirst("\\.$", ""));
        }
    }

    private static void each(List<Path> classPath, Consumer<String> warnings, Consumer<SourceProvider> use) {
        try (URLClassLoader tests = new URLClassLoader(urls(classPath), SourceProvider.class.getClassLoader())) {
            ServiceLoader.load(SourceProvider.class, tests).forEach(use);
        } catch (ServiceConfigurationError | LinkageError | RuntimeException | IOException e) {
            warnings.accept("The settings of a source on the class path of the tests are unknown: " + e);
        }
    }

    /** Asks now, as the provider's classes cannot be loaded once its class path is closed. */
    private static EnergyKey checked(Setting setting, String value) {
        boolean accepted = setting.accepts(value);
        return EnergyKey.foreign(new Setting(setting.key(), setting.expected(), other -> accepted, setting.kind()));
    }

    private static URL[] urls(List<Path> classPath) throws MalformedURLException {
        URL[] urls = new URL[classPath.size()];
        for (int i = 0; i < urls.length; i++) {
            urls[i] = classPath.get(i).toUri().toURL();
        }
        return urls;
    }
}
