package io.github.energyjunit.interleave;

import io.github.energyjunit.measurement.Batch;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** One version of a unit: how it is run in its JVM so that a sample lasts long enough. */
final class Track {
    private static final int MOST_TIMES = 1_000;
    private static final Duration LEAST_LIMIT = Duration.ofSeconds(30);
    private static final int PATIENCE = 10;

    private final String uniqueId;
    private final TestJvm jvm;
    private Pace pace;
    private Batch.Scope scope = Batch.Scope.BODY;
    private int times = 1;
    private long operations;
    private Duration limit;
    private int warmGeneration;

    Track(String uniqueId, TestJvm jvm, Pace pace) {
        this.uniqueId = uniqueId;
        this.jvm = jvm;
        this.pace = pace;
        limit = pace.longest();
    }

    /** Take other times from the next warm-up on. */
    void keep(Pace other) {
        pace = other;
        limit = other.longest();
    }

    /** Measure whole executions from now on, since the other version's engine shows no more. */
    void measureExecutions() {
        scope = Batch.Scope.EXECUTION;
        warmGeneration = 0;
    }

    /** Warm up where the JVM is new to the unit; returns nothing if it is warm already. */
    Optional<Ran> prepare() throws IOException {
        if (warmGeneration > 0 && warmGeneration == jvm.generation()) {
            return Optional.empty();
        }
        Ran ran = warmUp();
        warmGeneration = jvm.generation();
        return Optional.of(ran);
    }

    /** Take a sample. */
    Ran sample() throws IOException {
        return jvm.run(uniqueId, times, operations, scope, limit);
    }

    private Ran warmUp() throws IOException {
        times = 1;
        operations = 0;
        limit = pace.longest();
        Ran first = jvm.run(uniqueId, 1, 0, scope, limit);
        if (first.end() != Ran.End.SUCCESSFUL) {
            return first;
        }
        Map.Entry<String, Reading> itself = first.readings().entrySet().stream()
                .filter(entry -> entry.getValue().warmedUp())
                .findFirst()
                .orElse(null);
        if (itself != null) {
            operations = itself.getValue().operations();
            limit = limitAfter(first.wall());
            return first;
        }
        // The first run loads classes, so the second tells how long one takes.
        Ran second = jvm.run(uniqueId, 1, 0, scope, limit);
        long nanos = Math.max(1, second.wall().toNanos());
        times = (int) Math.max(1, Math.min(MOST_TIMES, (pace.sample().toNanos() + nanos - 1) / nanos));
        limit = limitAfter(second.wall().multipliedBy(times));
        if (second.end() != Ran.End.SUCCESSFUL || times == 1) {
            return second;
        }
        return jvm.run(uniqueId, times, 0, scope, limit);
    }

    private Duration limitAfter(Duration usual) {
        Duration patient = usual.multipliedBy(PATIENCE);
        Duration least = patient.compareTo(LEAST_LIMIT) < 0 ? LEAST_LIMIT : patient;
        return least.compareTo(pace.longest()) > 0 ? pace.longest() : least;
    }
}
