package io.github.energyjunit.doctor;

import io.github.energyjunit.meter.Quality;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Says whether a source can be used, and what it reads.
 *
 * @param used whether tests would use it with these settings
 * @param reason why it cannot be read, or {@code null} when it can
 * @param remedy what to do about that, or {@code null}
 * @param live what each domain reads
 * @param notes what the source has to say
 */
public record SourceFinding(
        String name,
        Quality quality,
        boolean used,
        @Nullable String reason,
        @Nullable String remedy,
        List<Live> live,
        List<String> notes) {
    /** Holds the power of a domain in watts, or -1 without a reading. */
    public record Live(String domain, boolean counted, double watts) {}

    /** Copies the lists. */
    public SourceFinding {
        live = List.copyOf(live);
        notes = List.copyOf(notes);
    }

    /** Returns the power that counts, in watts, or -1 where a part of it has no reading. */
    double countedWatts() {
        List<Live> counted = live.stream().filter(Live::counted).toList();
        return counted.isEmpty() || counted.stream().anyMatch(domain -> domain.watts() < 0)
                ? -1
                : counted.stream().mapToDouble(Live::watts).sum();
    }

    boolean isReadable() {
        return reason == null;
    }
}
