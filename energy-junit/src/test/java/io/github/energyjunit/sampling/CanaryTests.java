package io.github.energyjunit.sampling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class CanaryTests {
    private final Canary canary = new Canary();
    private int runs;

    private void runCanary(long... microjoules) {
        List<Long> left = new ArrayList<>();
        for (long one : microjoules) {
            left.add(one);
        }
        canary.run(work -> {
            work.run();
            runs++;
            return left.remove(0);
        });
    }

    @Test
    void tells_spread_and_drift_apart() {
        runCanary(980, 1000, 1000, 1000, 1020);
        assertThat(canary.steadiness()).isNull();
        runCanary(1080, 1100, 1100, 1100, 1120);

        assertThat(runs).isEqualTo(10);
        assertThat(canary.steadiness()).isNotNull().satisfies(steady -> {
            assertThat(steady.cv()).isZero();
            assertThat(steady.drift()).isCloseTo(0.1, within(1e-9));
            assertThat(steady.levelMicrojoules()).isPositive();
        });
    }

    @Test
    void shows_a_spread_that_most_of_the_work_has() {
        runCanary(900, 950, 1000, 1050, 1100);
        runCanary(900, 950, 1000, 1050, 1100);

        assertThat(canary.steadiness()).isNotNull().satisfies(steady -> {
            assertThat(steady.cv()).isCloseTo(1.4826 * 0.05, within(1e-9));
            assertThat(steady.drift()).isZero();
        });
    }

    @Test
    void says_nothing_where_a_reading_is_missing() {
        runCanary(1000, 1000, 1000, 1000, 1000);
        runCanary(1000, -1, 1000, 1000, 1000);

        assertThat(canary.steadiness()).isNull();
    }
}
