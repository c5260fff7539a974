package io.github.energyjunit.meter.idle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class LoadLineTests {
    private static final long MS = 1_000_000;

    /** Adds windows of 100 ms on a machine of 5 W and 20 J for each CPU second. */
    private static LoadLine windows(double... loads) {
        LoadLine line = new LoadLine(0);
        for (double load : loads) {
            line.add(Math.round((5 + 20 * load) * 100_000), 100 * MS, Math.round(load * 100 * MS), MS);
        }
        return line;
    }

    private static IdleEstimate estimate(LoadLine line) {
        return Objects.requireNonNull(line.estimate());
    }

    @Test
    void reads_idle_power_off_where_no_window_was() {
        IdleEstimate estimate = estimate(windows(1, 2, 1, 2, 1.5, 2));

        assertThat(estimate.watts()).isCloseTo(5, within(0.001));
        assertThat(estimate.method()).isEqualTo(IdleEstimate.REGRESSION);
        assertThat(estimate.high() - 5).isLessThan(0.1);
        assertThat(5 - estimate.low()).as("the line may bend").isBetween(2.0, 2.5);
    }

    @Test
    void bends_nothing_where_a_window_was_quiet() {
        IdleEstimate estimate = estimate(windows(0, 2, 1, 2, 0, 2));

        assertThat(estimate.low()).isCloseTo(5, within(0.1));
    }

    @Test
    void knows_no_value_without_windows_of_different_load() {
        assertThat(new LoadLine(0).estimate()).isNull();
        for (LoadLine line : new LoadLine[] {windows(2, 2, 2, 2, 2, 2, 2, 2), windows(1, 2, 1)}) {
            assertThat(estimate(line).watts()).isNull();
            assertThat(estimate(line).low()).isZero();
            assertThat(estimate(line).high()).isGreaterThan(5);
        }
    }

    @Test
    void leaves_out_windows_in_which_a_counter_stood_still() {
        LoadLine line = windows(1, 2, 1.5, 2, 1, 2);
        IdleEstimate before = estimate(line);
        line.add(0, 100 * MS, 150 * MS, MS);

        assertThat(estimate(line)).isEqualTo(before);
    }

    @Test
    void adds_up_what_several_jvms_saw() {
        LoadLine one = windows(1, 1, 1);
        one.add(windows(2, 2, 2));
        Map<String, Double> sums = new HashMap<>(one.sums());

        assertThat(estimate(one))
                .hasToString(estimate(windows(1, 1, 1, 2, 2, 2)).toString());
        assertThat(estimate(Objects.requireNonNull(LoadLine.of(sums::get)))).isEqualTo(estimate(one));
        sums.remove("joules");
        assertThat(LoadLine.of(sums::get)).isNull();
    }

    @Test
    void leaves_out_what_could_not_be_read() {
        LoadLine line = new LoadLine(0);
        line.add(-1, 100 * MS, 0, MS);
        line.add(1, 0, 0, MS);
        line.add(1, 100 * MS, -1, MS);

        assertThat(line.windows()).isZero();
        assertThat(line.sums()).isEmpty();
    }

    @Test
    void is_handed_on_in_words() {
        for (IdleEstimate estimate : new IdleEstimate[] {
            new IdleEstimate(5.0125, 4.9, 5.1, IdleEstimate.QUIET),
            new IdleEstimate(null, 0, 12.5, IdleEstimate.REGRESSION),
            IdleEstimate.exactly(7.0004, IdleEstimate.GIVEN)
        }) {
            IdleEstimate read = Objects.requireNonNull(IdleEstimate.parse(estimate.toString()));
            assertThat(read.method()).isEqualTo(estimate.method());
            assertThat(read.low()).isCloseTo(estimate.low(), within(0.001));
            assertThat(read.high()).isCloseTo(estimate.high(), within(0.001));
            assertThat(read.watts() == null).isEqualTo(estimate.watts() == null);
        }
        for (String nonsense : new String[] {"", "5", "5 from 6 to 7 (quiet)", "5 from . to 7 (quiet)"}) {
            assertThat(IdleEstimate.parse(nonsense)).isNull();
        }
    }
}
