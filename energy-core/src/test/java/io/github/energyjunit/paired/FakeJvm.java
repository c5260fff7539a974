package io.github.energyjunit.paired;

import io.github.energyjunit.checkout.TestSelection;
import io.github.energyjunit.measurement.Batch;
import io.github.energyjunit.units.Joules;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;

/** A version whose tests cost what they are told to, with noise, on a machine that both versions share. */
final class FakeJvm implements TestJvm {
    static final Duration BODY = Duration.ofMillis(100);

    private final String version;
    private final Machine machine;
    private final Map<String, Double> microjoules = new LinkedHashMap<>();
    private final Map<String, RunOutcome> broken = new LinkedHashMap<>();
    private final Set<String> old = new TreeSet<>();
    private final Set<String> batched = new TreeSet<>();
    private final Map<String, Double> unlike = new LinkedHashMap<>();
    private double luck = 1;
    private int generation;
    private boolean running;
    private long around = 5;

    FakeJvm(String version, Machine machine) {
        this.version = version;
        this.machine = machine;
    }

    /** What both versions meet: noise, the time that passes, a step in power, and who ran when. */
    static final class Machine {
        final Random random;
        final double noise;
        final List<String> log = new ArrayList<>();
        long nanos;
        long bodyNanos = 10_000_000;
        long startNanos;
        double power = 1;
        long stepAt = Long.MAX_VALUE;
        double jvmSpread;
        int resets;

        Machine(long seed, double noise) {
            random = new Random(seed);
            this.noise = noise;
        }

        /** Lets some of the next readings meet a reset of the counter. */
        Reading seen(Reading reading) {
            if (resets == 0 || --resets > 0) {
                return reading;
            }
            return reading.plus(new Reading(Joules.ZERO, 0, 0, 0, false, Set.of("COUNTER_RESET"), true));
        }

        double luck() {
            return Math.exp(jvmSpread * random.nextGaussian());
        }

        double feed(double energy) {
            nanos += bodyNanos;
            if (nanos >= stepAt) {
                power = 1.05;
            }
            return energy * power * Math.exp(noise * random.nextGaussian());
        }
    }

    FakeJvm costs(String test, double energy) {
        microjoules.put(test, energy);
        return this;
    }

    /** Lets a run take so many times as long as its body. */
    FakeJvm around(long times) {
        around = times;
        return this;
    }

    /** Lets each test have a luck of its own in each JVM. */
    FakeJvm differsFromJvmToJvm(String test, double energy) {
        unlike.put(test, 1.0);
        return costs(test, energy);
    }

    FakeJvm breaks(String test, RunOutcome ran) {
        costs(test, 1);
        broken.put(test, ran);
        return this;
    }

    /** Makes a test an {@code @EnergyTest}, which warms itself up and takes batches. */
    FakeJvm batches(String test, double energy) {
        batched.add(test);
        return costs(test, energy);
    }

    /** Lets JUnit 4 run a test, which shows its whole execution only. */
    FakeJvm runsByJUnit4(String test, double energy) {
        old.add(test);
        return costs(test, energy);
    }

    @Override
    public List<FoundUnit> discover(TestSelection selection) {
        start();
        return microjoules.keySet().stream()
                .map(test -> new FoundUnit(version + ":" + test, test, !test.contains("plain")))
                .toList();
    }

    @Override
    public RunOutcome run(String uniqueId, int times, long operations, Batch.Scope scope, Duration limit) {
        start();
        String test = uniqueId.substring(version.length() + 1);
        machine.log.add(version + " " + test + " x" + times + " in JVM " + generation);
        RunOutcome wrong = broken.get(test);
        if (wrong != null) {
            running = running && wrong.end() != RunOutcome.End.LOST;
            return wrong;
        }
        double energy = 0;
        for (int i = 0; i < times; i++) {
            energy += machine.feed(microjoules.get(test));
        }
        boolean whole = scope == Batch.Scope.EXECUTION || old.contains(test);
        Set<String> flags = whole ? Set.of(Reading.WHOLE_EXECUTION) : Set.of();
        // What the engine does around a body takes four times as long as the body, unless something else was said.
        Reading reading = new Reading(
                Joules.ofMicrojoules(unlike.getOrDefault(test, luck) * energy),
                times,
                0,
                BODY.toNanos() * times,
                batched.contains(test) && operations == 0,
                flags,
                true);
        return new RunOutcome(
                RunOutcome.End.SUCCESSFUL, "", BODY.multipliedBy(around * times), Map.of(test, machine.seen(reading)));
    }

    @Override
    public int generation() {
        return running ? generation : generation + 1;
    }

    @Override
    public void close() {
        running = false;
    }

    private void start() {
        if (!running) {
            running = true;
            machine.nanos += machine.startNanos;
            generation++;
            luck = machine.luck();
            unlike.replaceAll((test, before) -> machine.luck());
        }
    }
}
