package io.github.energyjunit.meter.relay;

import java.io.IOException;

/** Fetches counters from wherever they are; used by one thread. */
public interface Feed extends AutoCloseable {
    /**
     * Fetches every domain once, within a bounded time.
     *
     * @return the counters in µJ, or {@link io.github.energyjunit.meter.EnergySource#NO_READING}, in the order of the
     *     domains
     * @throws IOException if there is nothing to be had; the message says what and where, without secrets
     */
    long[] next() throws IOException;

    @Override
    void close();
}
