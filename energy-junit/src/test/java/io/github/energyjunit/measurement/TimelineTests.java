package io.github.energyjunit.measurement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.energyjunit.meter.EnergySource;
import io.github.energyjunit.meter.Flag;
import io.github.energyjunit.meter.Meter;
import io.github.energyjunit.meter.Snapshot;
import io.github.energyjunit.meter.SourceInfo;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimelineTests extends ScriptedTimeline {

    @Test
    void gives_a_body_that_runs_alone_all_cpu_time_of_the_jvm() {
        Window window = begin(0);
        pass(100 * MS, 30 * MS, 50 * MS, 60 * MS);
        timeline.end(window);

        assertThat(window.microjoules(IDLE_WATTS)).isCloseTo(450_000, ROUNDING);
        assertThat(window.cpuNanos).isEqualTo(90 * MS);
        assertThat(window.busyNanos).isEqualTo(140 * MS);
        assertThat(window.overlapped).isFalse();
    }

    @Test
    void charges_a_body_with_no_less_than_its_own_thread_has_used_whatever_the_clock_of_the_process_says() {
        Runner runner = new Runner(Thread.currentThread().getId());
        times.threads.put(runner.threadId, 0L);
        Window window = new Window(meter.newSnapshot(), meter.newSnapshot());
        timeline.begin(window, runner, null);
        pass(10 * MS, 0, 0);
        times.threads.put(runner.threadId, 3 * MS);
        times.machine += 3 * MS;
        timeline.see(false, (inFlight, now) -> {});
        times.threads.put(runner.threadId, 5 * MS);
        times.process += 2 * MS;
        times.machine += 2 * MS;
        timeline.end(window);

        assertThat(window.cpuNanos).isEqualTo(5 * MS);
    }

    /** As in a pool that runs another test while the one before waits for its tasks. */
    @Test
    void charges_a_body_with_what_its_thread_does_only_while_no_other_body_runs_inside_it() {
        Runner runner = new Runner(0);
        times.threads.put(0L, 0L);
        Window outer = new Window(meter.newSnapshot(), meter.newSnapshot());
        Window inner = new Window(meter.newSnapshot(), meter.newSnapshot());
        timeline.begin(outer, runner, null);
        pass(10 * MS, 0, 0, 10 * MS);
        timeline.begin(inner, runner, null);
        pass(20 * MS, 0, 0, 20 * MS);
        timeline.end(inner);
        assertThat(runner.body()).isSameAs(outer);
        pass(30 * MS, 0, 0, 30 * MS);
        timeline.end(outer);

        assertThat(inner.cpuNanos).isEqualTo(20 * MS);
        assertThat(outer.cpuNanos).isEqualTo(40 * MS);
        assertThat(outer.overlapped && inner.overlapped).isTrue();
        assertThat(runner.body()).isNull();
    }

    @Test
    void reads_the_clock_of_the_calling_thread_once_as_it_comes_and_once_as_it_goes() {
        Runner runner = new Runner(Thread.currentThread().getId());
        times.threads.put(runner.threadId, 0L);
        times.tellsCaller = true;
        Window window = new Window(meter.newSnapshot(), meter.newSnapshot());
        times.asks = 0;

        timeline.begin(window, runner, null);
        assertThat(times.asks).isEqualTo(2);
        timeline.end(window);
        assertThat(times.asks).isEqualTo(4);
    }

    @Test
    void splits_by_threads_while_bodies_overlap_and_not_before_or_after() {
        Window one = begin(0);
        pass(100 * MS, 0, 0, 100 * MS);
        Window two = begin(1);
        pass(100 * MS, 0, 0, 100 * MS, 50 * MS);
        timeline.end(one);
        pass(100 * MS, 0, 0, 0, 80 * MS);
        timeline.end(two);

        assertThat(one.microjoules(IDLE_WATTS)).isCloseTo(1_000_000, ROUNDING);
        assertThat(two.microjoules(IDLE_WATTS)).isCloseTo(650_000, ROUNDING);
        assertThat(one.overlapped).isTrue();
        assertThat(two.overlapped).isTrue();
    }

    @Test
    void charges_a_sleeper_beside_a_burner_with_nothing() {
        Window sleeper = begin(0);
        Window burner = begin(1);
        pass(1_000 * MS, 100 * MS, 0, 0, 900 * MS);
        timeline.end(sleeper);
        timeline.end(burner);

        assertThat(sleeper.microjoules(IDLE_WATTS)).isCloseTo(0, ROUNDING);
        assertThat(burner.microjoules(IDLE_WATTS)).isCloseTo(5_000_000, ROUNDING);
    }

    @Test
    void charges_nothing_of_what_a_thread_did_between_two_bodies() {
        timeline.end(begin(0));
        pass(200 * MS, 0, 0, 200 * MS);
        Window later = begin(0);
        pass(10 * MS, 0, 0, 10 * MS);
        timeline.end(later);

        assertThat(later.cpuNanos).isEqualTo(10 * MS);
    }

    @Test
    void falls_back_to_one_slice_when_a_reading_fails_in_between() {
        Window one = begin(0);
        pass(100 * MS, 0, 0, 100 * MS);
        long energy = counters[0];
        counters[0] = EnergySource.NO_READING;
        timeline.end(begin(1));
        counters[0] = energy;
        pass(100 * MS, 0, 0, 100 * MS);
        timeline.end(one);

        assertThat(one.torn).isTrue();
        assertThat(one.cpuNanos).isEqualTo(200 * MS);
    }

    @ParameterizedTest
    @CsvSource({"1,0", "2,0", "4,0", "1,1", "2,1", "4,1", "16,1"})
    void conserves_energy_however_bodies_overlap(int threads, int othersRun) {
        Random random = new Random(threads + 100L * othersRun);
        Window[] open = new Window[threads];
        double attributed = 0;
        double expected = 0;
        double coveredJvm = 0;
        for (int step = 0; step < 2_000; step++) {
            int thread = random.nextInt(threads);
            if (open[thread] == null) {
                open[thread] = begin(thread);
            } else {
                timeline.end(open[thread]);
                attributed += open[thread].microjoules(IDLE_WATTS);
                open[thread] = null;
            }
            long[] used = new long[runners.size()];
            boolean measured = false;
            for (int i = 0; i < used.length; i++) {
                boolean isOpen = open[i] != null;
                measured |= isOpen;
                used[i] = isOpen ? random.nextInt(10) * MS : 0;
                coveredJvm += used[i];
            }
            long rest = measured ? random.nextInt(3) * MS : 0;
            coveredJvm += rest;
            pass(20 * MS, rest, othersRun * random.nextInt(10) * MS, used);
        }
        for (Window window : open) {
            if (window != null) {
                timeline.end(window);
                attributed += window.microjoules(IDLE_WATTS);
            }
        }
        expected = coveredJvm * JOULES_PER_CPU_SECOND / 1_000;
        assertThat(attributed).isCloseTo(expected, within(expected * 0.001));
    }

    @Test
    void survives_clocks_that_jump() {
        Window window = begin(0);
        pass(100 * MS, 0, 0, 100 * MS);
        times.process = -1;
        times.machine -= 3_000_000 * MS;
        times.threads.put(0L, 1L);
        timeline.end(begin(1));
        times.process = 5;
        times.machine = -1;
        now[0] -= 50 * MS;
        timeline.end(window);

        assertThat(window.microjoules(IDLE_WATTS)).isFinite();
        assertThat(window.cpuNanos).isGreaterThanOrEqualTo(0);
    }

    @Test
    void has_no_reading_from_a_source_that_throws() {
        EnergySource throwing = new EnergySource() {
            @Override
            public SourceInfo info() {
                return source.info();
            }

            @Override
            public void read(long[] microjoules) {
                throw new IllegalStateException("broken sensor");
            }

            @Override
            public void close() {}
        };
        try (Meter broken = new Meter(throwing)) {
            Snapshot start = broken.newSnapshot();
            broken.read(start);
            assertThat(broken.totalBetween(start, start)).isEqualTo(EnergySource.NO_READING);
            assertThat(broken.between(start, start).flags()).contains(Flag.NO_READING);
        }
    }
}
