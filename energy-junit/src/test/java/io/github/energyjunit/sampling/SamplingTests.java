package io.github.energyjunit.sampling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SamplingTests {
    private static final long MS = 1_000_000;
    private static final Limits LIMITS = new Limits(Duration.ofMillis(250), 2, 5, 30, Duration.ofSeconds(60));

    private long now;

    private Sampling.Reason add(Sampling sampling, double microjoules) {
        now += 250 * MS;
        return sampling.add(Math.round(microjoules), sampling.operations(), 250 * MS, now);
    }

    @Test
    void stops_after_the_first_block_when_samples_hardly_differ() {
        Sampling sampling = new Sampling(LIMITS);
        for (int i = 0; i < 6; i++) {
            assertThat(add(sampling, 1_000_000 + i % 2)).isNull();
        }

        assertThat(add(sampling, 1_000_000)).isEqualTo(Sampling.Reason.PRECISE);
        assertThat(sampling.goesOn()).isFalse();
    }

    @Test
    void fills_a_batch_with_as_many_invocations_as_its_time_takes() {
        Sampling sampling = new Sampling(LIMITS);
        sampling.add(1_000, 100, 100 * MS, 100 * MS);
        assertThat(sampling.operations()).isEqualTo(250);
        sampling.add(1_000, 250, 125 * MS, 225 * MS);
        assertThat(sampling.operations()).isEqualTo(500);
        sampling.add(1_000, 1, 900 * MS, 1_125 * MS);
        assertThat(sampling.operations()).isEqualTo(1);
    }

    @Test
    void goes_on_to_the_last_sample_where_some_have_no_reading() {
        Sampling sampling = new Sampling(LIMITS);
        int batches = 0;
        while (sampling.goesOn()) {
            add(sampling, batches++ % 4 == 3 ? -1 : 1_000_000);
        }

        assertThat(batches).isEqualTo(32);
    }

    @Test
    void refuses_to_go_without_warm_up() {
        assertThatThrownBy(() -> new Limits(Duration.ofMillis(250), 0, 5, 30, Duration.ofSeconds(60)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void knows_students_quantiles() {
        assertThat(Precision.quantile(2)).isCloseTo(4.303, within(0.1));
        assertThat(Precision.quantile(4)).isCloseTo(2.776, within(0.003));
        assertThat(Precision.quantile(9)).isCloseTo(2.262, within(0.001));
        assertThat(Precision.quantile(29)).isCloseTo(2.045, within(0.001));
        assertThat(Precision.halfWidth(List.of(1.0, 1.0))).isInfinite();
    }

    /** The whole simulation, of 4,000 runs for each spread, is in the benchmarks; its figures are in docs/accuracy.md. */
    @ParameterizedTest
    @CsvSource({"0.01, 5, 6", "0.03, 11, 15", "0.05, 24, 28", "0.10, 29, 30"})
    void takes_as_many_samples_as_the_spread_demands_and_covers_the_truth(double spread, double least, double most) {
        Random random = new Random(20261123);
        int runs = 1_000;
        int covered = 0;
        long taken = 0;
        for (int run = 0; run < runs; run++) {
            Sampling sampling = new Sampling(LIMITS);
            now = 0;
            while (sampling.goesOn()) {
                add(sampling, 1e9 * Math.exp(spread * random.nextGaussian()));
            }
            taken += sampling.samples().size();
            double mean = sampling.samples().stream()
                    .mapToDouble(sample -> Math.log(sample * sampling.operations() / 1e9))
                    .average()
                    .orElseThrow();
            covered += Math.abs(mean) <= Precision.halfWidth(sampling.samples()) ? 1 : 0;
        }

        assertThat((double) taken / runs).isBetween(least, most);
        assertThat((double) covered / runs).isGreaterThanOrEqualTo(0.90);
    }
}
