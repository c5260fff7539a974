package io.github.energyjunit.measurement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.energyjunit.measurement.ledger.NodeKind;
import io.github.energyjunit.measurement.ledger.Waiting;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Lets a body run beside what nobody measures: the fixtures and the unmeasured tests of another thread. */
class BesideFixturesTests extends ScriptedPlan {
    private final OtherThread other = new OtherThread();

    @AfterEach
    void endOther() {
        other.end();
    }

    /** Lets both threads and the rest of the JVM use CPU time, in ms. */
    private void both(long mine, long others, long vm) {
        times.threads.merge(self, mine * MS, Long::sum);
        times.threads.merge(other.id(), others * MS, Long::sum);
        times.vm += vm * MS;
        pass(mine + others + vm, mine + others + vm, 0, 0);
    }

    private Window beginOne() {
        times.threads.put(other.id(), 0L);
        start("a", null, NodeKind.CLASS, "A");
        start("one", "a", NodeKind.TEST, "A");
        return begin("one");
    }

    private double joulesOf(Window window) {
        return window.grossMicrojoules / 1e6 - IDLE_WATTS * window.idleNanos / 1e9;
    }

    @Test
    void a_fixture_beside_a_body_is_not_the_bodys() {
        Window one = beginOne();
        both(10, 0, 0);
        other.run(() -> start("b", null, NodeKind.CLASS, "B"));
        both(30, 50, 0);
        timeline.end(one);

        assertThat(one.cpuNanos / MS).isEqualTo(40);
        assertThat(joulesOf(one)).isCloseTo(0.2, within(1e-6));
        assertThat(one.isOverlapped()).isTrue();
    }

    @Test
    void a_test_beside_it_that_nobody_measures_is_not_the_bodys() {
        Window one = beginOne();
        other.run(() -> start("two", "a", NodeKind.TEST, "A"));
        both(30, 50, 0);
        other.run(() -> finish("two"));
        both(10, 0, 0);
        timeline.end(one);

        assertThat(one.cpuNanos / MS).isEqualTo(40);
        assertThat(cpuMillis(lines().get(0))).containsOnly(Map.entry("bodies", 90.0));
    }

    @Test
    void what_was_there_before_the_body_is_not_the_bodys_either() {
        times.threads.put(other.id(), 0L);
        other.run(() -> start("b", null, NodeKind.CLASS, "B"));
        both(0, 70, 0);
        Window one = beginOne();
        both(20, 20, 0);
        timeline.end(one);

        assertThat(one.cpuNanos / MS).isEqualTo(20);
        assertThat(one.isOverlapped()).isTrue();
    }

    @Test
    void what_the_jvm_did_for_both_is_shared_in_proportion() {
        Window one = beginOne();
        other.run(() -> start("b", null, NodeKind.CLASS, "B"));
        both(30, 60, 9);
        timeline.end(one);

        assertThat(one.cpuNanos / MS).isEqualTo(33);
        assertThat(one.sharedNanos).isZero();
    }

    @Test
    void what_nobody_can_tell_is_shared_and_both_may_have_done_it() {
        times.threads.put(99L, 0L);
        Window one = beginOne();
        other.run(() -> start("b", null, NodeKind.CLASS, "B"));
        both(30, 60, 0);
        times.threads.merge(99L, 10 * MS, Long::sum);
        pass(10, 10, 0, 0);
        timeline.end(one);

        assertThat(one.cpuNanos / MS).isEqualTo(35);
        assertThat(one.sharedNanos / MS).isEqualTo(5);
        assertThat(one.othersNanos / MS).isEqualTo(5);
    }

    @Test
    void a_class_whose_thread_runs_a_body_of_another_one_has_nothing_of_it() {
        start("b", null, NodeKind.CLASS, "B");
        Window one = beginOne();
        both(30, 0, 0);
        timeline.end(one);

        assertThat(one.cpuNanos / MS).isEqualTo(30);
        assertThat(one.isOverlapped()).isFalse();
        assertThat(cpuMillis(lines().get(0))).containsOnly(Map.entry("bodies", 30.0));
    }

    @Test
    void a_body_that_the_plan_does_not_know_is_not_beside_its_own_test() {
        times.threads.put(other.id(), 0L);
        start("one", null, NodeKind.TEST, "A");
        Window window = begin("somebody else");
        both(30, 0, 0);
        timeline.end(window);

        assertThat(window.cpuNanos / MS).isEqualTo(30);
        assertThat(window.isOverlapped()).isFalse();
    }

    @Test
    void a_thread_that_has_ended_does_nothing_beside_a_body() {
        Window one = beginOne();
        other.run(() -> start("b", null, NodeKind.CLASS, "B"));
        times.threads.remove(other.id());
        timeline.see(false, (windows, now) -> {});
        one.besideNanos = 0;
        times.threads.merge(self, 30 * MS, Long::sum);
        pass(30, 30, 0, 0);
        timeline.end(one);

        assertThat(one.cpuNanos / MS).isEqualTo(30);
        assertThat(one.isOverlapped()).isFalse();
    }

    @Test
    void a_test_that_waits_for_an_isolated_one_neither_shares_nor_overlaps() {
        times.threads.put(99L, 0L);
        Window one = beginOne();
        other.run(() -> {
            start("two", "a", NodeKind.TEST, "A");
            Waiting.begin();
        });
        times.threads.merge(99L, 10 * MS, Long::sum);
        times.threads.merge(self, 20 * MS, Long::sum);
        pass(30, 30, 0, 0);
        timeline.end(one);
        other.run(Waiting::end);

        assertThat(one.cpuNanos / MS).isEqualTo(30);
        assertThat(one.sharedNanos).isZero();
        assertThat(one.isOverlapped()).isFalse();
    }

    /** Two threads that each go through set-up, body, tear-down, at any time of the other's. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 5, 8, 13, 21, 34, 55, 89})
    void each_body_has_what_its_thread_used_whatever_the_other_one_is_at(long seed) {
        Random random = new Random(seed);
        times.threads.put(other.id(), 0L);
        start("a", null, NodeKind.CLASS, "A");
        Course mine = new OwnCourse(self);
        Course others = new OwnCourse(other.id());
        for (int step = 0; step < 400; step++) {
            if (random.nextBoolean()) {
                mine.next("m" + step / 2, random.nextInt(4) > 0);
            } else {
                int number = step;
                boolean measured = random.nextInt(4) > 0;
                other.run(() -> others.next("o" + number / 2, measured));
            }
            long unit = random.nextBoolean() ? MS : MS / 10;
            long byMe = mine.at == 0 ? 0 : unit * random.nextInt(30);
            long byOther = others.at == 0 ? 0 : unit * random.nextInt(30);
            times.threads.merge(self, byMe, Long::sum);
            times.threads.merge(other.id(), byOther, Long::sum);
            times.process += byMe + byOther;
            times.machine += byMe + byOther;
            now[0] += unit * 40;
            mine.truth += byMe;
            others.truth += byOther;
        }
        assertThat(mine.bodies + others.bodies).isGreaterThan(50);
    }

    private final class OwnCourse extends Course {
        OwnCourse(long thread) {
            super(thread, "a");
        }

        @Override
        void check(String test, Window body) {
            // What is not reread for less than 50 µs may be another's.
            assertThat((double) body.cpuNanos).as(test).isCloseTo(truth, within(0.1 * MS));
        }
    }
}
