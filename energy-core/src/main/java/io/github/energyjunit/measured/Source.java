package io.github.energyjunit.measured;

import io.github.energyjunit.meter.Quality;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a JVM got its joules from.
 *
 * @param model the model and its version, where numbers are estimated
 * @param uncertainty the relative uncertainty of an estimate, for instance 0.3
 */
public record Source(
        String name,
        Quality quality,
        List<Domain> domains,
        @Nullable String model,
        @Nullable Double uncertainty) {

    /** One counter; a counted one is part of the total. */
    public record Domain(String name, boolean counted) {}

    public Source {
        domains = List.copyOf(domains);
    }
}
