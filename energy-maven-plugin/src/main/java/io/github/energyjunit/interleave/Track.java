package io.github.energyjunit.interleave;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;

/** One version of a unit: how it is run in its JVM so that a sample lasts long enough. */
final class Track {
    /** How long a sample should last; shorter ones are lost in the grain of the counters. */
    private static final Duration SAMPLE = Duration.ofMillis(250);

    private static final int MOST_TIMES = 1_000;
    private static final Duration LEAST_LIMIT = Duration.ofSeconds(30);
    private static final int PATIENCE = 10;

    private final String uniqueId;
    private final TestJvm jvm;
    private final Duration longest;
    private int times = 1;
    private long operations;
    private Duration limit;
    private int warmGeneration;

    Track(String uniqueId, TestJvm jvm, Duration longest) {
        this.uniqueId = uniqueId;
        this.jvm = jvm;
        this.longest = longest;
        limit = longest;
    }

    /** Take a sample, after a warm-up where the JVM is new to the unit. */
    Ran sample() throws IOException {
        if (warmGeneration == 0 || warmGeneration != jvm.generation()) {
            Ran ran = warmUp();
            if (ran.end() != Ran.End.SUCCESSFUL) {
                return ran;
            }
            warmGeneration = jvm.generation();
        }
        return jvm.run(uniqueId, times, operations, limit);
    }

    private Ran warmUp() throws IOException {
        times = 1;
        operations = 0;
        limit = longest;
        Ran first = jvm.run(uniqueId, 1, 0, limit);
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
        Ran second = jvm.run(uniqueId, 1, 0, limit);
        long nanos = Math.max(1, second.wall().toNanos());
        times = (int) Math.max(1, Math.min(MOST_TIMES, (SAMPLE.toNanos() + nanos - 1) / nanos));
        limit = limitAfter(second.wall().multipliedBy(times));
        if (second.end() != Ran.End.SUCCESSFUL || times == 1) {
            return second;
        }
        return jvm.run(uniqueId, times, 0, limit);
    }

    private Duration limitAfter(Duration usual) {
        Duration patient = usual.multipliedBy(PATIENCE);
        Duration least = patient.compareTo(LEAST_LIMIT) < 0 ? LEAST_LIMIT : patient;
        return least.compareTo(longest) > 0 ? longest : least;
    }
}
