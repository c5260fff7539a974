package io.github.energyjunit.meter.sources;

import io.github.energyjunit.meter.Configuration;
import io.github.energyjunit.meter.InvalidConfigurationException;
import io.github.energyjunit.meter.Probe;
import io.github.energyjunit.meter.Quality;
import io.github.energyjunit.meter.SourceProvider;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Wraps a provider from outside this project, so that its faults neither fail nor stop a test. */
final class ForeignProvider implements SourceProvider {
    private static final Logger LOGGER = Logger.getLogger(ForeignProvider.class.getName());

    /** Ends the search in a file of services that has nothing but faults. */
    private static final int MOST = 100;

    private final SourceProvider provider;

    private ForeignProvider(SourceProvider provider) {
        this.provider = provider;
    }

    /** Loads the providers that {@link ServiceLoader} finds; those with a name that is taken are left out. */
    static List<SourceProvider> load(Collection<String> takenNames) {
        List<SourceProvider> found = new ArrayList<>();
        Set<String> names = new HashSet<>(takenNames);
        names.add(Sources.AUTO);
        Iterator<SourceProvider> services = ServiceLoader.load(
                        SourceProvider.class, SourceProvider.class.getClassLoader())
                .iterator();
        for (int i = 0; i < MOST; i++) {
            try {
                if (!services.hasNext()) {
                    break;
                }
                SourceProvider provider = services.next();
                String name = provider.name();
                // The setting is read in lower case.
                if (name.equals(name.toLowerCase(Locale.ROOT)) && names.add(name)) {
                    found.add(new ForeignProvider(provider));
                } else {
                    LOGGER.warning(
                            "energy-junit leaves out " + provider.getClass().getName() + ": the name '" + name
                                    + "' is taken, or not in lower case");
                }
            } catch (ServiceConfigurationError | LinkageError | RuntimeException e) {
                LOGGER.log(Level.WARNING, "energy-junit leaves out a source that cannot be loaded: " + e);
            }
        }
        return found;
    }

    @Override
    public String name() {
        return provider.name();
    }

    @Override
    public Quality quality() {
        return provider.quality();
    }

    @Override
    public Probe probe(Configuration configuration) {
        try {
            return provider.probe(configuration);
        } catch (InvalidConfigurationException e) {
            throw e;
        } catch (RuntimeException | LinkageError e) {
            return new Probe.Unavailable(
                    provider.getClass().getName() + " failed: " + e, "tell the author of that source");
        }
    }
}
