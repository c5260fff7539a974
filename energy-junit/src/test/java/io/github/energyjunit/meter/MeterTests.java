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
    void addsCountedDomainsOnly() {
        Interval interval = over(100 * MS, 5_000_000, 3_000_000, 1_000_000);

        assertThat(interval.totalMicrojoules()).isEqualTo(6_000_000);
        assertThat(interval.microjoules(1)).isEqualTo(3_000_000);
        assertThat(interval.flags()).isEmpty();
    }

    @Test
    void correctsEachDomainsWrapOnItsOwn() {
        set(RANGE - 100, 0, 65_712_999_613L - 10);
        Snapshot start = read();
        now += 100 * MS;
        set(400, 7, 90);

        assertThat(meter.between(start, read()).totalMicrojoules()).isEqualTo(500 + 100);
    }

    @Test
    void hasNoTotalWhenACountedDomainCannotBeRead() {
        Snapshot start = read();
        now += 100 * MS;
        set(5_000, 5_000, NO_READING);
        Interval interval = meter.between(start, read());

        assertThat(interval.totalMicrojoules()).isEqualTo(NO_READING);
        assertThat(interval.microjoules(0)).isEqualTo(5_000);
        assertThat(interval.flags()).containsExactly(Flag.NO_READING);
    }

    @Test
    void keepsTheTotalWhenOnlyAnUncountedDomainCannotBeRead() {
        Snapshot start = read();
        now += 100 * MS;
        set(5_000, NO_READING, 1_000);

        assertThat(meter.between(start, read()).totalMicrojoules()).isEqualTo(6_000);
    }

    @Test
    void hasNoTotalAcrossAReset() {
        set(500_000_000, 0, 0);
        Snapshot start = read();
        now += 100 * MS;
        set(100, 0, 1_000);
        Interval interval = meter.between(start, read());

        assertThat(interval.totalMicrojoules()).isEqualTo(NO_READING);
        assertThat(interval.flags()).containsExactlyInAnyOrder(Flag.COUNTER_RESET, Flag.NO_READING);
    }

    @Test
    void measuresAgainAfterAReset() {
        set(500_000_000, 0, 0);
        read();
        set(100, 0, 1_000);
        Snapshot start = read();
        now += 100 * MS;
        set(2_100, 0, 2_000);

        assertThat(meter.between(start, read()).totalMicrojoules()).isEqualTo(3_000);
    }

    @Test
    void hasNoReadingWhenNoCounterMovesForLong() {
        Interval interval = over(100 * MS, 0, 0, 0);

        assertThat(interval.totalMicrojoules()).isEqualTo(NO_READING);
        assertThat(interval.flags()).containsExactlyInAnyOrder(Flag.COUNTER_STUCK, Flag.NO_READING);
    }

    @Test
    void hasNoReadingWhereOneCounterAmongMovingOnesIsStuck() {
        Interval interval = over(100 * MS, 5_000_000, 0, 0);

        assertThat(interval.totalMicrojoules()).isEqualTo(NO_READING);
        assertThat(interval.microjoules(0)).isEqualTo(5_000_000);
        assertThat(interval.flags()).containsExactlyInAnyOrder(Flag.COUNTER_STUCK, Flag.NO_READING);
    }

    @Test
    void hasNoReadingInAShortIntervalOfACounterThatHasBeenStuckForLong() {
        for (int i = 0; i < 12; i++) {
            over(10 * MS, 500_000, 1, 0);
        }

        assertThat(over(10 * MS, 500_000, 1, 0).flags()).containsExactlyInAnyOrder(Flag.COUNTER_STUCK, Flag.NO_READING);
    }

    @Test
    void hasNoReadingOfACounterThatStoppedInTheMiddle() {
        Snapshot start = read();
        for (int i = 0; i < 10; i++) {
            over(100 * MS, 5_000_000, 1, i < 5 ? 1_000_000 : 0);
        }

        assertThat(meter.between(start, read()).flags()).containsExactlyInAnyOrder(Flag.COUNTER_STUCK, Flag.NO_READING);
    }

    @Test
    void measuresAgainWhenAStuckCounterMovesAgain() {
        over(500 * MS, 5_000_000, 0, 0);
        over(100 * MS, 5_000_000, 0, 1_000);

        assertThat(over(100 * MS, 5_000_000, 0, 1_000).totalMicrojoules()).isEqualTo(5_001_000);
    }

    @Test
    void doesNotMindACounterThatIsNotCounted() {
        assertThat(over(500 * MS, 5_000_000, 0, 1_000).flags()).isEmpty();
    }

    @Test
    void hasNoReadingBeforeACounterHasEverMoved() {
        assertThat(over(MS / 10, 0, 0, 0).totalMicrojoules()).isEqualTo(NO_READING);
    }

    @Test
    void readsNothingMovedInAShortTimeAsZeroWithItsResolution() {
        over(100 * MS, 4_999_000, 0, 1_000);
        Snapshot start = read();
        now += MS / 10;
        Interval interval = meter.between(start, read());

        assertThat(interval.totalMicrojoules()).isZero();
        assertThat(interval.resolutionMicrojoules()).isBetween(99_000L, 101_000L);
    }

    @Test
    void resolvesTwoTicksOfTheCounter() {
        assertThat(over(100 * MS, 5_000_000, 0, 1).resolutionMicrojoules()).isEqualTo(100_001);
    }

    @Test
    void flagsWhatTheHardwareCannotDraw() {
        assertThat(over(MS, 900_000_000, 0, 1).flags()).containsExactly(Flag.IMPLAUSIBLE);
    }

    @Test
    void ticksWhileItIsAskedToAndThenStops() throws InterruptedException {
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
