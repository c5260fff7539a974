package io.github.energyjunit.analysis;

import org.jspecify.annotations.Nullable;

/**
 * What comes of holding a test against the baseline.
 *
 * @param reason one line for people
 * @param comparison the figures, or null where there are none
 */
public record Finding(
        Verdict verdict, String reason, @Nullable Comparison comparison) {}
