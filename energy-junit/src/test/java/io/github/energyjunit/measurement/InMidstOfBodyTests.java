package io.github.energyjunit.measurement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.energyjunit.measurement.ledger.NodeKind;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ForkJoinPool;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Lets a thread run other things of the plan in the midst of a body, as one of a fork-join pool does while it waits. */
class InMidstOfBodyTests extends ScriptedPlan {

    private final OtherThread worker = new OtherThread(new ForkJoinPool(1));

    @BeforeEach
    void startPlan() {
        times.threads.put(worker.id(), 0L);
        start("engine", null, NodeKind.OTHER, null);
    }

    @AfterEach
    void endThread() {
        worker.end();
    }

    private Window beginOne() {
        Window[] one = new Window[1];
        worker.run(() -> {
            start("a", "engine", NodeKind.CLASS, "A");
            start("one", "a", NodeKind.TEST, "A");
            one[0] = begin("one");
        });
        return one[0];
    }

    private void end(Window window) {
        worker.run(() -> timeline.end(window));
    }

    @Test
    void an_unmeasured_test_is_not_the_bodys() {
        Window one = beginOne();
        use(worker.id(), 20 * MS);
        worker.run(() -> start("two", "engine", NodeKind.TEST, "B"));
        use(worker.id(), 50 * MS);
        worker.run(() -> finish("two"));
        use(worker.id(), 10 * MS);
        end(one);

        assertThat(one.cpuNanos / MS).isEqualTo(30);
        assertThat(one.sharedNanos).isZero();
        assertThat(one.isOverlapped()).isTrue();
        assertThat(cpuMillis(lines().get(0))).containsOnly(Map.entry("bodies", 80.0));
    }

    @Test
    void the_fixtures_of_a_measured_test_are_not_the_bodys() {
        Window one = beginOne();
        Window[] two = new Window[1];
        worker.run(() -> start("b", "engine", NodeKind.CLASS, "B"));
        use(worker.id(), 50 * MS);
        worker.run(() -> start("two", "b", NodeKind.TEST, "B"));
        use(worker.id(), 40 * MS);
        worker.run(() -> two[0] = begin("two"));
        use(worker.id(), 30 * MS);
        worker.run(() -> timeline.end(two[0]));
        use(worker.id(), 20 * MS);
        worker.run(() -> finish("two"));
        worker.run(() -> finish("b"));
        use(worker.id(), 10 * MS);
        end(one);

        assertThat(one.cpuNanos / MS).isEqualTo(10);
        assertThat(two[0].cpuNanos / MS).isEqualTo(30);
        assertThat(one.isOverlapped()).isTrue();
        assertThat(cpuMillis(lines().get(0)))
                .containsOnly(
                        Map.entry("bodies", 40.0),
                        Map.entry("classSetUp", 50.0),
                        Map.entry("testSetUp", 40.0),
                        Map.entry("testTearDown", 20.0));
    }

    @Test
    void what_the_thread_does_while_tests_of_such_a_class_run_elsewhere_may_be_either() {
        Window one = beginOne();
        worker.run(() -> start("b", "engine", NodeKind.CLASS, "B"));
        start("two", "b", NodeKind.TEST, "B");
        timeline.see(false, (windows, now) -> {});
        use(self, 20 * MS);
        use(worker.id(), 30 * MS);
        finish("two");
        worker.run(() -> finish("b"));
        end(one);

        assertThat(one.cpuNanos - one.sharedNanos).isLessThan(MS);
        assertThat(one.cpuNanos + one.othersNanos).isGreaterThanOrEqualTo(30 * MS);
        assertThat(one.isOverlapped()).isTrue();
    }

    @Test
    void the_body_goes_on_after_a_body_that_no_test_of_the_plan_is_around() {
        Window one = beginOne();
        worker.run(() -> {
            Window inner = begin(null);
            use(worker.id(), 20 * MS);
            timeline.end(inner);
        });
        use(worker.id(), 30 * MS);
        end(one);

        assertThat(one.cpuNanos / MS).isEqualTo(30);
        assertThat(one.sharedNanos).isZero();
    }

    @Test
    void threads_that_such_a_test_starts_are_not_the_bodys() {
        Window one = beginOne();
        worker.run(() -> start("two", "engine", NodeKind.TEST, "B"));
        OtherThread[] started = new OtherThread[1];
        worker.run(() -> started[0] = new OtherThread());
        times.threads.put(started[0].id(), 0L);
        timeline.see(false, (windows, now) -> {});
        use(started[0].id(), 50 * MS);
        end(one);
        started[0].end();

        assertThat(one.cpuNanos - one.sharedNanos).isLessThan(MS);
    }

    /** What the worker is at: nothing that ends, something of the plan, or a body. */
    private record Frame(String id, @Nullable Window window, long[] truth) {}

    /** Things begin and end in the midst of each other, beside another thread that has tests and bodies of its own. */
    @ParameterizedTest
    @CsvSource({"1", "2", "3", "5", "8", "13", "21", "34", "55", "89"})
    void whatever_begins_in_its_midst_each_body_has_its_own_or_bounds_that_hold_it(long seed) {
        Random random = new Random(seed);
        Deque<Frame> frames = new ArrayDeque<>();
        int[] checked = new int[1];
        Course other = new Course(self, "engine") {
            @Override
            void check(String test, Window body) {
                checked[0]++;
                hold(test, body, truth);
            }
        };
        for (int step = 0; step < 600; step++) {
            String id = "w" + step;
            boolean grows = frames.size() < 2 || frames.size() < 8 && random.nextBoolean();
            Frame top = frames.peek();
            if (random.nextInt(4) == 0) {
                other.next("o" + step, random.nextInt(4) > 0);
            } else if (grows && top != null && top.window == null && random.nextBoolean()) {
                frames.push(new Frame(top.id, beginIn(top.id), new long[1]));
            } else if (grows) {
                NodeKind kind = random.nextInt(3) == 0 ? NodeKind.CLASS : NodeKind.TEST;
                worker.run(() -> start(id, "engine", kind, "B"));
                frames.push(new Frame(id, null, new long[1]));
            } else {
                checked[0] += end(frames.pop());
            }
            long byWorker = MS / 10 * random.nextInt(300);
            use(worker.id(), byWorker);
            if (frames.peek() != null) {
                frames.peek().truth[0] += byWorker;
            }
            long byOther = MS / 10 * random.nextInt(300);
            use(self, byOther);
            other.truth += byOther;
        }
        while (!frames.isEmpty()) {
            checked[0] += end(frames.pop());
        }
        while (other.at != 0) {
            other.next("last", true);
        }

        assertThat(checked[0]).isGreaterThan(60);
        assertThat(cpuMillis(lines().get(0)).values().stream()
                        .mapToDouble(Double::doubleValue)
                        .sum())
                .isCloseTo((double) times.process / MS, within(0.1));
    }

    private Window beginIn(String id) {
        Window[] window = new Window[1];
        worker.run(() -> window[0] = begin(id));
        return window[0];
    }

    private int end(Frame frame) {
        Window window = frame.window;
        if (window == null) {
            worker.run(() -> finish(frame.id));
            return 0;
        }
        end(window);
        hold(frame.id, window, frame.truth[0]);
        return 1;
    }
}
