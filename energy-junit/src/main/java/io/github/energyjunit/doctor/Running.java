package io.github.energyjunit.doctor;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Tells which processes used most while sources were looked at.
 *
 * @param seconds for how long that was
 * @param most what used most, the first first; empty where the system does not tell
 */
public record Running(double seconds, List<Used> most) {
    /** Nothing is known. */
    static final Running UNKNOWN = new Running(0, List.of());

    /** Copies the list. */
    public Running {
        most = List.copyOf(most);
    }

    /**
     * What a process used.
     *
     * @param cpus its CPU time per second: 1 for a processor that it keeps busy
     * @param joules its part of the machine's energy by CPU time, idle power included, or {@code null} where none is read
     */
    public record Used(
            String process, long pid, double cpus, @Nullable Double joules) {}
}
