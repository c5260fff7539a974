package io.github.energyjunit;

import io.github.energyjunit.meter.Configuration;
import io.github.energyjunit.meter.InvalidConfigurationException;
import io.github.energyjunit.sampling.Limits;
import io.github.energyjunit.sampling.Sampling;
import java.lang.reflect.AnnotatedElement;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;

/** Reads how often an {@link EnergyTest} is repeated: from its annotation, or from settings, which come first. */
record Repetition(OptionalInt samples, OptionalInt warmups, Optional<Duration> time) {
    private static final int MOST = 10_000;
    private static final int MOST_OPERATIONS = 1_000_000_000;
    private static final Duration LONGEST = Duration.ofHours(24);

    /** Reads the settings. */
    static Repetition of(Configuration configuration) {
        return new Repetition(
                configuration.count("energy.samples", 1, MOST),
                configuration.count("energy.warmups", 1, MOST),
                configuration.duration("energy.time", LONGEST));
    }

    /**
     * Combines annotation and settings.
     *
     * @throws ExtensionConfigurationException if an attribute has a value that is not allowed
     */
    static Limits limits(EnergyTest annotation, @Nullable AnnotatedElement element, Settings settings) {
        check(annotation.minDuration() >= 1, "minDuration", annotation.minDuration(), "at least 1 ms", element);
        check(annotation.warmups() >= 1, "warmups", annotation.warmups(), "at least 1", element);
        check(annotation.minSamples() >= 3, "minSamples", annotation.minSamples(), "at least 3", element);
        check(
                annotation.maxSamples() >= annotation.minSamples(),
                "maxSamples",
                annotation.maxSamples(),
                "at least minSamples",
                element);
        double seconds = annotation.maxSeconds();
        check(seconds > 0 && seconds <= LONGEST.toSeconds(), "maxSeconds", seconds, "above 0, up to a day", element);
        Repetition given;
        try {
            given = Repetition.of(settings.sources());
        } catch (InvalidConfigurationException e) {
            throw new ExtensionConfigurationException("energy-junit: " + e.getMessage(), e);
        }
        return new Limits(
                Duration.ofMillis(annotation.minDuration()),
                given.warmups.orElse(annotation.warmups()),
                given.samples.orElse(annotation.minSamples()),
                given.samples.orElse(annotation.maxSamples()),
                given.time.orElse(Duration.ofNanos((long) (seconds * 1e9))));
    }

    /** Returns how many operations the samples have, where a worker knows that from an earlier run; else 0. */
    static int operations(Settings settings) {
        return settings.sources().count(Sampling.OPERATIONS, 0, MOST_OPERATIONS).orElse(0);
    }

    private static void check(
            boolean holds, String attribute, Object value, String allowed, @Nullable AnnotatedElement element) {
        if (!holds) {
            throw new ExtensionConfigurationException("@EnergyTest(" + attribute + " = " + value + ") on [" + element
                    + "]: " + attribute + " must be " + allowed + ".");
        }
    }
}
