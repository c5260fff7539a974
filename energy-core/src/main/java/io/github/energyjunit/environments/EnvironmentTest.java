package io.github.energyjunit.environments;

import io.github.energyjunit.units.Joules;
import java.util.List;

/**
 * A test that all environments have.
 *
 * @param cells one for each environment, in their order
 */
public record EnvironmentTest(String test, List<Cell> cells) {

    /**
     * What the test came to in one environment.
     *
     * @param energy the median of its samples
     * @param seconds its median duration
     * @param samples how many there are
     * @param relativeSpread 1.4826 · MAD / median of the samples
     */
    public record Cell(Joules energy, double seconds, int samples, double relativeSpread, Efficiency efficiency) {}

    public EnvironmentTest {
        cells = List.copyOf(cells);
    }
}
