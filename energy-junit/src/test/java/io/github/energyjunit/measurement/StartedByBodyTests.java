package io.github.energyjunit.measurement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.energyjunit.measurement.ledger.NodeKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ForkJoinPool;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Lets a body start threads that later run something else of the plan, as workers of a fork-join pool do. */
class StartedByBodyTests extends ScriptedPlan {

    private final List<OtherThread> all = new ArrayList<>();

    @BeforeEach
    void startPlan() {
        start("engine", null, NodeKind.OTHER, null);
    }

    @AfterEach
    void endThreads() {
        all.forEach(OtherThread::end);
    }

    /** Starts a thread of a fork-join pool, or another one. */
    private OtherThread startThread(boolean forks) {
        OtherThread thread = forks ? new OtherThread(new ForkJoinPool(1)) : new OtherThread();
        all.add(thread);
        times.threads.put(thread.id(), 0L);
        return thread;
    }

    private Window beginOne() {
        start("one", "engine", NodeKind.TEST, "A");
        return begin("one");
    }

    @Test
    void an_unmeasured_test_that_it_runs_later_is_not_the_bodys() {
        Window one = beginOne();
        OtherThread worker = startThread(true);
        use(worker.id(), 20 * MS);
        worker.run(() -> start("two", "engine", NodeKind.TEST, "B"));
        use(self, 30 * MS);
        use(worker.id(), 50 * MS);
        worker.run(() -> finish("two"));
        timeline.end(one);

        assertThat(one.cpuNanos / MS).isEqualTo(50);
        assertThat(one.sharedNanos).isZero();
        assertThat(one.isOverlapped()).isTrue();
    }

    @Test
    void neither_is_a_fixture_beside_two_bodies() {
        Window one = beginOne();
        OtherThread worker = startThread(true);
        OtherThread second = startThread(false);
        Window two = new Window(meter.newSnapshot(), meter.newSnapshot());
        second.run(() -> timeline.begin(two, Runner.current(), null));
        worker.run(() -> start("b", "engine", NodeKind.CLASS, "B"));
        use(self, 30 * MS);
        use(second.id(), 40 * MS);
        use(worker.id(), 50 * MS);
        timeline.end(one);
        second.run(() -> timeline.end(two));

        assertThat(one.cpuNanos / MS).isEqualTo(30);
        assertThat(two.cpuNanos / MS).isEqualTo(40);
        assertThat(one.sharedNanos + two.sharedNanos).isZero();
    }

    @Test
    void what_it_does_after_that_may_be_either() {
        Window one = beginOne();
        OtherThread worker = startThread(true);
        worker.run(() -> {
            start("two", "engine", NodeKind.TEST, "B");
            finish("two");
        });
        use(self, 30 * MS);
        use(worker.id(), 50 * MS);
        timeline.end(one);

        assertThat(one.cpuNanos / MS).isEqualTo(80);
        assertThat(one.sharedNanos / MS).isEqualTo(50);
    }

    @Test
    void threads_that_it_starts_for_another_test_are_not_the_bodys() {
        Window one = beginOne();
        OtherThread worker = startThread(false);
        worker.run(() -> {
            start("two", "engine", NodeKind.TEST, "B");
            startThread(false);
        });
        OtherThread grandchild = all.get(1);
        use(self, 30 * MS);
        use(worker.id(), 50 * MS);
        use(grandchild.id(), 50 * MS);
        timeline.end(one);

        // Which of both tests has started it is not known.
        assertThat(one.cpuNanos / MS).isEqualTo(55);
        assertThat(one.sharedNanos / MS).isEqualTo(25);
    }

    @Test
    void a_context_that_it_starts_for_the_body_is_the_bodys() {
        Window one = beginOne();
        OtherThread thread = startThread(false);
        thread.run(() -> start("context", null, NodeKind.CONTEXT, null));
        use(thread.id(), 50 * MS);
        thread.run(() -> finish("context"));
        use(thread.id(), 20 * MS);
        timeline.end(one);

        assertThat(one.cpuNanos / MS).isEqualTo(70);
        assertThat(one.isOverlapped()).isFalse();
        assertThat(cpuMillis(lines().get(0))).containsOnly(Map.entry("bodies", 70.0));
    }

    /** One thread runs bodies, and each may start a worker: that works for it, runs tests, and may do either between these. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 5, 8, 13, 21, 34, 55, 89})
    void whatever_such_threads_do_each_body_has_its_own_or_bounds_that_hold_it(long seed) {
        Random random = new Random(seed);
        AnyCourse first = new AnyCourse(self, null);
        List<AnyCourse> courses = new ArrayList<>(List.of(first));
        for (int step = 0; step < 600; step++) {
            AnyCourse next = courses.get(random.nextInt(courses.size()));
            String name = "t" + step;
            boolean measured = random.nextInt(3) > 0;
            next.run(() -> next.next(name, measured));
            if (first.window != null && courses.size() < 4) {
                AnyCourse started = new AnyCourse(startThread(true));
                started.bodyOf = first.window;
                courses.add(started);
            }
            for (AnyCourse course : courses) {
                long nanos = MS / 10 * random.nextInt(300);
                use(course.thread, nanos);
                boolean works = course.at == 0 && first.window != null && random.nextBoolean();
                boolean forBody = course.bodyOf != null && course.bodyOf == first.window;
                (works || forBody ? first : course).truth += nanos;
            }
        }
        for (AnyCourse course : courses) {
            while (course.at != 0) {
                course.run(() -> course.next("last", true));
            }
        }

        assertThat(courses).hasSize(4);
        assertThat(courses.stream().mapToInt(course -> course.bodies).sum()).isGreaterThan(60);
        assertThat(cpuMillis(lines().get(0)).values().stream()
                        .mapToDouble(Double::doubleValue)
                        .sum())
                .isCloseTo((double) times.process / MS, within(0.1));
    }

    private final class AnyCourse extends Course {
        private final @Nullable OtherThread worker;

        /** The body that has started its thread, for which it works until it begins something of the plan. */
        @Nullable
        Window bodyOf;

        AnyCourse(OtherThread worker) {
            this(worker.id(), worker);
        }

        AnyCourse(long thread, @Nullable OtherThread worker) {
            super(thread, "engine");
            this.worker = worker;
        }

        void run(Runnable step) {
            bodyOf = null;
            if (worker == null) {
                step.run();
            } else {
                worker.run(step);
            }
        }

        @Override
        void check(String test, Window body) {
            hold(test, body, truth);
        }
    }
}
