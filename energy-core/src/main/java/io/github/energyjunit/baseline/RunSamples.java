package io.github.energyjunit.baseline;

import java.time.Instant;
import java.util.List;

/**
 * What one build measured of one test.
 *
 * @param run the time of the build, as in {@link BaselineRun}
 * @param microjoules attributed energy per operation, in the order measured; whole numbers where an operation is a
 *     whole measurement
 */
public record RunSamples(Instant run, List<Double> microjoules) {

    public RunSamples {
        microjoules = List.copyOf(microjoules);
    }
}
