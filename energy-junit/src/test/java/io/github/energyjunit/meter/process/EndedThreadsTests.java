package io.github.energyjunit.meter.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class EndedThreadsTests {
    private static final long MS = 1_000_000;
    private static final long MOST = 20 * MS;

    private final EndedThreads ended = new EndedThreads(MOST);

    private void watch(int looks, long nanos, long others) {
        for (int i = 0; i < looks; i++) {
            assertThat(ended.of(false, nanos, MS + others, MS)).isZero();
            assertThat(ended.doubtNanos()).isZero();
        }
    }

    @Test
    void have_all_that_nobody_explains_in_a_group_in_which_nobody_else_was_seen_to_work() {
        watch(10, 10 * MS, 0);

        assertThat(ended.of(true, 10 * MS, 7 * MS, 2 * MS)).isEqualTo(5 * MS);
        assertThat(ended.doubtNanos()).isZero();
    }

    @Test
    void leave_all_of_it_open_in_a_group_that_was_not_watched_yet() {
        assertThat(ended.of(true, 10 * MS, 7 * MS, 2 * MS)).isEqualTo(5 * MS);
        assertThat(ended.doubtNanos()).isEqualTo(5 * MS);
    }

    @Test
    void have_what_others_do_not_usually_use_and_leave_all_of_it_open() {
        watch(10, 10 * MS, MS);

        assertThat(ended.of(true, 10 * MS, 7 * MS, 2 * MS)).isEqualTo(4 * MS);
        assertThat(ended.doubtNanos()).isEqualTo(5 * MS);
    }

    @Test
    void leave_it_open_as_well_where_others_work_in_bursts() {
        watch(1, 10 * MS, 2 * MS);
        watch(150, 10 * MS, 0);

        assertThat(ended.of(true, 100_000, 7 * MS, 2 * MS)).isCloseTo(5 * MS, within(MS));
        assertThat(ended.doubtNanos()).isEqualTo(5 * MS);
    }

    @Test
    void leave_open_what_others_usually_use_even_where_nothing_is_unexplained() {
        watch(10, 10 * MS, MS);

        assertThat(ended.of(true, 10 * MS, 2 * MS, 2 * MS)).isZero();
        assertThat(ended.doubtNanos()).isEqualTo(MS);
    }

    @Test
    void are_never_more_in_doubt_than_the_coarse_clock_allows() {
        assertThat(ended.of(true, 1_000 * MS, 700 * MS, 2 * MS)).isEqualTo(698 * MS);
        assertThat(ended.doubtNanos()).isEqualTo(MOST);
    }

    @Test
    void are_in_doubt_where_there_is_no_clock_of_a_group() {
        assertThat(ended.of(false, 10 * MS, -1, MS)).isZero();
        assertThat(ended.doubtNanos()).isZero();

        assertThat(ended.of(true, 10 * MS, -1, MS)).isZero();
        assertThat(ended.doubtNanos()).isEqualTo(MOST);
    }

    @Test
    void forget_others_that_have_long_been_quiet() {
        watch(1, 10 * MS, 2 * MS);
        watch(2_000, 10 * MS, 0);

        assertThat(ended.of(true, 10 * MS, 7 * MS, 2 * MS)).isEqualTo(5 * MS);
        assertThat(ended.doubtNanos()).isZero();
    }
}
