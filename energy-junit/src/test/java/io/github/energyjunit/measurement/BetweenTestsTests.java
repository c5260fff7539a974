package io.github.energyjunit.measurement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.energyjunit.measurement.ledger.NodeKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ForkJoinPool;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Lets a body run while threads that run tests as well are between two of them. */
class BetweenTestsTests extends ScriptedPlan {

    private final OtherThread plain = new OtherThread();
    private final OtherThread forks = new OtherThread(new ForkJoinPool(1));

    @BeforeEach
    void startPlan() {
        times.threads.put(plain.id(), 0L);
        times.threads.put(forks.id(), 0L);
        start("engine", null, NodeKind.OTHER, null);
    }

    @AfterEach
    void endOthers() {
        plain.end();
        forks.end();
    }

    private void runTest(OtherThread thread) {
        thread.run(() -> {
            start("other", "engine", NodeKind.TEST, "B");
            finish("other");
        });
    }

    private Window beginOne() {
        start("one", "engine", NodeKind.TEST, "A");
        return begin("one");
    }

    @Test
    void what_a_thread_does_between_two_tests_is_the_frameworks() {
        runTest(plain);
        Window one = beginOne();
        use(self, 30 * MS);
        use(plain.id(), 50 * MS);
        timeline.end(one);

        assertThat(one.cpuNanos / MS).isEqualTo(30);
        assertThat(one.sharedNanos).isZero();
        assertThat(one.isOverlapped()).isTrue();
        assertThat(cpuMillis(lines().get(0))).containsEntry("bodies", 30.0).containsEntry("framework", 50.0);
    }

    @Test
    void a_little_of_it_is_told_apart_as_well_but_worth_no_flag() {
        runTest(plain);
        Window one = beginOne();
        use(self, 200 * MS);
        use(plain.id(), MS);
        timeline.end(one);

        assertThat(one.cpuNanos / MS).isEqualTo(200);
        assertThat(one.isOverlapped()).isFalse();
    }

    @Test
    void what_a_thread_does_that_a_body_can_fork_tasks_to_may_be_either() {
        runTest(forks);
        Window one = beginOne();
        use(self, 30 * MS);
        use(forks.id(), 50 * MS);
        timeline.end(one);

        assertThat(one.cpuNanos / MS).isEqualTo(80);
        assertThat(one.sharedNanos / MS).isEqualTo(50);
        assertThat(one.isOverlapped()).isTrue();
        assertThat(cpuMillis(lines().get(0))).containsEntry("bodies", 80.0);
    }

    @Test
    void what_a_thread_has_done_that_ends_meanwhile_may_be_either() {
        runTest(plain);
        Window one = beginOne();
        use(self, 30 * MS);
        use(plain.id(), 50 * MS);
        times.threads.remove(plain.id());
        timeline.end(one);

        assertThat(one.cpuNanos / MS).isEqualTo(80);
        assertThat(one.sharedNanos / MS).isEqualTo(50);
        assertThat(one.isOverlapped()).isTrue();
    }

    @Test
    void pools_that_run_no_tests_work_for_the_body_for_certain() {
        times.threads.put(99L, 0L);
        runTest(plain);
        runTest(forks);
        Window one = beginOne();
        use(self, 30 * MS);
        use(99, 50 * MS);
        timeline.end(one);

        assertThat(one.cpuNanos / MS).isEqualTo(80);
        assertThat(one.sharedNanos).isZero();
        assertThat(one.isOverlapped()).isFalse();
    }

    @Test
    void a_thread_that_waits_for_a_body_in_another_thread_is_a_part_of_it() {
        long bodys = 98;
        times.threads.put(bodys, 0L);
        start("one", "engine", NodeKind.TEST, "A");
        Window one = new Window(meter.newSnapshot(), meter.newSnapshot());
        timeline.begin(one, new Runner(bodys), "one");
        use(bodys, 30 * MS);
        use(self, 2 * MS);
        timeline.end(one);

        assertThat(one.cpuNanos / MS).isEqualTo(32);
        assertThat(one.isOverlapped()).isFalse();
    }

    @Test
    void a_thread_is_forgotten_when_it_has_ended_or_its_plan_has() {
        runTest(plain);
        times.threads.remove(plain.id());
        Window one = beginOne();
        times.threads.put(plain.id(), 0L);
        timeline.end(one);
        finish("one");
        runTest(forks);
        finish("engine");

        Window late = begin(null);
        use(plain.id(), 20 * MS);
        use(forks.id(), 20 * MS);
        timeline.end(late);

        assertThat(late.cpuNanos / MS).isEqualTo(40);
        assertThat(late.sharedNanos).isZero();
        assertThat(late.isOverlapped()).isFalse();
    }

    @Test
    void only_threads_that_have_run_tests_are_asked() {
        for (long thread = 1_000; thread < 2_000; thread++) {
            times.threads.put(thread, 0L);
        }
        runTest(plain);
        Window one = beginOne();
        times.asks = 0;
        timeline.end(one);

        // Its own thread and the other one, at the end of the slice and at the beginning of the next.
        assertThat(times.asks).isLessThan(8);
    }

    /** Three threads that run tests and work between these, one of them for the bodies of others, too. */
    @ParameterizedTest
    @CsvSource({
        "1, false",
        "2, false",
        "3, false",
        "5, false",
        "8, false",
        "13, true",
        "21, true",
        "34, true",
        "55, true",
        "89, true"
    })
    void whatever_threads_are_at_each_body_has_its_own_or_bounds_that_hold_it(long seed, boolean forking) {
        Random random = new Random(seed);
        OtherThread third = forking ? forks : new OtherThread();
        times.threads.put(third.id(), 0L);
        List<WorkerCourse> courses = List.of(
                new WorkerCourse(self, Runnable::run, false),
                new WorkerCourse(plain.id(), plain::run, false),
                new WorkerCourse(third.id(), third::run, forking));
        // A thread is known from its first test on.
        courses.forEach(course -> course.does.accept(() -> {
            start("first", "engine", NodeKind.TEST, "A");
            finish("first");
        }));
        for (int step = 0; step < 600; step++) {
            WorkerCourse next = courses.get(random.nextInt(courses.size()));
            String name = "t" + step;
            boolean measured = random.nextInt(4) > 0;
            next.does.accept(() -> next.next(name, measured));
            for (WorkerCourse course : courses) {
                long nanos = MS / 10 * random.nextInt(300);
                use(course.thread, nanos);
                List<WorkerCourse> bodies = new ArrayList<>(courses);
                bodies.removeIf(other -> other.window == null);
                boolean works = course.forks && course.at == 0 && !bodies.isEmpty() && random.nextBoolean();
                (works ? bodies.get(random.nextInt(bodies.size())) : course).truth += nanos;
            }
        }
        for (WorkerCourse course : courses) {
            while (course.at != 0) {
                course.does.accept(() -> course.next("last", true));
            }
        }
        if (third != forks) {
            third.end();
        }

        assertThat(courses.stream().mapToInt(course -> course.bodies).sum()).isGreaterThan(60);
        assertThat(cpuMillis(lines().get(0)).values().stream()
                        .mapToDouble(Double::doubleValue)
                        .sum())
                .isCloseTo((double) times.process / MS, within(0.1));
    }

    private final class WorkerCourse extends Course {
        private final Consumer<Runnable> does;
        private final boolean forks;

        WorkerCourse(long thread, Consumer<Runnable> does, boolean forks) {
            super(thread, "engine");
            this.does = does;
            this.forks = forks;
        }

        @Override
        void check(String test, Window body) {
            hold(test, body, truth);
        }
    }
}
