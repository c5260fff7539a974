package io.github.energyjunit.meter.cpu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Lets processors be busy by chance, counts as a clock would, and looks how often the error is within what it says. */
class CountingTests {
    private static final long MS = 1_000_000;
    private static final int ROUNDS = 2_000;

    @ParameterizedTest
    @CsvSource({
        "4, 1000, 0.1, 0.1",
        "4, 1000, 0.5, 0.5",
        "4, 1000, 1.0, 0.3",
        "4, 200, 0.4, 0.9",
        "10, 1000, 0.5, 0.2",
        "10, 3000, 0.0, 0.7"
    })
    void holds_nineteen_of_twenty_readings_of_sampled_ticks(long tickMillis, long millis, double one, double other) {
        Random random = new Random(7);
        Counting counting = new Counting(tickMillis * MS, 1, true);
        int held = 0;
        for (int round = 0; round < ROUNDS; round++) {
            long ticks = 0;
            for (double load : new double[] {one, other}) {
                for (long at = random.nextInt((int) tickMillis); at < millis; at += tickMillis) {
                    ticks += random.nextDouble() < load ? tickMillis * MS : 0;
                }
            }
            double truth = (one + other) * millis * MS;
            held += Math.abs(ticks - truth) <= counting.errorNanos(ticks, 2.0 * millis * MS) ? 1 : 0;
        }

        assertThat((double) held / ROUNDS).isGreaterThanOrEqualTo(0.95);
    }

    @ParameterizedTest
    @CsvSource({"1", "3", "5"})
    void holds_nineteen_of_twenty_readings_that_are_rounded(int numbers) {
        Random random = new Random(11);
        Counting counting = new Counting(10 * MS, numbers, false);
        int held = 0;
        for (int round = 0; round < ROUNDS; round++) {
            long error = 0;
            for (int number = 0; number < numbers; number++) {
                long from = random.nextInt(1_000_000_000);
                long to = from + random.nextInt(1_000_000_000);
                error += to / (10 * MS) * 10 * MS - from / (10 * MS) * 10 * MS - (to - from);
            }
            held += Math.abs(error) <= counting.errorNanos(MS, 10 * MS) ? 1 : 0;
        }

        assertThat((double) held / ROUNDS).isGreaterThanOrEqualTo(0.945);
    }

    @Test
    void leaves_nothing_open_to_chance_where_all_processors_are_busy_or_idle() {
        Counting ticks = new Counting(4 * MS, 1, true);
        double rounding = new Counting(4 * MS, 1, false).errorNanos(1, 1);

        assertThat(ticks.errorNanos(2_000 * MS, 2_000 * MS)).isCloseTo(rounding, within(1.0));
        assertThat(ticks.errorNanos(0, 2_000 * MS)).isCloseTo(rounding, within(1.0));
        assertThat(ticks.errorNanos(1_000 * MS, 2_000 * MS)).isGreaterThan(80 * MS);
    }

    @Test
    void is_coarse_where_it_ticks_or_is_sampled() {
        assertThat(Counting.FINE.isCoarse()).isFalse();
        assertThat(new Counting(1_000, 1, false).isCoarse()).isFalse();
        assertThat(new Counting(10 * MS, 3, false).isCoarse()).isTrue();
        assertThat(new Counting(1_000, 1, true).isCoarse()).isTrue();
    }
}
