package io.github.energyjunit.benchmarks.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A small run of the simulation whose figures are in docs/gate.md; the seed is fixed, so it always ends the same. */
class GateSimulationTests {

    private static final int BUILDS = 20;

    @TempDir
    Path directory;

    @Test
    void clean_builds_stay_green_where_jvms_of_the_same_code_differ() throws IOException {
        GateSimulation.Outcome outcome = simulation(1, 1).run(BUILDS, 1);

        assertThat(outcome.failed()).isLessThanOrEqualTo(0.05);
        assertThat(outcome.ranks())
                .as("pooled samples take the luck of a JVM for the code's")
                .isGreaterThan(0.3);
    }

    @Test
    void most_tests_that_need_a_fifth_more_are_found() throws IOException {
        assertThat(simulation(2, 1).run(BUILDS, 1.2).found()).isGreaterThan(0.85);
    }

    @Test
    void an_idle_power_that_is_off_by_a_fifth_fails_nothing() throws IOException {
        assertThat(simulation(3, 1.2).run(BUILDS, 1).failed()).isLessThanOrEqualTo(0.05);
    }

    private GateSimulation simulation(long seed, double idle) {
        return new GateSimulation(directory, 0.02, 0.005, 3, idle, seed);
    }
}
