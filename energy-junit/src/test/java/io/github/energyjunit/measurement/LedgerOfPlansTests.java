package io.github.energyjunit.measurement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.energyjunit.measurement.ledger.Ledger;
import io.github.energyjunit.measurement.ledger.NodeKind;
import io.github.energyjunit.meter.EnergySource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Lets test plans run on scripted clocks: each part of them has the joules that it burnt. */
class LedgerOfPlansTests extends ScriptedPlan {

    @Test
    void each_part_of_a_plan_pays_for_its_own_cpu_time() {
        pass(100, 4, 0, 0, 1);
        start("engine", null, NodeKind.OTHER, null);
        start("class", "engine", NodeKind.CLASS, "A");
        pass(300, 200, 40, 0, 30);
        start("test", "class", NodeKind.TEST, "A");
        pass(100, 60, 0, 0, 0);
        Window window = begin("test");
        pass(200, 100, 50, 30, 10);
        timeline.end(window);
        pass(100, 20, 0, 0, 40);
        finish("test");
        pass(100, 70, 0, 0, 0);
        finish("class");
        pass(100, 10, 0, 0, 0);
        finish("engine");

        JsonNode line = lines().get(0);

        assertThat(cpuMillis(line))
                .containsOnly(
                        Map.entry("framework", 14.0),
                        Map.entry("classSetUp", 200.0),
                        Map.entry("testSetUp", 60.0),
                        Map.entry("bodies", 150.0),
                        Map.entry("testTearDown", 20.0),
                        Map.entry("classTearDown", 70.0),
                        Map.entry("jvm", 40.0),
                        Map.entry("children", 30.0));
        joules(line)
                .forEach((what, joules) -> assertThat(joules)
                        .as(what)
                        .isCloseTo(cpuMillis(line).get(what) * JOULES_PER_CPU_SECOND / 1_000, within(1e-4)));
        assertThat(line.get("totalMicrojoules").asDouble()).isCloseTo(fedMicrojoules, within(10.0));
        assertThat(line.get("busyNanos").asLong()).isEqualTo((14 + 200 + 60 + 150 + 20 + 70 + 40 + 30 + 81) * MS);
    }

    @Test
    void a_container_is_known_however_short_it_lived_since_its_clock_is_the_tests() {
        times.containers = 40 * MS;
        pass(100, 4, 0, 0, 60);

        assertThat(lines().get(0).get("containers").toString())
                .isEqualTo("[{\"id\":\"c\",\"fromNanos\":0,\"toNanos\":40000000}]");
    }

    @Test
    void what_comes_between_two_tests_is_the_frameworks_and_not_the_tear_down() {
        start("class", null, NodeKind.CLASS, "A");
        start("one", "class", NodeKind.TEST, "A");
        timeline.end(begin("one"));
        finish("one");
        pass(10, 8, 0, 0, 0);
        start("two", "class", NodeKind.TEST, "A");
        timeline.end(begin("two"));
        finish("two");
        pass(10, 5, 0, 0, 0);
        finish("class");

        assertThat(cpuMillis(lines().get(0)))
                .containsOnly(Map.entry("framework", 8.0), Map.entry("classTearDown", 5.0));
    }

    @Test
    void a_test_that_is_not_measured_is_all_body() {
        start("class", null, NodeKind.CLASS, "A");
        start("test", "class", NodeKind.TEST, "A");
        pass(10, 8, 0, 0, 0);
        finish("test");
        finish("class");

        assertThat(cpuMillis(lines().get(0))).containsOnly(Map.entry("bodies", 8.0));
    }

    @Test
    void classes_have_lines_of_their_own_which_tell_nothing_twice() {
        start("class", null, NodeKind.CLASS, "A");
        pass(10, 7, 0, 0, 0);
        start("test", "class", NodeKind.TEST, null);
        pass(10, 2, 0, 0, 0);
        Window window = begin("test");
        pass(10, 3, 0, 0, 0);
        timeline.end(window);
        finish("test");
        finish("class");

        List<JsonNode> lines = lines();
        List<JsonNode> later = lines();

        assertThat(lines).hasSize(2);
        assertThat(lines.get(1).get("className").asText()).isEqualTo("A");
        assertThat(cpuMillis(lines.get(1)))
                .containsOnly(Map.entry("classSetUp", 7.0), Map.entry("testSetUp", 2.0), Map.entry("bodies", 3.0));
        assertThat(later)
                .singleElement()
                .extracting(LedgerOfPlansTests::cpuMillis)
                .isEqualTo(cpuMillis(lines.get(0)));
    }

