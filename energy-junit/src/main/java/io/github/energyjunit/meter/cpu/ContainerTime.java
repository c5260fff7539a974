package io.github.energyjunit.meter.cpu;

import org.jspecify.annotations.Nullable;

/**
 * Tells what a container has used while this JVM looked.
 *
 * @param id its 64 hexadecimal digits
 * @param name {@code null} where nobody has told
 * @param fromNanos its CPU time when it was seen first, 0 if it was started since
 * @param toNanos its CPU time when it was seen last
 */
public record ContainerTime(String id, @Nullable ContainerName name, long fromNanos, long toNanos) {}
