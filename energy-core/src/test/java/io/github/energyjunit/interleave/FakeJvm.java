package io.github.energyjunit.interleave;

import io.github.energyjunit.measurement.Batch;
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
    private final String version;
    private final Machine machine;
    private final Map<String, Double> microjoules = new LinkedHashMap<>();
    private final Map<String, Ran> broken = new LinkedHashMap<>();
    private final Set<String> old = new TreeSet<>();
    private int generation;
    private boolean running;

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
        double power = 1;
        long stepAt = Long.MAX_VALUE;

        Machine(long seed, double noise) {
            random = new Random(seed);
            this.noise = noise;
        }

        double feed(double energy) {
            nanos += 10_000_000;
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

    FakeJvm breaks(String test, Ran ran) {
        costs(test, 1);
        broken.put(test, ran);
        return this;
    }

    /** Lets JUnit 4 run a test, which shows its whole execution only. */
    FakeJvm runsByJUnit4(String test, double energy) {
        old.add(test);
        return costs(test, energy);
    }

    @Override
    public List<FoundUnit> discover(String classes) {
        start();
        return microjoules.keySet().stream()
                .map(test -> new FoundUnit(version + ":" + test, test, !test.contains("plain")))
                .toList();
    }

    @Override
    public Ran run(String uniqueId, int times, long operations, Batch.Scope scope, Duration limit) {
        start();
        String test = uniqueId.substring(version.length() + 1);
        machine.log.add(version + " " + test + " x" + times + " in JVM " + generation);
        Ran wrong = broken.get(test);
        if (wrong != null) {
            running = running && wrong.end() != Ran.End.LOST;
            return wrong;
        }
        double energy = 0;
        for (int i = 0; i < times; i++) {
            energy += machine.feed(microjoules.get(test));
        }
        boolean whole = scope == Batch.Scope.EXECUTION || old.contains(test);
        Set<String> flags = whole ? Set.of(Reading.WHOLE_EXECUTION) : Set.of();
        Reading reading = new Reading(energy, times, 0, false, flags, true);
        return new Ran(Ran.End.SUCCESSFUL, "", Duration.ofMillis(100L * times), Map.of(test, reading));
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
            generation++;
        }
    }
}
