package io.github.energyjunit.meter.cpu;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class JoinedClockTests {
    private static final long MS = 1_000_000;
    private static final long TICK = 10 * MS;

    @Test
    void is_as_fine_as_its_part_once_the_phase_of_the_ticks_is_known() {
        JoinedClock clock = new JoinedClock();
        Random random = new Random(1);
        long cpu = 0;
        for (int i = 0; i < 5_000; i++) {
            cpu += random.nextInt((int) TICK);
            clock.join(cpu, cpu / TICK * TICK);
        }

        for (int i = 0; i < 100; i++) {
            long before = clock.join(cpu, cpu / TICK * TICK);
            cpu += 3 * MS;
            assertThat(clock.join(cpu, cpu / TICK * TICK) - before).isBetween(3 * MS, 3 * MS + MS / 10);
        }
    }

    @Test
    void counts_what_the_part_does_not_see_no_later_than_a_tick() {
        JoinedClock clock = new JoinedClock();
        clock.join(0, 0);
        long part = 0;
        long rest = 0;
        long latest = 0;
        for (int i = 0; i < 1_000; i++) {
            part += 2 * MS;
            rest += MS;
            latest = clock.join(part, (part + rest) / TICK * TICK);
        }

        assertThat(latest).isBetween(part + rest - TICK, part + rest);
    }

    @Test
    void runs_on_with_its_part_when_the_whole_cannot_be_read() {
        JoinedClock clock = new JoinedClock();
        long before = clock.join(0, 100 * MS);

        assertThat(clock.join(7 * MS, -1) - before).isEqualTo(7 * MS);
    }

    @Test
    void never_steps_back_and_forgets_a_rest_that_was_far_too_high() {
        JoinedClock clock = new JoinedClock();
        clock.join(0, 0);
        long high = clock.join(0, 1_000 * MS);
        long after = clock.join(500 * MS, 1_000 * MS);
        long later = clock.join(500 * MS, 1_020 * MS);

        assertThat(after - high).isEqualTo(500 * MS);
        assertThat(later - after).isEqualTo(20 * MS);
    }
}
