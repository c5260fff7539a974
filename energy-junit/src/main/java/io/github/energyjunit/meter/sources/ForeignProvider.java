package io.github.energyjunit.meter.sources;

import io.github.energyjunit.meter.Configuration;
import io.github.energyjunit.meter.InvalidConfigurationException;
import io.github.energyjunit.meter.Probe;
import io.github.energyjunit.meter.Quality;
import io.github.energyjunit.meter.Setting;
import io.github.energyjunit.meter.SourceProvider;
import io.github.energyjunit.meter.background.Bounded;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import java.util.logging.Logger;

/** Wraps a provider from outside this project, so that its faults neither fail nor stop a test. */
final class ForeignProvider implements SourceProvider {

    /** Ends the search in a file of services that has nothing but faults. */
    private static final int MOST = 100;

    /** Looking for a source may take its time, but not a build's. */
    private static final Duration LONGEST_SEARCH = Duration.ofSeconds(5);

    private final SourceProvider provider;
    private final String name;
    private final Quality quality;
    private final List<Setting> settings;
    private final List<String> otherNames;
    private final Bounded bounded = new Bounded("energy-junit-foreign");

    private ForeignProvider(
            SourceProvider provider, String name, Quality quality, List<Setting> settings, List<String> otherNames) {
        this.provider = provider;
        this.name = name;
        this.quality = quality;
        this.settings = settings;
        this.otherNames = otherNames;
    }

    private static ForeignProvider of(SourceProvider provider) {
        return new ForeignProvider(
                provider,
                Objects.requireNonNull(provider.name(), "name() returned null"),
                Objects.requireNonNull(provider.quality(), "quality() returned null"),
                known(provider::settings),
                known(provider::otherNames));
    }

    /** Returns one that asks the same provider, and waits for it in a thread of its own. */
    ForeignProvider another() {
        return new ForeignProvider(provider, name, quality, settings, otherNames);
    }

    /** Loads the providers that {@link ServiceLoader} finds; those with a name that is taken are left out. */
    static List<ForeignProvider> load(Collection<String> takenNames) {
        return load(
                ServiceLoader.load(SourceProvider.class, SourceProvider.class.getClassLoader())
                        .iterator(),
                takenNames);
    }

    /** Takes the providers that the iterator gives, in a thread of their own, as long as they come in time. */
    static List<ForeignProvider> load(Iterator<SourceProvider> services, Collection<String> takenNames) {
        List<ForeignProvider> found = new CopyOnWriteArrayList<>();
        Bounded loading = new Bounded("energy-junit-sources");
        try {
            loading.call(LONGEST_SEARCH, () -> {
                load(services, takenNames, found);
                return found;
            });
        } catch (TimeoutException | ExecutionException e) {
            warn("energy-junit leaves out sources that cannot be loaded: " + e);
        } finally {
            loading.rest();
        }
        return List.copyOf(found);
    }

    private static void warn(String what) {
        Logger.getLogger(ForeignProvider.class.getName()).warning(what);
    }

    private static void load(
            Iterator<SourceProvider> services, Collection<String> takenNames, List<ForeignProvider> found) {
        Set<String> names = new HashSet<>(takenNames);
        names.add(Sources.AUTO);
        for (int i = 0; i < MOST; i++) {
            try {
                if (!services.hasNext()) {
                    break;
                }
                SourceProvider service = services.next();
                ForeignProvider provider = of(service);
                // The setting is read in lower case.
                if (provider.name.equals(provider.name.toLowerCase(Locale.ROOT)) && names.add(provider.name)) {
                    found.add(provider);
                } else {
                    warn("energy-junit leaves out " + service.getClass().getName() + ": the name '" + provider.name
                            + "' is taken, or not in lower case");
                }
            } catch (Throwable e) {
                warn("energy-junit leaves out a source that cannot be loaded: " + e);
            }
        }
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Quality quality() {
        return quality;
    }

    @Override
    public List<Setting> settings() {
        return settings;
    }

    @Override
    public List<String> otherNames() {
        return otherNames;
    }

    /** What a source without keys and other names can do, one can do too that fails to tell them. */
    private static <T> List<T> known(Supplier<List<T>> told) {
        try {
            return List.copyOf(told.get());
        } catch (Throwable e) {
            return List.of();
        }
    }

    @Override
    public Probe probe(Configuration configuration) {
        boolean opened = false;
        try {
            Probe probe = bounded.call(LONGEST_SEARCH, () -> {
                Probe found = Objects.requireNonNull(provider.probe(configuration), "probe() returned null");
                return found instanceof Probe.Available available
                        ? new Probe.Available(ForeignSource.of(available.source(), bounded))
                        : found;
            });
            opened = probe instanceof Probe.Available;
            return probe;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof InvalidConfigurationException wrong) {
                throw wrong;
            }
            return unavailable("failed: " + e.getCause());
        } catch (TimeoutException e) {
            return unavailable("did not come back within " + LONGEST_SEARCH.toSeconds() + " s");
        } finally {
            if (!opened) {
                bounded.rest();
            }
        }
    }

    private Probe unavailable(String why) {
        return new Probe.Unavailable(provider.getClass().getName() + " " + why, "tell the author of that source");
    }
}
