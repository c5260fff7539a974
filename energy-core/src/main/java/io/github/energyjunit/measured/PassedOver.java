package io.github.energyjunit.measured;

import org.jspecify.annotations.Nullable;

/**
 * A better source that could not be used.
 *
 * @param remedy what the user can do, or null where nothing helps
 */
public record PassedOver(
        String source, String reason, @Nullable String remedy) {}
