package io.github.energyjunit.publish;

import io.github.energyjunit.metrics.MetricFamily;
import java.io.IOException;
import java.time.Duration;
import java.util.List;

/** One kind of server that takes metrics. */
interface Target {
    /** Returns the name for messages, such as {@code Pushgateway}, with the address. */
    String name();

    /**
     * Sends all samples once.
     *
     * @param timeout how long this may take
     * @throws IOException if the server cannot be reached or does not take them; the message holds no secret
     */
    void push(List<MetricFamily> families, Duration timeout) throws IOException;
}
