package io.github.energyjunit.sampling;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIf;

class WorkedTimeTests {
    private static final long MS = 1_000_000;

    @Test
    void leaves_out_what_was_waited_for_a_processor_down_to_a_quarter() {
        assertThat(WorkedTime.worked(100, 0)).isEqualTo(100);
        assertThat(WorkedTime.worked(100, 30)).isEqualTo(70);
        assertThat(WorkedTime.worked(100, 90)).isEqualTo(25);
        // A thread's clock that stood still, ran backwards or belongs to another thread.
        assertThat(WorkedTime.worked(100, -5)).isEqualTo(100);
        assertThat(WorkedTime.worked(100, 1_000)).isEqualTo(25);
    }

    @Test
    @Timeout(60)
    void sleeping_is_a_tests_own_time() throws InterruptedException {
        assertThat(new WorkedTime(Duration.ofHours(1)).isOver()).isFalse();
        WorkedTime time = new WorkedTime(Duration.ofMillis(20));
        Thread.sleep(100);

        assertThat(time.nanos()).isGreaterThanOrEqualTo(25 * MS);
        assertThat(time.isOver()).isTrue();
    }

    @Test
    void an_interrupted_thread_stays_interrupted() {
        Thread.currentThread().interrupt();
        WorkedTime time = new WorkedTime(Duration.ZERO);
        assertThat(time.isOver()).isTrue();

        assertThat(Thread.interrupted()).isTrue();
    }

    static boolean isCounted() {
        // A thread that has just come to life has waited for its processor.
        return WorkedTime.waitedNanos() > 0;
    }

    @Test
    @Timeout(60)
    @EnabledIf("isCounted")
    void a_batch_has_its_time_beside_threads_that_take_the_processors() throws InterruptedException {
        AtomicBoolean enough = new AtomicBoolean();
        List<Thread> neighbours = new ArrayList<>();
        for (int i = 0; i < 2 * Runtime.getRuntime().availableProcessors(); i++) {
            Thread neighbour = new Thread(() -> {
                while (!enough.get()) {
                    Thread.onSpinWait();
                }
            });
            neighbour.setDaemon(true);
            neighbour.start();
            neighbours.add(neighbour);
        }
        try {
            long start = System.nanoTime();
            WorkedTime time = new WorkedTime(Duration.ofMillis(200));
            while (!time.isOver()) {
                Thread.onSpinWait();
            }
            long worked = time.nanos();
            long passed = System.nanoTime() - start;

            assertThat(passed).isGreaterThan(220 * MS);
            assertThat(worked).isBetween(200 * MS, passed);
        } finally {
            enough.set(true);
            for (Thread neighbour : neighbours) {
                neighbour.join();
            }
        }
    }
}
