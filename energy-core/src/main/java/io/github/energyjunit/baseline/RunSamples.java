package io.github.energyjunit.baseline;

import io.github.energyjunit.measured.EnergySamples;
import java.time.Instant;
import java.util.List;

/**
 * What one JVM measured of one test.
 *
 * @param run the JVM's time, as in {@link BaselineRun}
 * @param samples in the order measured; whole numbers where an operation is a whole measurement
 * @param first whether they are first invocations of their JVM, which are compared with such alone
 * @param execution whether they are of all that an engine did for the test, which is not compared with bodies
 */
public record RunSamples(Instant run, EnergySamples samples, boolean first, boolean execution) {

    /** Keeps samples of which only the attributed energy is known. */
    public RunSamples(Instant run, List<Double> microjoules) {
        this(run, new EnergySamples(microjoules), false, false);
    }

    /** Returns attributed energy per operation in microjoules. */
    public List<Double> microjoules() {
        return samples.microjoules();
    }
}
