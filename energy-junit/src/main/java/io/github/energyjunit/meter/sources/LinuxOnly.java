package io.github.energyjunit.meter.sources;

import io.github.energyjunit.meter.Configuration;
import io.github.energyjunit.meter.Probe;
import io.github.energyjunit.meter.Quality;
import io.github.energyjunit.meter.Setting;
import io.github.energyjunit.meter.SourceProvider;
import io.github.energyjunit.meter.host.HostSystem;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Keeps a provider that looks into Linux' folders from doing so on another system, unless a setting says where to look.
 *
 * @param keys the settings that say so
 * @param remedy what can be done on any system, or {@code null}
 */
record LinuxOnly(
        SourceProvider provider,
        String system,
        List<String> keys,
        @Nullable String remedy) implements SourceProvider {
    LinuxOnly {
        keys = List.copyOf(keys);
    }

    /** Returns the provider itself on Linux; on another system it looks only where its settings say. */
    static SourceProvider on(HostSystem host, SourceProvider provider, @Nullable String remedy) {
        if (host.isLinux()) {
            return provider;
        }
        List<String> places = provider.settings().stream()
                .filter(Setting::isPlace)
                .map(Setting::key)
                .toList();
        return new LinuxOnly(provider, host.name(), places, remedy);
    }

    @Override
    public String name() {
        return provider.name();
    }

    @Override
    public List<String> otherNames() {
        return provider.otherNames();
    }

    @Override
    public Quality quality() {
        return provider.quality();
    }

    @Override
    public List<Setting> settings() {
        return provider.settings();
    }

    @Override
    public Probe probe(Configuration configuration) {
        return keys.stream().anyMatch(key -> configuration.text(key).isPresent())
                ? provider.probe(configuration)
                : Probe.Unavailable.notHere(system + " has none: this is looked for on Linux", remedy);
    }
}