    @Test
    void a_fixture_beside_a_body_has_what_its_thread_used_and_the_body_the_rest() throws InterruptedException {
        start("a", null, NodeKind.CLASS, "A");
        start("test", "a", NodeKind.TEST, "A");
        Window window = begin("test");
        long[] other = new long[1];
        Thread beside = new Thread(() -> {
            other[0] = Thread.currentThread().getId();
            times.threads.put(other[0], 0L);
            start("b", null, NodeKind.CLASS, "B");
        });
        beside.start();
        beside.join();
        times.threads.merge(self, 30 * MS, Long::sum);
        times.threads.merge(other[0], 12 * MS, Long::sum);
        pass(40, 45, 0, 0);
        timeline.end(window);

        assertThat(cpuMillis(lines().get(0))).containsOnly(Map.entry("classSetUp", 12.0), Map.entry("bodies", 33.0));
    }

    @Test
    void a_counter_that_ticks_seldom_is_shared_by_all_that_went_on_since_its_last_tick() {
        start("class", null, NodeKind.CLASS, "A");
        long before = source.raw[0];
        pass(100, 30, 0, 0, 0);
        long ticked = source.raw[0];
        source.raw[0] = before;
        start("test", "class", NodeKind.TEST, "A");
        source.raw[0] = ticked;
        pass(100, 10, 0, 0, 0);
        timeline.end(begin("test"));

        assertThat(joules(lines().get(0)).get("classSetUp")).isCloseTo(0.15, within(1e-4));
        assertThat(joules(lines().get(0)).get("testSetUp")).isCloseTo(0.05, within(1e-4));
    }

    @Test
    void a_counter_that_begins_anew_is_lost_time_and_no_energy() {
        pass(100, 10, 0, 0, 0);
        start("class", null, NodeKind.CLASS, "A");
        source.raw[0] = EnergySource.NO_READING;
        start("test", "class", NodeKind.TEST, "A");
        now[0] += 50 * MS;
        source.raw[0] = 5;
        timeline.end(begin("test"));
        pass(100, 10, 0, 0, 0);
        finish("test");

        JsonNode line = lines().get(0);

        assertThat(line.get("lostNanos").asLong() + line.get("durationNanos").asLong())
                .isEqualTo(250 * MS);
        assertThat(line.get("totalMicrojoules").asLong()).isBetween(2_000_000L, 2_200_000L);
    }

    @Test
    void what_measuring_does_in_a_thread_of_its_own_is_no_fixtures() {
        start("class", null, NodeKind.CLASS, "A");
        timeline.look(ledger -> ledger.add(6.0 * MS));
        pass(40, 30, 0, 0, 0);
        start("test", "class", NodeKind.TEST, "A");

        assertThat(cpuMillis(lines().get(0))).containsOnly(Map.entry("classSetUp", 24.0), Map.entry("framework", 6.0));
    }

    @Test
    void what_measuring_does_while_a_body_runs_is_taken_from_what_comes_next() {
        start("class", null, NodeKind.CLASS, "A");
        start("test", "class", NodeKind.TEST, "A");
        Window window = begin("test");
        timeline.look(ledger -> ledger.add(6.0 * MS));
        pass(40, 30, 0, 0, 0);
        timeline.end(window);
        pass(40, 10, 0, 0, 0);
        finish("test");
        finish("class");

        assertThat(cpuMillis(lines().get(0)))
                .containsOnly(Map.entry("bodies", 30.0), Map.entry("testTearDown", 4.0), Map.entry("framework", 6.0));
    }

    @Test
    void a_fixture_beside_a_body_pays_no_more_for_the_jvms_own_threads_than_the_body() throws InterruptedException {
        long[] other = new long[1];
        Thread beside = new Thread(() -> {
            other[0] = Thread.currentThread().getId();
            times.threads.put(other[0], 0L);
            start("b", null, NodeKind.CLASS, "B");
        });
        start("a", null, NodeKind.CLASS, "A");
        start("test", "a", NodeKind.TEST, "A");
        Window window = begin("test");
        beside.start();
        beside.join();
        // The first time nobody knows how much they do.
        for (int i = 0; i < 200; i++) {
            times.threads.merge(self, 30 * MS, Long::sum);
            times.threads.merge(other[0], 30 * MS, Long::sum);
            times.vm += 20 * MS;
            pass(100, 80, 0, 0);
            timeline.look(Ledger::lookAtVm);
            timeline.change(ledger -> {});
        }
        timeline.end(window);

        Map<String, Double> cpu = cpuMillis(lines().get(0));
        assertThat(cpu.get("classSetUp")).isCloseTo(200 * 30.0, within(60.0));
        // Its own time, and as much of theirs.
        assertThat(cpu.get("bodies")).isCloseTo(200 * 40.0, within(60.0));
    }
}
