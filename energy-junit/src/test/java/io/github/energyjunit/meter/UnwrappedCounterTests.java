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
    void startsAtZeroWhateverTheCounterShows() {
        assertThat(counter.advance(123_456, 0)).isZero();
        assertThat(counter.advance(123_500, MS)).isEqualTo(44);
    }

    @Test
    void addsTheRangeAtAWrap() {
        counter.advance(RANGE - 1_000, 0);

        assertThat(counter.advance(500, MS)).isEqualTo(1_500);
        assertThat(counter.breaks()).isZero();
    }

    @Test
    void carriesOnAfterAFailedReadAsIfItHadNotBeen() {
        counter.advance(1_000, 0);

        assertThat(counter.advance(NO_READING, MS)).isEqualTo(NO_READING);
        assertThat(counter.advance(1_700, 2 * MS)).isEqualTo(700);
        assertThat(counter.breaks()).isZero();
    }

    @Test
    void takesAStepBackThatNoWrapExplainsForATornReadWhenTheCounterComesBack() {
        counter.advance(500_000_000, 0);

        assertThat(counter.advance(500, MS)).isEqualTo(STEPPED_BACK);
        assertThat(counter.advance(500_000_900, 2 * MS)).isEqualTo(900);
        assertThat(counter.breaks()).isZero();
    }

    @Test
    void takesAStepBackThatNoWrapExplainsForAResetWhenTheCounterGrowsFromThere() {
        counter.advance(500_000_000, 0);

        assertThat(counter.advance(500, MS)).isEqualTo(STEPPED_BACK);
        assertThat(counter.advance(800, 2 * MS)).isEqualTo(300);
        assertThat(counter.breaks()).isOne();
    }

    @Test
    void neverWrapsWhereTheRangeIsNotKnown() {
        UnwrappedCounter unknown = new UnwrappedCounter(new Domain("package-0", true), MS);
        unknown.advance(1_000, 0);

        assertThat(unknown.advance(999, MS)).isEqualTo(STEPPED_BACK);
    }

    @Test
    void countsALeapThatTheHardwareCannotMake() {
        counter.advance(0, 0);

        assertThat(counter.advance(600_000_000, MS)).isEqualTo(600_000_000);
        assertThat(counter.leaps()).isOne();
    }

    @Test
    void breaksWhenReadingsAreSoFarApartThatAWrapMayHaveGoneUnseen() {
        counter.advance(0, 0);
        counter.advance(1_000, 300_000 * MS);

        assertThat(counter.breaks()).isOne();
    }

    @Test
    void grantsALateReaderNoMoreThanATwentiethOfASecond() {
        counter.advance(0, 0);
        counter.advance(50_000_000, 50 * MS);
        assertThat(counter.leaps()).isZero();

        counter.advance(50_000_000 + 130_000_000, 250 * MS);
        assertThat(counter.leaps()).isOne();
    }

    @Test
    void grantsASlowCounterTwoOfItsUpdates() {
        UnwrappedCounter slow = new UnwrappedCounter(new Domain("host", true, 0, 500), 2_000 * MS);
        slow.advance(0, 0);
        slow.advance(2_000_000_000, MS);

        assertThat(slow.leaps()).isZero();
    }

    @Test
    void knowsWhenItWasLastSeenToMove() {
        counter.advance(7, MS);
        assertThat(counter.movedNanos()).isEqualTo(MS);
        counter.advance(8, 2 * MS);
        counter.advance(8, 3 * MS);
        counter.advance(NO_READING, 4 * MS);

        assertThat(counter.movedNanos()).isEqualTo(2 * MS);
    }
}
