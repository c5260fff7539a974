package io.github.energyjunit.attach;

import io.github.energyjunit.meter.Setting;
import io.github.energyjunit.meter.SourceProvider;
import io.github.energyjunit.settings.EnergyKey;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;

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
        try (URLClassLoader tests = new URLClassLoader(urls(classPath), SourceProvider.class.getClassLoader())) {
            for (SourceProvider provider : ServiceLoader.load(SourceProvider.class, tests)) {
                for (Setting setting : provider.settings()) {
                    values.apply(setting.key()).ifPresent(value -> settings.put(checked(setting, value), value));
                }
            }
        } catch (ServiceConfigurationError | LinkageError | RuntimeException | IOException e) {
            warnings.accept("The settings of a source on the class path of the tests are unknown: " + e);
        }
        return settings;
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
