package io.github.energyjunit.meter;

import static io.github.energyjunit.meter.EnergySource.NO_READING;
import static io.github.energyjunit.meter.UnwrappedCounter.STEPPED_BACK;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class UnwrappedCounterTests {
    private static final long MS = 1_000_000;
    private static final long RANGE = 262_143_328_850L;

    private final UnwrappedCounter counter = new UnwrappedCounter(new Domain("package-0", true, RANGE, 500), MS);

    @Test
    void starts_at_zero_whatever_the_counter_shows() {
        assertThat(counter.advance(123_456, 0)).isZero();
        assertThat(counter.advance(123_500, MS)).isEqualTo(44);
    }

    @Test
    void adds_the_range_at_a_wrap() {
        counter.advance(RANGE - 1_000, 0);

        assertThat(counter.advance(500, MS)).isEqualTo(1_500);
        assertThat(counter.breaks()).isZero();
    }

    @Test
    void carries_on_after_a_failed_read_as_if_it_had_not_been() {
        counter.advance(1_000, 0);

        assertThat(counter.advance(NO_READING, MS)).isEqualTo(NO_READING);
        assertThat(counter.advance(1_700, 2 * MS)).isEqualTo(700);
        assertThat(counter.breaks()).isZero();
    }

    @Test
    void takes_a_step_back_that_no_wrap_explains_for_a_torn_read_when_the_counter_comes_back() {
        counter.advance(500_000_000, 0);

        assertThat(counter.advance(500, MS)).isEqualTo(STEPPED_BACK);
        assertThat(counter.advance(500_000_900, 2 * MS)).isEqualTo(900);
        assertThat(counter.breaks()).isZero();
    }

    @Test
    void takes_a_step_back_that_no_wrap_explains_for_a_reset_when_the_counter_grows_from_there() {
        counter.advance(500_000_000, 0);

        assertThat(counter.advance(500, MS)).isEqualTo(STEPPED_BACK);
        assertThat(counter.advance(800, 2 * MS)).isEqualTo(300);
        assertThat(counter.breaks()).isOne();
    }

    @Test
    void never_wraps_where_the_range_is_not_known() {
        UnwrappedCounter unknown = new UnwrappedCounter(new Domain("package-0", true), MS);
        unknown.advance(1_000, 0);

        assertThat(unknown.advance(999, MS)).isEqualTo(STEPPED_BACK);
    }

    @Test
    void counts_a_leap_that_the_hardware_cannot_make() {
        counter.advance(0, 0);

        assertThat(counter.advance(600_000_000, MS)).isEqualTo(600_000_000);
        assertThat(counter.leaps()).isOne();
    }

    @Test
    void breaks_when_readings_are_so_far_apart_that_a_wrap_may_have_gone_unseen() {
        counter.advance(0, 0);
        counter.advance(1_000, 300_000 * MS);

        assertThat(counter.breaks()).isOne();
    }

    @Test
    void grants_a_late_reader_no_more_than_a_twentieth_of_a_second() {
        counter.advance(0, 0);
        counter.advance(50_000_000, 50 * MS);
        assertThat(counter.leaps()).isZero();

        counter.advance(50_000_000 + 130_000_000, 250 * MS);
        assertThat(counter.leaps()).isOne();
    }

    @Test
    void grants_a_slow_counter_two_of_its_updates() {
        UnwrappedCounter slow = new UnwrappedCounter(new Domain("host", true, 0, 500), 2_000 * MS);
        slow.advance(0, 0);
        slow.advance(2_000_000_000, MS);

        assertThat(slow.leaps()).isZero();
    }

    @Test
    void knows_when_it_was_last_seen_to_move() {
        counter.advance(7, MS);
        assertThat(counter.movedNanos()).isEqualTo(MS);
        counter.advance(8, 2 * MS);
        counter.advance(8, 3 * MS);
        counter.advance(NO_READING, 4 * MS);

        assertThat(counter.movedNanos()).isEqualTo(2 * MS);
    }
}
