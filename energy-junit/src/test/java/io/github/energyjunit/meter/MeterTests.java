package io.github.energyjunit.meter;

import static io.github.energyjunit.meter.EnergySource.NO_READING;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class MeterTests {
    private static final long MS = 1_000_000;
    private static final long RANGE = 262_143_328_850L;

    private final ScriptedSource source = new ScriptedSource(
            new Domain("package-0", true, RANGE, 500),
            new Domain("core", false, RANGE, 500),
            new Domain("dram", true, 65_712_999_613L, 500));
    private long now;
    private final Meter meter = new Meter(source, () -> now);

    @Test
    void adds_counted_domains_only() {
        Interval interval = over(100 * MS, 5_000_000, 3_000_000, 1_000_000);

        assertThat(interval.totalMicrojoules()).isEqualTo(6_000_000);
        assertThat(interval.microjoules(1)).isEqualTo(3_000_000);
        assertThat(interval.flags()).isEmpty();
    }

    @Test
    void corrects_each_domains_wrap_on_its_own() {
        set(RANGE - 100, 0, 65_712_999_613L - 10);
        Snapshot start = read();
        now += 100 * MS;
        set(400, 7, 90);

        assertThat(meter.between(start, read()).totalMicrojoules()).isEqualTo(500 + 100);
    }

    @Test
    void has_no_total_when_a_counted_domain_cannot_be_read() {
        Snapshot start = read();
        now += 100 * MS;
        set(5_000, 5_000, NO_READING);
        Interval interval = meter.between(start, read());

        assertThat(interval.totalMicrojoules()).isEqualTo(NO_READING);
        assertThat(interval.microjoules(0)).isEqualTo(5_000);
        assertThat(interval.flags()).containsExactly(Flag.NO_READING);
    }

    @Test
    void keeps_the_total_when_only_an_uncounted_domain_cannot_be_read() {
        Snapshot start = read();
        now += 100 * MS;
        set(5_000, NO_READING, 1_000);

        assertThat(meter.between(start, read()).totalMicrojoules()).isEqualTo(6_000);
    }

    @Test
    void has_no_total_across_a_reset() {
        set(500_000_000, 0, 0);
        Snapshot start = read();
        now += 100 * MS;
        set(100, 0, 1_000);
        Interval interval = meter.between(start, read());

        assertThat(interval.totalMicrojoules()).isEqualTo(NO_READING);
        assertThat(interval.flags()).containsExactlyInAnyOrder(Flag.COUNTER_RESET, Flag.NO_READING);
    }

    @Test
    void measures_again_after_a_reset() {
        set(500_000_000, 0, 0);
        read();
        set(100, 0, 1_000);
        Snapshot start = read();
        now += 100 * MS;
        set(2_100, 0, 2_000);

        assertThat(meter.between(start, read()).totalMicrojoules()).isEqualTo(3_000);
    }

    @Test
    void has_no_reading_when_no_counter_moves_for_long() {
        Interval interval = over(100 * MS, 0, 0, 0);

        assertThat(interval.totalMicrojoules()).isEqualTo(NO_READING);
        assertThat(interval.flags()).containsExactlyInAnyOrder(Flag.COUNTER_STUCK, Flag.NO_READING);
    }

    @Test
    void has_no_reading_where_one_counter_among_moving_ones_is_stuck() {
        Interval interval = over(100 * MS, 5_000_000, 0, 0);

        assertThat(interval.totalMicrojoules()).isEqualTo(NO_READING);
        assertThat(interval.microjoules(0)).isEqualTo(5_000_000);
        assertThat(interval.flags()).containsExactlyInAnyOrder(Flag.COUNTER_STUCK, Flag.NO_READING);
    }

    @Test
    void has_no_reading_in_a_short_interval_of_a_counter_that_has_been_stuck_for_long() {
        for (int i = 0; i < 12; i++) {
            over(10 * MS, 500_000, 1, 0);
        }

        assertThat(over(10 * MS, 500_000, 1, 0).flags()).containsExactlyInAnyOrder(Flag.COUNTER_STUCK, Flag.NO_READING);
    }

    @Test
    void has_no_reading_of_a_counter_that_stopped_in_the_middle() {
        Snapshot start = read();
        for (int i = 0; i < 10; i++) {
            over(100 * MS, 5_000_000, 1, i < 5 ? 1_000_000 : 0);
        }

        assertThat(meter.between(start, read()).flags()).containsExactlyInAnyOrder(Flag.COUNTER_STUCK, Flag.NO_READING);
    }

    @Test
    void measures_again_when_a_stuck_counter_moves_again() {
        over(500 * MS, 5_000_000, 0, 0);
        over(100 * MS, 5_000_000, 0, 1_000);

        assertThat(over(100 * MS, 5_000_000, 0, 1_000).totalMicrojoules()).isEqualTo(5_001_000);
    }

    @Test
    void does_not_mind_a_counter_that_is_not_counted() {
        assertThat(over(500 * MS, 5_000_000, 0, 1_000).flags()).isEmpty();
    }

    @Test
    void has_no_reading_before_a_counter_has_ever_moved() {
        assertThat(over(MS / 10, 0, 0, 0).totalMicrojoules()).isEqualTo(NO_READING);
    }

    @Test
    void reads_nothing_moved_in_a_short_time_as_zero_with_its_resolution() {
        over(100 * MS, 4_999_000, 0, 1_000);
        Snapshot start = read();
        now += MS / 10;
        Interval interval = meter.between(start, read());

        assertThat(interval.totalMicrojoules()).isZero();
        assertThat(interval.resolutionMicrojoules()).isBetween(99_000L, 101_000L);
    }

    @Test
    void resolves_two_ticks_of_the_counter() {
        assertThat(over(100 * MS, 5_000_000, 0, 1).resolutionMicrojoules()).isEqualTo(100_001);
    }

    @Test
    void flags_what_the_hardware_cannot_draw() {
        assertThat(over(MS, 900_000_000, 0, 1).flags()).containsExactly(Flag.IMPLAUSIBLE);
    }

    @Test
    void ticks_while_it_is_asked_to_and_then_stops() throws InterruptedException {
        Set<Thread> before = tickers();
        try (Meter ticking = new Meter(source)) {
            ticking.startTicking();
            ticking.startTicking();
            Set<Thread> own = tickers();
            own.removeAll(before);
            assertThat(own).hasSize(1);
            ticking.stopTicking();
            Thread ticker = own.iterator().next();
            ticker.join(60_000);
            assertThat(ticker.isAlive()).isFalse();
        }
        assertThat(source.closed).isTrue();
    }

    private static Set<Thread> tickers() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().equals("energy-junit-tick"))
                .collect(Collectors.toSet());
    }

    private Interval over(long nanos, long... deltas) {
        Snapshot start = read();
        now += nanos;
        for (int i = 0; i < deltas.length; i++) {
            source.raw[i] += deltas[i];
        }
        return meter.between(start, read());
    }

    private Snapshot read() {
        Snapshot snapshot = meter.newSnapshot();
        meter.read(snapshot);
        return snapshot;
    }

    private void set(long... raw) {
        System.arraycopy(raw, 0, source.raw, 0, raw.length);
    }
}
