package io.github.energyjunit.cli.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.energyjunit.units.Joules;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RepetitionsTests {
    @Test
    void one_run_has_the_interval_that_its_counters_leave() {
        Repetitions one = new Repetitions(List.of(run(10.0, 9.9, 10.1, 0)));

        assertThat(one.energy()).isEqualTo(Joules.of(10));
        assertThat(one.interval()).isEqualTo(new Repetitions.Range(Joules.of(9.9), Joules.of(10.1)));
    }

    @Test
    void several_runs_have_the_interval_of_their_spread() {
        // Logarithms 0, 0.1, 0.2: mean 0.1, s 0.1, t(0.975, 2) = 4.302653, half width 0.248413.
        Repetitions three = of(1, Math.exp(0.1), Math.exp(0.2));

        assertThat(three.energy().joules()).isCloseTo(Math.exp(0.1), within(1e-12));
        assertThat(three.interval().low().joules()).isCloseTo(Math.exp(0.1 - 0.248413), within(1e-5));
        assertThat(three.interval().high().joules()).isCloseTo(Math.exp(0.1 + 0.248413), within(1e-5));
    }

    @Test
    void a_run_without_a_reading_leaves_the_whole_without_one() {
        Repetitions runs = new Repetitions(Arrays.asList(run(10.0, 9.9, 10.1, 0), run(null, null, null, 0)));

        assertThat(runs.energy()).isNull();
        assertThat(runs.interval()).isNull();
    }

    @Test
    void the_first_failure_is_the_status_of_the_whole() {
        assertThat(new Repetitions(Arrays.asList(run(1.0, 1.0, 1.0, 0), run(1.0, 1.0, 1.0, 3), run(1.0, 1.0, 1.0, 4)))
                        .exitStatus())
                .isEqualTo(3);
    }

    private static Repetitions of(double... joules) {
        return new Repetitions(
                Arrays.stream(joules).mapToObj(each -> run(each, each, each, 0)).toList());
    }

    private static CommandRun run(Double joules, Double low, Double high, int status) {
        return new CommandRun(
                status, energy(joules), energy(low), energy(high), energy(joules), 1, 1.0, Map.of(), Set.of());
    }

    private static Joules energy(Double joules) {
        return joules == null ? null : Joules.of(joules);
    }
}
