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
    void sees_the_step_of_a_coarse_clock(long step) {
        assertThat(ClockGrain.watch(() -> now.addAndGet(1_000) / step * step, now::get))
                .isEqualTo(step);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 100, 1_000, 100_000})
    void calls_any_finer_clock_fine(long step) {
        assertThat(ClockGrain.watch(() -> now.addAndGet(1_000) / step * step, now::get))
                .isOne();
    }

    @Test
    void believes_the_worst_of_a_clock_that_does_not_move_in_time() {
        assertThat(ClockGrain.watch(() -> 0, () -> now.addAndGet(1_000_000))).isEqualTo(15_625_000);
    }

    @Test
    void knows_nothing_of_a_clock_that_is_not_there() {
        assertThat(ClockGrain.watch(() -> -1, now::get)).isOne();
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void sees_that_threads_of_linux_are_fine() {
        assertThat(ClockGrain.ofThreads()).isOne();
    }
}
