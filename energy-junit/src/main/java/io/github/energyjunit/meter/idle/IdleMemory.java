package io.github.energyjunit.meter.idle;

import io.github.energyjunit.meter.host.Ids;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Remembers a machine's idle power between builds, in one small file for each counter, below the user's folder for caches.
 * It never fails: what cannot be read or written is not remembered.
 */
final class IdleMemory {
    /** Machines age, get other firmware and other memory. */
    private static final Duration LONGEST = Duration.ofDays(30);

    private static final String HEADER = "energy-junit idle power 1";

    private final Path folder;
    private final Clock clock;

    IdleMemory(Path folder, Clock clock) {
        this.folder = folder;
        this.clock = clock;
    }

    /** Returns the user's folder for caches, as the system has it. */
    static Path folder(Map<String, String> environment, String os, String home) {
        String name = "energy-junit";
        String system = os.toLowerCase(Locale.ROOT);
        String local = environment.getOrDefault("LOCALAPPDATA", "");
        if (system.startsWith("windows") && !local.isEmpty()) {
            return Path.of(local, name);
        }
        if (system.startsWith("mac")) {
            return Path.of(home, "Library", "Caches", name);
        }
        String caches = environment.getOrDefault("XDG_CACHE_HOME", "");
        return caches.isEmpty() ? Path.of(home, ".cache", name) : Path.of(caches, name);
    }

    /** Returns what today's bounds leave of an earlier value, else today's; and keeps today's if it is the better one. */
    IdleEstimate join(String key, IdleEstimate today) {
        IdleEstimate before = recall(key);
        Double watts = before == null ? null : before.watts();
        boolean holds = watts != null && today.contains(watts);
        if (before != null
                && holds
                && before.width() < today.width()
                && !today.method().equals(IdleEstimate.QUIET)) {
            return new IdleEstimate(
                    watts,
                    Math.max(before.low(), today.low()),
                    Math.min(before.high(), today.high()),
                    IdleEstimate.REMEMBERED);
        }
        // Whatever else the machine did only ever adds: of two values that agree, the lower one is nearer to idle.
        if (today.watts() != null && !isStill(today) && (watts == null || !holds || today.watts() <= watts)) {
            keep(key, today);
        }
        return today;
    }

    /** A counter that did not move tells of itself, and not of the machine: once it moves again, that is no idle power. */
    private static boolean isStill(IdleEstimate estimate) {
        return estimate.method().equals(IdleEstimate.STILL);
    }

    private @Nullable IdleEstimate recall(String key) {
        try {
            List<String> lines = Files.readAllLines(file(key));
            boolean whole = lines.size() == 4
                    && lines.get(0).equals(HEADER)
                    && lines.get(1).equals(key);
            if (!whole) {
                return null;
            }
            Instant then = Instant.ofEpochSecond(Long.parseLong(lines.get(2)));
            Duration age = Duration.between(then, clock.instant());
            IdleEstimate kept = IdleEstimate.parse(lines.get(3));
            return age.isNegative() || age.compareTo(LONGEST) > 0 || kept == null || isStill(kept) ? null : kept;
        } catch (IOException | RuntimeException e) {
            return null;
        }
    }

    private void keep(String key, IdleEstimate estimate) {
        Path part = null;
        try {
            Files.createDirectories(folder);
            // Not createTempFile: its secure random numbers would be seeded in the midst of a build.
            part = folder.resolve("idle-" + Ids.number() + ".part");
            Files.write(
                    part, List.of(HEADER, key, Long.toString(clock.instant().getEpochSecond()), estimate.toString()));
            Files.move(part, file(key), StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException | RuntimeException e) {
            discard(part);
        }
    }

    private static void discard(@Nullable Path part) {
        try {
            if (part != null) {
                Files.deleteIfExists(part);
            }
        } catch (IOException | RuntimeException e) {
            // A temporary file stays behind; nothing reads it.
        }
    }

    private Path file(String key) {
        return folder.resolve("idle-" + UUID.nameUUIDFromBytes(key.getBytes(StandardCharsets.UTF_8)) + ".txt");
    }
}
