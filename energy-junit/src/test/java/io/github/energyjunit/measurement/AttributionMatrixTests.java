package io.github.energyjunit.measurement;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.energyjunit.meter.Domain;
import io.github.energyjunit.meter.Flag;
import io.github.energyjunit.meter.Meter;
import io.github.energyjunit.meter.ScriptedSource;
import io.github.energyjunit.meter.idle.IdleEstimate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Lets bodies of all kinds and lengths run beside each other, and beside another process, on scripted clocks of all grains:
 * over many of them each gets the joules that it has burnt, or its doubt is flagged and its bounds hold the truth, and
 * together they get what all have burnt.
 */
class AttributionMatrixTests {
    private static final double IDLE_WATTS = 10;
    private static final double JOULES_PER_CPU_SECOND = 5;
    private static final long MS = 1_000_000;
    private static final int STEPS = 20;
    private static final int ROUNDS = 150;
    private static final double BIAS = 0.02;
    private static final TestDescription TEST = new TestDescription("A#a()", "A", "a", "a()", null);

    /** Where the work of a body is done. */
    enum Kind {
        CALLER,
        NEW_THREAD,
        OLDER_POOL,
        COMMON_POOL,
        VIRTUAL_THREAD,
        CHILD
    }

    /** Which clock tells the machine's busy time, by its step. */
    enum Clock {
        VERSION_ONE(1),
        VERSION_TWO(4 * MS),
        TICKS(10 * MS);

        final long grain;

        Clock(long grain) {
            this.grain = grain;
        }
    }

    static Stream<Arguments> matrix() {
        List<Arguments> all = new ArrayList<>();
        for (Kind kind : Kind.values()) {
            for (int bodies : new int[] {1, 2, 4}) {
                for (long millis : new long[] {1, 5, 20, 100}) {
                    for (Clock clock : Clock.values()) {
                        all.add(Arguments.of(kind, bodies, millis, clock));
                    }
                }
            }
        }
        return all.stream();
    }

    private final ScriptedCpuTimes times = new ScriptedCpuTimes();
    private final ScriptedSource source = new ScriptedSource(new Domain("package-0", true));
    private final long[] now = new long[1];
    private final Meter meter = new Meter(source, () -> now[0]);
    private final Random random = new Random(1);
    private double energy = 1_000;

