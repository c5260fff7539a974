package io.github.energyjunit.paired;

import io.github.energyjunit.measurement.Batch;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/**
 * One version of a unit: how it is run in its JVM so that a sample lasts long enough.
 *
 * <p>What has to fill a sample is the time of the bodies, as they were measured: the engine's own work around a body of
 * microseconds would fill it many times over.
 */
final class UnitSampler {
    private static final int MOST_TIMES = 10_000;
    /** The engine's work around short bodies may make a sample take this many times as long as its bodies should. */
    private static final int MOST_AROUND = 10;
    /** A body becomes faster as its JVM compiles it, so its time is looked at again, so often at most. */
    private static final int MOST_ROUNDS = 6;
    /** A sample may fall short of its time by so much. */
    private static final double FILLED = 0.8;

    private static final Duration LEAST_LIMIT = Duration.ofSeconds(30);
    private static final int PATIENCE = 10;

    private final String uniqueId;
    private final TestJvm jvm;
    private Pace pace;
    private Batch.Scope scope = Batch.Scope.BODY;
    private boolean singly;
    private int times = 1;
    private long operations;
    private Duration limit;
    private int warmGeneration;
    private boolean brief;

    UnitSampler(String uniqueId, TestJvm jvm, Pace pace) {
        this.uniqueId = uniqueId;
        this.jvm = jvm;
        this.pace = pace;
        limit = pace.longest();
    }

    /** Returns a sampler of the same unit in another JVM. */
    UnitSampler in(TestJvm other) {
        UnitSampler sampler = new UnitSampler(uniqueId, other, pace);
        sampler.scope = scope;
        sampler.singly = singly;
        return sampler;
    }

    /** Takes other times from the next warm-up on. */
    void keep(Pace other) {
        pace = other;
        limit = other.longest();
        times = 1;
    }

    /** Measures whole executions from now on, since the other version's engine shows no more. */
    void measureExecutions() {
        scope = Batch.Scope.EXECUTION;
        warmGeneration = 0;
    }

    /** Measures each invocation by itself from now on, since the other version is no {@code @EnergyTest}. */
    void measureSingly() {
        singly = true;
        warmGeneration = 0;
    }

    /** Returns whether samples are batches, as those of an {@code @EnergyTest}. */
    boolean takesBatches() {
        return operations > 0 && !singly;
    }

    /** Returns whether a test of it has little of the time that its runs take, as far as it was warmed up already. */
    boolean isBrief() {
        return brief;
    }

    /** Warms up where the JVM is new to the unit; returns nothing if it is warm already. */
    Optional<RunOutcome> prepare() throws IOException {
        if (warmGeneration > 0 && warmGeneration == jvm.generation()) {
            return Optional.empty();
        }
        RunOutcome ran = warmUp();
        long wall = ran.wall().toNanos();
        brief = ran.bodyNanos().orElse(wall) < wall / MOST_AROUND;
        warmGeneration = jvm.generation();
        return Optional.of(ran);
    }

    /** Takes a sample. */
    RunOutcome sample() throws IOException {
        return run(times);
    }

    private RunOutcome run(int often) throws IOException {
        return jvm.run(uniqueId, often, singly ? 1 : operations, scope, limit);
    }

    private RunOutcome warmUp() throws IOException {
        operations = 0;
        limit = pace.longest();
        RunOutcome first = run(1);
        if (first.end() != RunOutcome.End.SUCCESSFUL) {
            return first;
        }
        Optional<Reading> itself =
                first.readings().values().stream().filter(Reading::warmedUp).findFirst();
        if (itself.isPresent()) {
            times = 1;
            operations = itself.get().operations();
            limit = limitAfter(first.wall());
            return first;
        }
        return fill();
    }

    /** Finds out how many runs fill a sample; the last of these runs was as long as a sample. */
    private RunOutcome fill() throws IOException {
        RunOutcome ran = run(times);
        for (int round = 1; round < MOST_ROUNDS && ran.end() == RunOutcome.End.SUCCESSFUL; round++) {
            int enough = enough(ran);
            if (times >= FILLED * enough) {
                break;
            }
            times = enough;
            ran = run(times);
        }
        limit = limitAfter(ran.wall());
        return ran;
    }

    private int enough(RunOutcome ran) {
        long wall = Math.max(1, ran.wall().toNanos() / times);
        long body = Math.max(1, ran.bodyNanos().orElse(ran.wall().toNanos()) / times);
        long sample = pace.sample().toNanos();
        long filling = (sample + body - 1) / body;
        long bearable = Math.max(1, MOST_AROUND * sample / wall);
        return (int) Math.max(1, Math.min(MOST_TIMES, Math.min(filling, bearable)));
    }

    private Duration limitAfter(Duration usual) {
        Duration patient = usual.multipliedBy(PATIENCE);
        Duration least = patient.compareTo(LEAST_LIMIT) < 0 ? LEAST_LIMIT : patient;
        return least.compareTo(pace.longest()) > 0 ? pace.longest() : least;
    }
}
