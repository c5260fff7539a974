package io.github.energyjunit.reading;

import org.jspecify.annotations.Nullable;

/**
 * Whose measurements are meant, in a folder that several modules may share.
 *
 * @param module {@code groupId:artifactId}, or null for all modules
 * @param unsigned whether files that do not say whose they are belong to it too
 */
public record Owner(@Nullable String module, boolean unsigned) {

    /** Whoever it is. */
    public static final Owner ANYONE = new Owner(null, true);

    boolean has(MeasurementFile file) {
        return file.isOf(module) && (unsigned || file.isSigned());
    }
}
