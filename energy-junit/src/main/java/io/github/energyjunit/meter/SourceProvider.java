package io.github.energyjunit.meter;

/** Looks for one kind of source. */
public interface SourceProvider {
    /** Returns the word that selects this source in {@code energy.source}. */
    String name();

    /** Returns the quality of the numbers that this source gives. */
    Quality quality();

    /**
     * Looks for the source, cheaply and without throwing for anything found on the machine.
     *
     * @throws InvalidConfigurationException if a setting of this source has a value that is not allowed
     */
    Probe probe(Configuration configuration);
}
