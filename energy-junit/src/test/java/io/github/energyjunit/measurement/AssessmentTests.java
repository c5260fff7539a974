package io.github.energyjunit.measurement;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.energyjunit.meter.Domain;
import io.github.energyjunit.meter.EnergySource;
import io.github.energyjunit.meter.Flag;
import io.github.energyjunit.meter.Meter;
import io.github.energyjunit.meter.Quality;
import io.github.energyjunit.meter.SourceInfo;
import io.github.energyjunit.meter.cpu.Counting;
import io.github.energyjunit.meter.idle.IdleEstimate;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AssessmentTests {
    private static final long MS = 1_000_000;
    private static final TestDescription TEST = new TestDescription("A#a()", "A", "a", "a()", null);

    private SourceInfo.@Nullable Model model;
    private long threadGrain = 1;
    private Counting counting = Counting.FINE;
    private long counter = 1;
    private @Nullable IdleEstimate idle;

    @Test
    void charges_the_test_with_its_share_of_the_busy_time() {
        Measurement measurement = measure(8_000_000, 100 * MS, 90 * MS, 120 * MS, 2);

        assertThat(measurement.attributedMicrojoules()).isEqualTo(6_000_000);
        assertThat(measurement.energy().totalMicrojoules()).isEqualTo(8_000_000);
        assertThat(measurement.flags()).doesNotContain(Flag.BUSY_MACHINE, Flag.TOO_SHORT);
    }

    @Test
    void charges_no_more_than_the_total_when_the_busy_clock_is_too_coarse() {
        assertThat(measure(8_000_000, 100 * MS, 90 * MS, 80 * MS, 2).attributedMicrojoules())
                .isEqualTo(8_000_000);
        assertThat(measure(8_000_000, 100 * MS, 90 * MS, -1, 2).attributedMicrojoules())
                .isEqualTo(8_000_000);
    }

    @Test
    void takes_idle_power_off_before_it_shares() {
        idle = IdleEstimate.exactly(20, IdleEstimate.GIVEN);

        assertThat(measure(8_000_000, 100 * MS, 90 * MS, 120 * MS, 2).attributedMicrojoules())
                .isEqualTo(4_500_000);
        assertThat(measure(1_000_000, 100 * MS, 90 * MS, 120 * MS, 2).attributedMicrojoules())
                .isZero();
    }

    @Test
    void keeps_what_it_takes_to_attribute_under_another_idle_power() {
        idle = IdleEstimate.exactly(20, IdleEstimate.GIVEN);

        assertThat(measure(8_000_000, 100 * MS, 90 * MS, 120 * MS, 2).attribution())
                .isEqualTo(new Attribution(6_000_000, 75 * MS, 4_500_000, -1, -1));
        assertThat(measure(1_000_000, 100 * MS, 90 * MS, 120 * MS, 2).attribution())
                .isEqualTo(new Attribution(750_000, 75 * MS, 0, -1, -1));
    }

    @Test
    void says_between_which_bounds_and_flags_what_is_too_far_apart() {
        idle = new IdleEstimate(20.0, 18, 21, IdleEstimate.REGRESSION);
        Measurement close = measure(8_000_000, 100 * MS, 90 * MS, 120 * MS, 2);
        idle = new IdleEstimate(null, 0, 40, IdleEstimate.REGRESSION);
        Measurement far = measure(8_000_000, 100 * MS, 90 * MS, 120 * MS, 2);

        assertThat(close.attribution()).isEqualTo(new Attribution(6_000_000, 75 * MS, 4_500_000, 4_425_000, 4_650_000));
        assertThat(close.flags()).doesNotContain(Flag.IDLE_UNCERTAIN);
        assertThat(far.attribution()).isEqualTo(new Attribution(6_000_000, 75 * MS, 6_000_000, 3_000_000, 6_000_000));
        assertThat(far.flags()).contains(Flag.IDLE_UNCERTAIN);
    }

    @Test
    void adds_idle_power_to_the_gross_energy_of_a_model_as_to_that_of_a_counter() {
        model = new SourceInfo.Model("m", 0.3, 2, 3);
        idle = IdleEstimate.exactly(2, IdleEstimate.MODEL);

        assertThat(measure(3_200_000, 100 * MS, 50 * MS, 1_000 * MS, 2).attribution())
                .isEqualTo(new Attribution(160_000, 5 * MS, 150_000, -1, -1));
    }

    @Test
    void flags_a_machine_that_is_busy_with_something_else() {
        assertThat(measure(8_000_000, 100 * MS, 50 * MS, 100 * MS, 2).flags()).contains(Flag.BUSY_MACHINE);
    }

    @Test
    void charges_a_models_joules_per_cpu_second_whatever_others_do() {
        model = new SourceInfo.Model("m", 0.3, 2, 3);

        idle = IdleEstimate.exactly(2, IdleEstimate.MODEL);

        assertThat(measure(8_000_000, 100 * MS, 50 * MS, 900 * MS, 2).attributedMicrojoules())
                .isEqualTo(150_000);
    }

    @Test
    void flags_an_interval_too_short_for_the_counter() {
        Measurement measurement = measure(500_000, 10 * MS, 10 * MS, 10 * MS, 2);

        assertThat(measurement.flags()).contains(Flag.TOO_SHORT);
        assertThat(measurement.resolutionMicrojoules()).isGreaterThanOrEqualTo(100_000);
    }

    @Test
    void flags_an_estimate_of_what_is_hardly_more_than_the_call_of_an_empty_body() {
        model = new SourceInfo.Model("m", 0.3, 2, 3);

        Measurement empty = measure(2_000, MS / 10, MS / 20, MS / 10, 2);
        assertThat(empty.resolutionMicrojoules()).isGreaterThanOrEqualTo(300);
        assertThat(empty.attributedMicrojoules()).isLessThan(empty.resolutionMicrojoules());
        assertThat(empty.flags()).contains(Flag.TOO_SHORT);
        assertThat(measure(4_000, 2 * MS, MS / 2, MS, 2).flags()).contains(Flag.TOO_SHORT);
        assertThat(measure(500_000, 100 * MS, 90 * MS, 90 * MS, 2).flags()).doesNotContain(Flag.TOO_SHORT);
    }

    @Test
    void flags_cpu_time_below_ten_steps_of_its_clock() {
        model = new SourceInfo.Model("m", 0.3, 2, 3);
        threadGrain = 15_625_000;

        Measurement few = measure(3_200_000, 500 * MS, 140 * MS, 500 * MS, 2);
        assertThat(few.flags()).contains(Flag.COARSE_CPU_TIME, Flag.TOO_SHORT);
        assertThat(few.resolutionMicrojoules()).isGreaterThanOrEqualTo(46_875);
        assertThat(measure(3_200_000, 500 * MS, 0, 500 * MS, 2).flags()).contains(Flag.COARSE_CPU_TIME);
        assertThat(measure(3_200_000, 500 * MS, 160 * MS, 500 * MS, 2).flags())
                .doesNotContain(Flag.COARSE_CPU_TIME, Flag.TOO_SHORT);
    }

    @Test
    void counts_a_step_of_the_cpu_clock_as_resolution_of_a_counters_share() {
        threadGrain = 10 * MS;

        assertThat(measure(10_000_000, 500 * MS, 50 * MS, 100 * MS, 2).resolutionMicrojoules())
                .isBetween(1_000_000L, 1_100_000L);
        assertThat(measure(10_000_000, 500 * MS, 50 * MS, -1, 2).flags()).doesNotContain(Flag.COARSE_CPU_TIME);
    }

    private Measurement measure(long energy, long duration, long cpu, long busy, int cpus) {
        Quality quality = model == null ? Quality.MEASURED : Quality.ESTIMATED;
        SourceInfo info = new SourceInfo(
                "scripted", quality, List.of(new Domain("cpu", true)), Duration.ofMillis(1), model, List.of());
        EnergySource source = new EnergySource() {
            @Override
            public SourceInfo info() {
                return info;
            }

            @Override
            public void read(long[] microjoules) {
                microjoules[0] = counter;
            }

            @Override
            public void close() {}
        };
        long[] now = {0};
        ScriptedCpuTimes times = new ScriptedCpuTimes();
        times.machine = busy < 0 ? -1 : 0;
        try (Meter meter = new Meter(source, () -> now[0])) {
            Timeline timeline = new Timeline(meter, times);
            Window window = new Window(meter.newSnapshot(), meter.newSnapshot());
            timeline.begin(window, new Runner(1), null);
            now[0] += duration;
            counter += energy;
            times.process += cpu;
            times.machine = busy;
            timeline.end(window);
            window.endNanos = duration;
            return new Assessment(info, cpus, idle, () -> counting, () -> null, threadGrain)
                    .of(
                            window,
                            meter.between(window.startEnergy, window.endEnergy),
                            0,
                            TEST,
                            Outcome.SUCCESSFUL,
                            false);
        }
    }
}
