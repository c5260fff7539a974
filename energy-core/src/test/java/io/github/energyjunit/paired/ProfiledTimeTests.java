package io.github.energyjunit.paired;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.energyjunit.units.Joules;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** When a profiled test has run for long enough. */
class ProfiledTimeTests {
    private static final String TEST = "it.T#a()";
    private static final Duration ENOUGH = Duration.ofSeconds(10);
    private static final Duration LONGEST = Duration.ofSeconds(30);

    private long now;
    private final ProfiledTime time = new ProfiledTime(TEST, ENOUGH, LONGEST, () -> now);

    @Test
    void the_time_of_bodies_fills_it_and_not_what_runs_around_them() {
        run(9, Duration.ofSeconds(1), Duration.ofSeconds(2));

        assertThat(time.wantsMore()).isTrue();
        run(1, Duration.ofSeconds(1), Duration.ofSeconds(2));
        assertThat(time.wantsMore()).isFalse();
        assertThat(time).hasToString("10 runs of 10000 ms in all");
    }

    @Test
    void bodies_of_microseconds_end_with_the_longest_time() {
        run(29, Duration.ofNanos(150_000), Duration.ofSeconds(1));

        assertThat(time.wantsMore()).isTrue();
        run(1, Duration.ofNanos(150_000), Duration.ofSeconds(1));
        assertThat(time.wantsMore()).isFalse();
    }

    @Test
    void bodies_are_not_counted_beyond_what_files_should_hold() {
        time.add(ran(RunOutcome.End.SUCCESSFUL, 20_000, Duration.ofMillis(1)));

        assertThat(time.wantsMore()).isFalse();
    }

    @Test
    void other_tests_of_the_same_unit_do_not_fill_it() {
        time.add(new RunOutcome(
                RunOutcome.End.SUCCESSFUL, "", ENOUGH, Map.of("it.T#a()[2]", reading(1, ENOUGH.multipliedBy(2)))));

        assertThat(time.wantsMore()).isTrue();
    }

    @Test
    void a_test_that_fails_ends_it() {
        time.add(ran(RunOutcome.End.FAILED, 1, Duration.ofMillis(1)));

        assertThat(time.wantsMore()).isFalse();
    }

    @Test
    void short_tests_are_looked_at_ten_times_as_often_for_a_tenth_of_the_time() {
        assertThat(SamplingRate.USUAL.asMuchAs(ENOUGH)).isEqualTo(ENOUGH);
        assertThat(SamplingRate.DENSE.asMuchAs(ENOUGH)).isEqualTo(Duration.ofSeconds(1));
    }

    private void run(int times, Duration body, Duration wall) {
        for (int i = 0; i < times; i++) {
            now += wall.toNanos();
            time.add(ran(RunOutcome.End.SUCCESSFUL, 1, body));
        }
    }

    private static RunOutcome ran(RunOutcome.End end, long operations, Duration body) {
        return new RunOutcome(end, "", body, Map.of(TEST, reading(operations, body)));
    }

    private static Reading reading(long operations, Duration body) {
        return new Reading(Joules.ofMicrojoules(1), operations, 0, body.toNanos(), false, Set.of(), true);
    }
}
