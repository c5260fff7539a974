package io.github.energyjunit.baseline;

import java.time.Instant;
import java.util.List;

/**
 * What one build measured of one test.
 *
 * @param run the time of the build, as in {@link BaselineRun}
 * @param microjoules attributed energy per operation, in the order measured
 */
public record RunSamples(Instant run, List<Long> microjoules) {

    public RunSamples {
        microjoules = List.copyOf(microjoules);
    }
}
