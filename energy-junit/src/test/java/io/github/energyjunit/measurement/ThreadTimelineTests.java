package io.github.energyjunit.measurement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.energyjunit.meter.idle.IdleEstimate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which threads are a body's, and who pays for what a thread used of which nobody knows whose it is. */
class ThreadTimelineTests extends ScriptedTimeline {

    @Test
    void counts_threads_that_a_body_has_started() {
        Window one = begin(0);
        Window two = begin(1);
        begin(2);
        one.started.add(2);
        pass(100 * MS, 0, 0, 0, 30 * MS, 60 * MS);
        timeline.end(one);
        timeline.end(two);

        assertThat(one.cpuNanos).isEqualTo(60 * MS);
        assertThat(two.cpuNanos).isEqualTo(30 * MS);
    }

    @Test
    void gives_what_a_thread_that_ended_used_last_to_the_body_that_started_it_where_no_other_thread_has_ended() {
        Window one = begin(0);
        Window two = begin(1);
        one.started.add(99);
        pass(100 * MS, 0, 0, 0, 20 * MS);
        unasked(80 * MS, 1);
        timeline.end(one);
        timeline.end(two);

        assertThat(one.cpuNanos).isEqualTo(80 * MS);
        assertThat(one.sharedNanos).isZero();
        assertThat(two.cpuNanos).isEqualTo(20 * MS);
    }

    @Test
    void shares_what_threads_have_used_that_ended_unasked_and_were_not_all_of_one_body() {
        Window one = begin(0);
        Window two = begin(1);
        one.started.add(99);
        pass(100 * MS, 0, 0, 0, 20 * MS);
        unasked(80 * MS, 2);
        timeline.end(one);
        timeline.end(two);

        assertThat(one.cpuNanos).isEqualTo(40 * MS);
        assertThat(two.cpuNanos).isEqualTo(60 * MS);
        assertThat(one.sharedNanos).isEqualTo(40 * MS);
        assertThat(two.othersNanos).isEqualTo(40 * MS);
    }

    @Test
    void shares_evenly_what_an_older_pool_does_and_never_charges_a_sleeper_with_a_burners_joules_for_certain() {
        times.threads.put(7L, 500 * MS);
        Window sleeper = begin(0);
        Window burner = begin(1);
        sleeper.started.add(99);
        times.threads.merge(7L, 600 * MS, Long::sum);
        times.process += 600 * MS;
        times.ended++;
        times.machine += 600 * MS;
        now[0] += 700 * MS;
        counters[0] += Math.round((IDLE_WATTS * 700 * MS + JOULES_PER_CPU_SECOND * 600 * MS) / 1_000);
        timeline.end(burner);
        timeline.end(sleeper);

        long total = meter.totalBetween(sleeper.startEnergy, sleeper.endEnergy);
        for (Window window : List.of(sleeper, burner)) {
            assertThat(window.microjoules(IDLE_WATTS)).isCloseTo(1_500_000, ROUNDING);
            IdleEstimate idle = IdleEstimate.exactly(IDLE_WATTS, IdleEstimate.GIVEN);
            Bounds bounds = Bounds.of(
                    window, total, idle, Attribution.of(total, window.grossMicrojoules, window.idleNanos, idle));
            assertThat(bounds.lowMicrojoules()).isLessThan(20);
            assertThat((double) bounds.highMicrojoules()).isCloseTo(3_000_000, within(20.0));
        }
    }

    /** Lets threads that nobody had asked use time, and end. */
    private void unasked(long nanos, int ended) {
        times.process += nanos;
        times.machine += nanos;
        times.ended += ended;
        counters[0] += Math.round(JOULES_PER_CPU_SECOND * nanos / 1_000);
    }

    @Test
    void forgets_virtual_threads_and_those_that_ended() {
        Window one = begin(0);
        begin(1);
        for (int round = 0; round < 10; round++) {
            for (int i = 0; i < 10_000 && !one.started.isFull(); i++) {
                one.started.add(1_000_000L + i);
            }
            assertThat(one.started.isFull()).isTrue();
            timeline.end(begin(2));
            assertThat(one.started.isFull()).as("after two looks").isFalse();
        }
    }

    @Test
    void asks_the_caller_alone_for_a_body_that_is_alone_however_many_threads_it_starts() {
        Window window = begin(0);
        for (int i = 0; i < 100; i++) {
            window.started.add(i);
            times.threads.put((long) i, MS);
        }
        times.asks = 0;
        timeline.end(window);

        assertThat(times.asks).isLessThan(5);
    }

    @Test
    void knows_the_threads_that_a_body_starts_and_those_that_they_start() throws InterruptedException {
        Window window = new Window(meter.newSnapshot(), meter.newSnapshot());
        timeline.begin(window, Runner.current(), null);
        long[] ids = new long[2];
        Thread child = new Thread(() -> {
            Thread grandchild = new Thread(() -> {});
            ids[1] = grandchild.getId();
        });
        ids[0] = child.getId();
        child.start();
        child.join();
        for (long id : ids) {
            times.threads.put(id, 0L);
        }
        Window beside = begin(0);
        for (long id : ids) {
            times.threads.put(id, 7 * MS);
        }
        timeline.end(beside);
        timeline.end(window);
        Thread later = new Thread(() -> {});
        times.threads.put(later.getId(), 1_000 * MS);

        assertThat(window.sliceNanos).isEqualTo(14 * MS);
        assertThat(window.started.advance(times)).isZero();
    }
}
