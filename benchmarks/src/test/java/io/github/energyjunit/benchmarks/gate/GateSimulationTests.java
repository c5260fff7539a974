package io.github.energyjunit.benchmarks.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A small run of the simulation whose figures are in docs/gate.md; the seed is fixed, so it always ends the same. */
class GateSimulationTests {

    private static final int BUILDS = 40;
    private static final int HUNGRIER = 5;

    @TempDir
    Path directory;

    @Test
    void clean_builds_stay_green() throws IOException {
        assertThat(new GateSimulation(directory, 1, false).ours(BUILDS, 10, 1).failed())
                .isLessThanOrEqualTo(1);
    }

    @Test
    void most_tests_that_need_a_fifth_more_are_found() throws IOException {
        GateSimulation.Outcome outcome = new GateSimulation(directory, 2, false).ours(BUILDS, 10, 1.2);

        assertThat(100.0 * outcome.found() / BUILDS / HUNGRIER).isGreaterThan(72);
        assertThat(outcome.wrong()).isLessThanOrEqualTo(BUILDS / 4);
    }

    @Test
    void a_bare_percentage_fails_nearly_every_clean_build() throws IOException {
        assertThat(new GateSimulation(directory, 3, false)
                        .run(10, 10, 1)
                        .get("median > 5 %")
                        .failed())
                .isGreaterThan(8);
    }
}
