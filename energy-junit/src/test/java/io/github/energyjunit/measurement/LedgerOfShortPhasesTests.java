package io.github.energyjunit.measurement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.energyjunit.measurement.ledger.NodeKind;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What goes on for less than half a millisecond is told apart by the CPU time of its thread, without a reading. */
class LedgerOfShortPhasesTests extends ScriptedPlan {
    private static final long US = 1_000;

    /** Lets the calling thread and the rest of the JVM use CPU time, in µs. */
    private void passShort(long thread, long rest) {
        times.threads.merge(self, thread * US, Long::sum);
        times.process += (thread + rest) * US;
        times.machine += (thread + rest) * US;
        now[0] += (thread + rest) * US;
        source.raw[0] += Math.round((thread + rest) * (IDLE_WATTS + JOULES_PER_CPU_SECOND));
    }

    private void startOne() {
        start("class", null, NodeKind.CLASS, "A");
        start("one", "class", NodeKind.TEST, "A");
        timeline.end(begin("one"));
    }

    @Test
    void each_has_its_own_time() {
        startOne();
        passShort(20, 0);
        finish("one");
        passShort(30, 0);
        start("two", "class", NodeKind.TEST, "A");
        passShort(10, 0);
        timeline.end(begin("two"));

        assertThat(cpuMillis(lines().get(0)))
                .containsOnly(
                        Map.entry("testTearDown", 0.02), Map.entry("framework", 0.03), Map.entry("testSetUp", 0.01));
    }

    @Test
    void what_the_rest_of_the_jvm_did_beside_them_is_shared_in_proportion() {
        startOne();
        passShort(20, 20);
        finish("one");
        passShort(30, 0);
        start("two", "class", NodeKind.TEST, "A");
        passShort(10, 40);
        timeline.end(begin("two"));

        assertThat(cpuMillis(lines().get(0)))
                .containsOnly(
                        Map.entry("testTearDown", 0.04), Map.entry("framework", 0.06), Map.entry("testSetUp", 0.02));
    }

    @Test
    void no_clock_but_the_threads_is_read_between_two_tests() {
        startOne();
        int asks = times.asks;
        int reads = source.reads;
        passShort(100, 0);
        finish("one");
        passShort(100, 0);
        start("two", "class", NodeKind.TEST, "A");

        assertThat(times.asks - asks).isEqualTo(2);
        assertThat(source.reads).isEqualTo(reads);
    }

    @Test
    void what_took_longer_is_read() {
        startOne();
        int reads = source.reads;
        passShort(600, 0);
        finish("one");

        assertThat(source.reads).isGreaterThan(reads);
    }

    @Test
    void a_slice_that_another_thread_ends_keeps_its_parts_and_gives_the_rest_to_what_came_last()
            throws InterruptedException {
        startOne();
        passShort(20, 0);
        finish("one");
        passShort(30, 0);
        start("two", "class", NodeKind.TEST, "A");
        passShort(10, 5);
        Thread other = new Thread(() -> timeline.settle(ledger -> {}));
        other.start();
        other.join();
        timeline.end(begin("two"));

        Map<String, Double> cpu = cpuMillis(lines().get(0));
        assertThat(cpu.get("testTearDown")).isCloseTo(0.02, within(1e-9));
        assertThat(cpu.get("framework")).isCloseTo(0.03, within(1e-9));
        assertThat(cpu.get("testSetUp")).isCloseTo(0.015, within(1e-9));
    }

    @Test
    void a_clock_of_the_process_that_tells_less_than_the_threads_does_makes_nothing_of_nothing() {
        startOne();
        times.threads.merge(self, 50 * US, Long::sum);
        finish("one");
        times.threads.merge(self, 50 * US, Long::sum);
        start("two", "class", NodeKind.TEST, "A");
        timeline.end(begin("two"));

        assertThat(cpuMillis(lines().get(0)).values()).allMatch(millis -> millis == 0);
    }
}
