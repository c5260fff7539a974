package io.github.energyjunit.meter.cpu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RestRateTests {
    private static final long MS = 1_000_000;

    @ParameterizedTest
    @ValueSource(longs = {4 * MS, 10 * MS})
    void gives_short_intervals_on_average_the_share_that_they_would_have_of_a_fine_clock(long tick) {
        RestRate rate = new RestRate();
        Random random = new Random(1);
        long now = 0;
        long part = 0;
        long rest = 0;
        double shares = 0;
        int counted = 0;
        for (int i = 0; i < 20_000; i++) {
            now += 5 * MS;
            part += 3 * MS + random.nextInt((int) MS);
            rest += 2 * MS + random.nextInt((int) MS);
            long others = rate.advance(now, part, (part + rest) / tick * tick);
            if (now > 3_000 * MS) {
                shares += 3.5 / (3.5 + (double) others / MS);
                counted++;
            }
        }

        assertThat(shares / counted).isCloseTo(3.5 / 6, within(0.006));
    }

    @ParameterizedTest
    @ValueSource(longs = {4 * MS, 10 * MS})
    void adds_up_to_what_others_have_used(long tick) {
        RestRate rate = new RestRate();
        Random random = new Random(2);
        long now = 0;
        long part = 0;
        long rest = 0;
        long sum = 0;
        for (int i = 0; i < 20_000; i++) {
            now += random.nextInt(1 + (int) (20 * MS));
            part += random.nextInt((int) (10 * MS));
            // Bursts of two seconds.
            rest += now / (2_000 * MS) % 2 * random.nextInt((int) (10 * MS));
            sum += rate.advance(now, part, (part + rest) / tick * tick);
        }

        assertThat((double) sum / rest).isCloseTo(1, within(0.02));
    }

    @ParameterizedTest
    @ValueSource(longs = {4 * MS, 10 * MS})
    void sees_nobody_where_there_is_nobody(long tick) {
        RestRate rate = new RestRate();
        Random random = new Random(3);
        long now = 0;
        long part = 0;
        long sum = 0;
        for (int i = 0; i < 20_000; i++) {
            long used = random.nextInt((int) (10 * MS));
            now += used;
            part += used;
            sum += rate.advance(now, part, part / tick * tick);
        }

        assertThat((double) sum / part).isLessThan(0.005);
    }
}
