package io.github.energyjunit.meter;

import java.util.List;

/** Looks for one kind of source. */
public interface SourceProvider {
    /** Returns the word that selects this source in {@code energy.source}. */
    String name();

    /**
     * Returns other words, in lower case, that people write for it in {@code energy.source}: each is answered with the name
     * that is meant.
     */
    default List<String> otherNames() {
        return List.of();
    }

    /** Returns the quality of the numbers that this source gives. */
    Quality quality();

    /** Returns the keys that belong to this source alone; {@code energy:prepare} checks them and hands them to the tests. */
    default List<Setting> settings() {
        return List.of();
    }

    /**
     * Looks for the source, cheaply and without throwing for anything found on the machine.
     *
     * @throws InvalidConfigurationException if a setting of this source has a value that is not allowed
     */
    Probe probe(Configuration configuration);
}
