package io.github.energyjunit.baseline;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One build whose samples were kept.
 *
 * @param time when its first measuring JVM started, which tells it from other builds
 * @param commit the revision that was measured, if known
 * @param jvm the measuring JVM, for people
 */
public record BaselineRun(
        Instant time, @Nullable String commit, @Nullable String jvm) {}
