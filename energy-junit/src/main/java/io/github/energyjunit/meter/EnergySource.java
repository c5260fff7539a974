package io.github.energyjunit.meter;

import org.jspecify.annotations.Nullable;

/** Reads cumulative energy counters. Implementations need not be safe for use by several threads at once. */
public interface EnergySource extends AutoCloseable {
    /** Stands for a counter that could not be read. */
    long NO_READING = -1;

    /** Returns the same description at each call. */
    SourceInfo info();

    /**
     * Reads every domain once.
     *
     * <p>Must neither throw nor block nor allocate: it runs beside the code that is measured.
     *
     * @param microjoules filled with the raw counters in µJ, in the order of {@link SourceInfo#domains()}; a counter
     *     that cannot be read, or reads as something other than a whole number, is {@link #NO_READING}
     */
    void read(long[] microjoules);

    /** Says why there is no reading now, in words and without secrets; {@code null} where that is not known. */
    default @Nullable String trouble() {
        return null;
    }

    /** Ends what runs by itself, such as threads, until {@link #wake}: for a while nobody reads. */
    default void rest() {}

    /** Begins again what {@link #rest} has ended. */
    default void wake() {}

    @Override
    void close();
}
