package io.github.energyjunit.measurement;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.energyjunit.meter.Domain;
import io.github.energyjunit.meter.Flag;
import io.github.energyjunit.meter.Meter;
import io.github.energyjunit.meter.ScriptedSource;
import io.github.energyjunit.meter.idle.IdleEstimate;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Lets short bodies hand their work over to an older pool, beside each other, while the JVM compiles for them: nobody can
 * tell whose work that is. Each body, not only their mean, must be right within 2 %, or say that it may not be, and its
 * bounds must hold the truth.
 */
class UntoldWorkTests {
    private static final double JOULES_PER_CPU_SECOND = 5;
    private static final long US = 1_000;
    private static final int ROUNDS = 300;
    private static final TestDescription TEST = new TestDescription("A#a()", "A", "a", "a()", null);

    private final ScriptedCpuTimes times = new ScriptedCpuTimes();
    private final ScriptedSource source = new ScriptedSource(new Domain("package-0", true));
    private final long[] now = new long[1];
    private final Meter meter = new Meter(source, () -> now[0]);
    private final Random random = new Random(1);
    private double energy = 1_000;

    /** What each body has used, in ns. */
    private double[] truth = {};

    @ParameterizedTest(name = "{0} bodies of {1} µs, the clock of compilers moves by {2} µs")
    @CsvSource({
        "2, 1000, 0",
        "2, 1000, 4000",
        "2, 5000, 4000",
        "2, 200, 4000",
        "2, 60, 0",
        "4, 1000, 0",
        "4, 1000, 4000",
        "4, 200, 0",
        "4, 60, 4000",
        "4, 5000, 0"
    })
    void is_right_or_says_that_it_may_not_be(int bodies, long micros, long grain) {
        times.vmGrain = Math.max(1, grain * US);
        source.raw[0] = Math.round(energy);
        Timeline timeline = new Timeline(meter, times);
        Assessment assessment = new Assessment(
                meter.info(),
                2,
                IdleEstimate.exactly(0, IdleEstimate.GIVEN),
                times::machineCounting,
                () -> "unknown",
                1);
        Runner[] runners = new Runner[bodies];
        for (int i = 0; i < bodies; i++) {
            times.threads.put((long) i, 0L);
            times.threads.put(100L + i, 0L);
            runners[i] = new Runner(i);
        }
        double all = 0;
        double charged = 0;
        for (int round = 0; round < ROUNDS; round++) {
            truth = new double[bodies];
            Window[] windows = new Window[bodies];
            for (int i = 0; i < bodies; i++) {
                windows[i] = new Window(meter.newSnapshot(), meter.newSnapshot());
                windows[i].startNanos = now[0];
                timeline.begin(windows[i], runners[i], null);
                work(i, micros * US / 50, micros);
            }
            for (int step = 0; step < 10; step++) {
                for (int i = 0; i < bodies; i++) {
                    work(i, 2 * micros * US * (i + 1) / (bodies + 1) / 10, micros);
                }
            }
            for (int i = 0; i < bodies; i++) {
                timeline.end(windows[i]);
                windows[i].endNanos = now[0];
                if (i + 1 < bodies) {
                    work(i + 1, micros * US / 50, micros);
                }
            }
            for (int i = 0; i < bodies; i++) {
                Measurement measured = assessment.of(
                        windows[i],
                        meter.between(windows[i].startEnergy, windows[i].endEnergy),
                        0,
                        TEST,
                        Outcome.SUCCESSFUL,
                        false);
                double burnt = JOULES_PER_CPU_SECOND * truth[i] / 1_000;
                double got = windows[i].microjoules(0);
                all += burnt;
                charged += got;
                String which = "body " + i + " of round " + round;
                if (!measured.flags().contains(Flag.SHARED_CPU)) {
                    assertThat(got).as(which).isBetween(0.98 * burnt - 1, 1.02 * burnt + 1);
                }
                assertThat((double) measured.bounds().lowMicrojoules())
                        .as(which)
                        .isLessThanOrEqualTo(1.02 * burnt + 1);
                assertThat((double) measured.bounds().highMicrojoules())
                        .as(which)
                        .isGreaterThanOrEqualTo(0.98 * burnt - 1);
            }
        }
        assertThat(charged / all).isBetween(0.98, 1.02);
    }

    /** Lets a thread of the pool work for a body, a compiler for that, and the waiting caller a little, one with less the more. */
    private void work(int body, long nanos, long micros) {
        long compiled = nanos / 5;
        long waited = random.nextInt((int) micros) / (body + 1);
        times.threads.merge(100L + body, nanos, Long::sum);
        times.threads.merge((long) body, waited, Long::sum);
        times.vm += compiled;
        long used = nanos + compiled + waited;
        truth[body] += used;
        times.process += used;
        times.machine += used;
        energy += JOULES_PER_CPU_SECOND * used / 1_000;
        source.raw[0] = Math.round(energy);
        now[0] += nanos;
    }
}
