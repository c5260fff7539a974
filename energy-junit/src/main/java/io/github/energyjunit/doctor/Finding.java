package io.github.energyjunit.doctor;

import org.jspecify.annotations.Nullable;

/**
 * Says one thing about the machine that affects measurements.
 *
 * @param topic such as {@code governor}
 * @param text what was found
 * @param remedy what to do about it, or {@code null} where it does no harm or nothing can be done
 */
public record Finding(String topic, String text, @Nullable String remedy) {}
