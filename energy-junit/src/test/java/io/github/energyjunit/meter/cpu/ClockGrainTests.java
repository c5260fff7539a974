package io.github.energyjunit.meter.cpu;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClockGrainTests {
    /** Reading a clock takes a microsecond in this world. */
    private final AtomicLong now = new AtomicLong(123_456_789);

    @ParameterizedTest
    @ValueSource(longs = {1_000_000, 4_000_000, 10_000_000, 15_625_000})
    void seesTheStepOfACoarseClock(long step) {
        assertThat(ClockGrain.watch(() -> now.addAndGet(1_000) / step * step, now::get))
                .isEqualTo(step);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 100, 1_000, 100_000})
    void callsAnyFinerClockFine(long step) {
        assertThat(ClockGrain.watch(() -> now.addAndGet(1_000) / step * step, now::get))
                .isOne();
    }

    @Test
    void believesTheWorstOfAClockThatDoesNotMoveInTime() {
        assertThat(ClockGrain.watch(() -> 0, () -> now.addAndGet(1_000_000))).isEqualTo(15_625_000);
    }

    @Test
    void knowsNothingOfAClockThatIsNotThere() {
        assertThat(ClockGrain.watch(() -> -1, now::get)).isOne();
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void seesThatThreadsOfLinuxAreFine() {
        assertThat(ClockGrain.ofThreads()).isOne();
    }
}