    @ParameterizedTest
    @MethodSource("matrix")
    void gets_what_it_burnt_or_says_that_it_may_not(Kind kind, int bodies, long millis, Clock clock) {
        times.machineGrain = clock.grain;
        times.childrenGrain = 10 * MS;
        Timeline timeline = new Timeline(meter, times);
        Assessment assessment = new Assessment(
                meter.info(),
                2,
                IdleEstimate.exactly(IDLE_WATTS, IdleEstimate.GIVEN),
                times::machineCounting,
                () -> "unknown");
        double[] burnt = new double[bodies];
        double[] charged = new double[bodies];
        boolean[] always = new boolean[bodies];
        java.util.Arrays.fill(always, true);
        boolean coarse = true;
        Runner[] runners = new Runner[bodies];
        for (int i = 0; i < bodies; i++) {
            times.threads.put((long) i, 0L);
            runners[i] = new Runner(i);
            times.threads.put(100L + i, 0L);
        }
        // A second in which nothing is measured comes before the first test of any JVM.
        pass(1_000 * MS, 0.3);
        // So many that ten seconds pass, in which ticks and chance cancel out.
        int rounds = (int) Math.max(ROUNDS, 10_000 / (millis + 7));
        for (int round = 0; round < rounds; round++) {
            Window[] windows = new Window[bodies];
            double[] truth = new double[bodies];
            for (int i = 0; i < bodies; i++) {
                windows[i] = new Window(meter.newSnapshot(), meter.newSnapshot());
                windows[i].startNanos = now[0];
                timeline.begin(windows[i], runners[i], null);
                pass(random.nextInt((int) MS / 20), 0.3);
            }
            times.childRan = kind == Kind.CHILD;
            for (int step = 0; step < STEPS; step++) {
                for (int i = 0; i < bodies; i++) {
                    // Bodies differ by as much as sleepers and burners.
                    long used = bodies == 1 ? millis * MS / STEPS : millis * MS * i / STEPS / bodies;
                    burn(kind, windows[i], i, round, used);
                    truth[i] += JOULES_PER_CPU_SECOND * used / 1_000;
                }
                pass(millis * MS / STEPS, 0.6 * random.nextDouble());
            }
            for (int i = 0; i < bodies; i++) {
                times.threads.remove(1_000L + bodies * (long) round + i);
                times.ended += kind == Kind.NEW_THREAD && (bodies == 1 || i > 0) ? 1 : 0;
            }
            for (int i = 0; i < bodies; i++) {
                timeline.end(windows[i]);
                windows[i].endNanos = now[0];
            }
            times.childRan = false;
            for (int i = 0; i < bodies; i++) {
                Measurement measured = assessment.of(
                        windows[i],
                        meter.between(windows[i].startEnergy, windows[i].endEnergy),
                        0,
                        TEST,
                        Outcome.SUCCESSFUL,
                        false);
                // The machine's ticks make single readings coarse, but no sum of many of them wrong.
                boolean ticks = kind == Kind.CHILD && measured.flags().contains(Flag.COARSE_CPU_TIME);
                boolean shared = measured.flags().contains(Flag.SHARED_CPU);
                coarse &= ticks;
                always[i] &= ticks || shared;
                burnt[i] += truth[i];
                charged[i] += windows[i].microjoules(IDLE_WATTS);
                if (shared && !ticks && clock == Clock.VERSION_ONE) {
                    double slack = 0.01 * truth[i] + 20;
                    assertThat((double) measured.bounds().lowMicrojoules()).isLessThanOrEqualTo(truth[i] + slack);
                    assertThat((double) measured.bounds().highMicrojoules()).isGreaterThanOrEqualTo(truth[i] - slack);
                }
            }
            pass(3 * MS + random.nextInt((int) (7 * MS)), 0.3);
        }
        double all = 0;
        double sum = 0;
        for (int i = 0; i < bodies; i++) {
            all += burnt[i];
            sum += charged[i];
        }
        for (int i = 0; i < bodies; i++) {
            if (!always[i]) {
                assertThat(charged[i])
                        .as("body %d of %d", i, bodies)
                        .isBetween(burnt[i] - BIAS * all, burnt[i] + BIAS * all);
            }
        }
        if (!coarse) {
            assertThat(sum / all).as("conservation").isBetween(1 - BIAS, 1 + BIAS);
        }
    }

    private void burn(Kind kind, Window window, int body, int round, long nanos) {
        switch (kind) {
            case CALLER -> use(body, nanos);
            case NEW_THREAD -> {
                long id = 1_000L
                        + times.threads.keySet().stream()
                                        .filter(thread -> thread < 100)
                                        .count()
                                * round
                        + body;
                if (nanos > 0 && !times.threads.containsKey(id)) {
                    window.started.add(id);
                }
                if (nanos > 0) {
                    use(id, nanos);
                }
            }
            case OLDER_POOL, COMMON_POOL, VIRTUAL_THREAD -> {
                if (kind == Kind.VIRTUAL_THREAD) {
                    // It has a number, but no clock; its carrier has.
                    window.started.add(1_000_000L + round);
                }
                use(kind == Kind.OLDER_POOL ? 100L + body : 100, nanos);
            }
            case CHILD -> {
                times.children += nanos;
                spend(nanos);
            }
        }
    }

    private void use(long thread, long nanos) {
        times.threads.merge(thread, nanos, Long::sum);
        times.process += nanos;
        spend(nanos);
    }

    private void spend(long nanos) {
        times.machine += nanos;
        energy += JOULES_PER_CPU_SECOND * nanos / 1_000;
        source.raw[0] = Math.round(energy);
    }

    /** Lets time pass, of which other processes use a part of one processor. */
    private void pass(long nanos, double others) {
        now[0] += nanos;
        energy += IDLE_WATTS * nanos / 1_000;
        spend(Math.round(others * nanos));
    }
}
