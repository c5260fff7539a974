package io.github.energyjunit.measured;

import io.github.energyjunit.meter.idle.IdleEstimate;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a measuring JVM said of itself.
 *
 * @param fingerprint what must be equal for two results to be comparable
 * @param attribution {@code gross} or {@code net} of idle power
 * @param canary how steady the machine was, if that was known when the JVM started to write
 * @param idle the idle power of the machine and its bounds, if any is known
 * @param settings what the machine was set to that changes its energy, such as its governor
 */
public record Jvm(
        String run,
        Instant started,
        long pid,
        Source source,
        SortedMap<String, String> fingerprint,
        @Nullable String attribution,
        @Nullable IdleEstimate idle,
        SortedMap<String, String> settings,
        @Nullable String jvm,
        @Nullable String os,
        List<PassedOver> passedOver,
        List<String> notes,
        @Nullable Canary canary) {

    public Jvm {
        fingerprint = Collections.unmodifiableSortedMap(new TreeMap<>(fingerprint));
        settings = Collections.unmodifiableSortedMap(new TreeMap<>(settings));
        passedOver = List.copyOf(passedOver);
        notes = List.copyOf(notes);
    }

    /** Returns the idle power in watts; null where none is taken off. */
    public @Nullable Double idleWatts() {
        return idle == null ? null : idle.watts();
    }

    /** Returns the least that idle power may be; null where none is known. */
    public @Nullable Double idleWattsLow() {
        return idle == null ? null : idle.low();
    }

    /** Returns the most that idle power may be; null where none is known. */
    public @Nullable Double idleWattsHigh() {
        return idle == null ? null : idle.high();
    }

    /** Puts another idle power in its place. */
    public Jvm with(IdleEstimate found) {
        return new Jvm(
                run,
                started,
                pid,
                source,
                fingerprint,
                attribution,
                found,
                settings,
                jvm,
                os,
                passedOver,
                notes,
                canary);
    }
}
