package io.github.energyjunit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.energyjunit.meter.Flag;
import io.github.energyjunit.meter.Quality;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** An assertion on energy fails only on a number that can be trusted. */
class EnergyAssertionsTests {
    private static FakeMachine machine;

    private static MeasuredRegion<String> used(double joules, double least, Quality quality, Flag... flags) {
        return new MeasuredRegion<>(
                "load",
                "",
                Duration.ofSeconds(1),
                OptionalDouble.of(joules),
                OptionalDouble.of(least),
                OptionalDouble.of(joules - least),
                Optional.of("powercap"),
                Optional.of(quality),
                Set.of(flags),
                Optional.empty());
    }

    @Test
    void fails_where_more_was_used_for_certain() {
        assertThatThrownBy(() -> EnergyAssertions.assertEnergyAtMost(2, used(2.5, 2.25, Quality.MEASURED)))
                .isInstanceOf(AssertionError.class)
                .hasMessage("Expected 'load' to use at most 2 J, but it used 2.5 J, at least 2.25 J of them for certain"
                        + " [powercap, measured]");
        assertThatThrownBy(() -> EnergyAssertions.assertEnergyAtMost(
                        2, used(2.5, 2.25, Quality.RELAYED, Flag.BUSY_MACHINE, Flag.FIRST_IN_JVM)))
                .isInstanceOf(AssertionError.class);
    }

    @Test
    void passes_where_no_more_was_used() {
        assertThatCode(() -> EnergyAssertions.assertEnergyAtMost(2, used(2, 1.9, Quality.MEASURED)))
                .doesNotThrowAnyException();
    }

    @Test
    void passes_where_the_counter_leaves_it_open() {
        assertThatCode(() -> EnergyAssertions.assertEnergyAtMost(2, used(2.5, 2, Quality.MEASURED)))
                .doesNotThrowAnyException();
    }

    @Test
    void never_fails_on_an_estimate() {
        assertThatCode(() -> EnergyAssertions.assertEnergyAtMost(2, used(900, 900, Quality.ESTIMATED, Flag.ESTIMATED)))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @EnumSource(
            value = Flag.class,
            names = {"IMPLAUSIBLE", "COUNTER_RESET", "COUNTER_STUCK"})
    void never_fails_on_a_doubtful_reading(Flag flag) {
        assertThatCode(() -> EnergyAssertions.assertEnergyAtMost(2, used(900, 900, Quality.MEASURED, flag)))
                .doesNotThrowAnyException();
    }

    @Test
    void never_fails_without_a_reading() {
        assertThatCode(() -> EnergyAssertions.assertEnergyAtMost(
                        2, MeasuredRegion.unread("load", "", 1, "energy.skip is set")))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -1, Double.NaN, Double.POSITIVE_INFINITY})
    void refuses_a_limit_that_is_none(double limit) {
        assertThatThrownBy(() -> EnergyAssertions.assertEnergyAtMost(limit, used(1, 1, Quality.MEASURED)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("expected more than 0 J");
    }

    @Test
    void describes_a_region_in_one_line() {
        assertThat(used(1.25, 1, Quality.MEASURED, Flag.TOO_SHORT))
                .hasToString("load: 1.25 J measured (powercap) [TOO_SHORT]");
        assertThat(MeasuredRegion.unread("load", "", 1, "energy.skip is set"))
                .hasToString("load: no reading, energy.skip is set");
    }

    @Test
    void a_test_fails_by_it_on_a_measured_counter_alone(@TempDir Path folder) {
        machine = new FakeMachine(folder);
        machine.run(LimitedTestCases.class)
                .results()
                .testEvents()
                .assertStatistics(stats -> stats.failed(1).succeeded(1));
        machine.run(LimitedTestCases.class, Map.of("energy.source", "estimate"))
                .results()
                .testEvents()
                .assertStatistics(stats -> stats.failed(0).succeeded(2));
    }

    static class LimitedTestCases {
        @MeasureEnergy
        @Test
        void beyond() {
            EnergyAssertions.assertEnergyAtMost(1e-7, "burn", LimitedTestCases::burn);
        }

        @MeasureEnergy
        @Test
        void within() {
            EnergyAssertions.assertEnergyAtMost(1e9, "burn", LimitedTestCases::burn);
        }

        private static void burn() {
            // More than what may be in doubt because a thread has ended meanwhile.
            Cpu.burn(60);
            machine.burn(5_000_000);
        }
    }
}
