package io.github.energyjunit.cli.command;

import io.github.energyjunit.units.Joules;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What one run of a command cost.
 *
 * @param exitStatus the command's own; 128 + n after signal n
 * @param energy energy attributed to the command and all processes that it started and waited for, net of idle power;
 *     {@code null} when it could not be read
 * @param low the least that the doubts about counters and idle power leave; {@code null} with {@code energy}
 * @param high the most that they leave; {@code null} with {@code energy}
 * @param total what the whole machine used meanwhile, or {@code null}
 * @param seconds wall time
 * @param cpuSeconds CPU time of the command and its processes, or {@code null} where the system does not tell
 * @param domains the energy of each domain, counted or not; {@code null} where one could not be read
 * @param flags doubts, by their names in measurement files
 */
public record CommandRun(
        int exitStatus,
        @Nullable Joules energy,
        @Nullable Joules low,
        @Nullable Joules high,
        @Nullable Joules total,
        double seconds,
        @Nullable Double cpuSeconds,
        Map<String, @Nullable Joules> domains,
        Set<String> flags) {}
