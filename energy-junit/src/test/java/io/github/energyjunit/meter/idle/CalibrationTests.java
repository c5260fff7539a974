package io.github.energyjunit.meter.idle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.Objects;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Calibrates on simulated machines that draw 5 W idle and 20 J for each CPU second, whatever their neighbours do. */
class CalibrationTests {
    private static final Duration TIME = Duration.ofMillis(800);
    private static final int SEEDS = 200;

    private static @Nullable IdleEstimate calibrate(SimulatedMachine machine) {
        try {
            return new Calibration(machine.meter, machine, machine).run(TIME);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static IdleEstimate calibrate(long seed, SimulatedMachine.Neighbour neighbour) {
        return Objects.requireNonNull(calibrate(new SimulatedMachine(seed, neighbour)));
    }

    static Stream<Arguments> neighbours() {
        return Stream.of(
                neighbour("next to none", (ms, random) -> ms % 50 == 0 ? 0.3 : 0),
                neighbour("a desktop", (ms, random) -> 0.03 + (ms % 40 == 0 ? random.nextDouble() : 0)),
                neighbour("half a core", (ms, random) -> 0.5),
                neighbour("a core", (ms, random) -> 1),
                neighbour("three cores", (ms, random) -> 3),
                neighbour("half of the time", (ms, random) -> random.nextInt(2)),
                neighbour("short bursts", (ms, random) -> ms / 30 % 2),
                neighbour("long bursts", (ms, random) -> ms / 700 % 2),
                neighbour("a ramp", (ms, random) -> Math.min(2, ms / 1_500.0)),
                neighbour("a build", (ms, random) -> 1 + Math.sin(ms / 90.0) + random.nextDouble()));
    }

    private static Arguments neighbour(String name, SimulatedMachine.Neighbour neighbour) {
        return Arguments.of(name, neighbour);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("neighbours")
    void bounds_hold_the_truth_beside_any_neighbour(String name, SimulatedMachine.Neighbour neighbour) {
        long held = LongStream.range(0, SEEDS)
                .filter(seed -> calibrate(seed, neighbour).contains(SimulatedMachine.IDLE_WATTS))
                .count();

        assertThat(held).isGreaterThanOrEqualTo(SEEDS * 95 / 100);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("neighbours")
    void knows_one_value_that_is_within_a_tenth_of_what_the_neighbour_and_one_more_cpu_add(
            String name, SimulatedMachine.Neighbour neighbour) {
        double[] errors = LongStream.range(0, SEEDS)
                .mapToObj(seed -> calibrate(seed, neighbour))
                .filter(estimate -> estimate.watts() != null)
                .mapToDouble(
                        estimate -> Math.abs(Objects.requireNonNull(estimate.watts()) - SimulatedMachine.IDLE_WATTS))
                .sorted()
                .toArray();

        assertThat(errors.length).isGreaterThanOrEqualTo(SEEDS * 9 / 10);
        assertThat(errors[errors.length * 9 / 10])
                .isLessThan((name.equals("three cores") ? 0.3 : 0.1) * SimulatedMachine.JOULES_PER_CPU_SECOND);
    }

    @Test
    void says_between_which_bounds_where_the_machine_is_busy_through_and_through() {
        IdleEstimate estimate = calibrate(1, (ms, random) -> 4);

        assertThat(estimate.watts()).isNull();
        assertThat(estimate.contains(SimulatedMachine.IDLE_WATTS)).isTrue();
        assertThat(estimate.high()).isLessThan(90);
    }

    @Test
    void takes_quiet_windows_as_they_are_and_burns_nothing() {
        SimulatedMachine machine = new SimulatedMachine(1, (ms, random) -> 0);
        IdleEstimate estimate = Objects.requireNonNull(calibrate(machine));

        assertThat(estimate.method()).isEqualTo(IdleEstimate.QUIET);
        assertThat(estimate.watts()).isCloseTo(SimulatedMachine.IDLE_WATTS, within(0.05));
        assertThat(machine.burnt).isZero();
    }

    @Test
    void burns_beside_a_steady_neighbour_and_not_for_ever() {
        SimulatedMachine machine = new SimulatedMachine(1, (ms, random) -> 1);
        SimulatedMachine full = new SimulatedMachine(1, (ms, random) -> 4);
        calibrate(machine);
        calibrate(full);

        assertThat(machine.burnt).isPositive();
        assertThat(full.burnt).isEqualTo(8);
    }

    @ParameterizedTest
    @CsvSource({"0, 150", "1, 150", "0, 250", "0, 690", "1, 690"})
    void takes_a_counter_that_stood_for_a_while_for_no_power_of_0(int load, int fedFromMillis) {
        SimulatedMachine machine = new SimulatedMachine(1, (ms, random) -> load);
        machine.fedFromNanos = fedFromMillis * 1_000_000L;

        IdleEstimate estimate = Objects.requireNonNull(calibrate(machine));

        assertThat(estimate.high()).isGreaterThan(SimulatedMachine.IDLE_WATTS);
        assertThat(estimate.low()).isLessThan(SimulatedMachine.IDLE_WATTS);
        if (estimate.watts() != null) {
            assertThat(estimate.watts()).isPositive();
        }
    }

    @Test
    void is_not_misled_by_a_first_reading_that_takes_long() {
        double[] watts = LongStream.range(0, SEEDS)
                .mapToObj(seed -> new SimulatedMachine(seed, (ms, random) -> 0.2))
                .peek(machine -> {
                    machine.coldNanos = 1_000_000;
                    machine.lagNanos = 0;
                })
                .map(CalibrationTests::calibrate)
                .filter(estimate -> estimate != null && estimate.watts() != null)
                .mapToDouble(estimate -> Objects.requireNonNull(estimate.watts()))
                .sorted()
                .toArray();

        assertThat(watts[watts.length / 2]).isCloseTo(SimulatedMachine.IDLE_WATTS, within(0.05));
    }

    @Test
    void never_takes_a_steady_neighbour_for_idle_power() {
        // What a calibration by the lowest stable window did: 25 W.
        assertThat(calibrate(7, (ms, random) -> 1).high()).isLessThan(8);
    }
}
