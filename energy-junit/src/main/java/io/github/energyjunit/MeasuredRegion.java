package io.github.energyjunit;

import io.github.energyjunit.measurement.RegionReading;
import io.github.energyjunit.meter.Flag;
import io.github.energyjunit.meter.Quality;
import io.github.energyjunit.meter.SourceInfo;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The measured energy of a region of code that {@link Energy#measure} has run.
 *
 * @param name the name of the region
 * @param value the value returned by its code; {@code null} if the code returns nothing
 * @param duration the duration of the region
 * @param joules the energy that it caused, in joules; empty if there is no reading
 * @param leastJoules the lower bound of the energy that it caused, given the resolution of the counters and the uncertainty
 *     of idle power and shared CPU time; empty if there is no reading
 * @param resolutionJoules the uncertainty of {@code joules} due to the resolution of the counters; empty if there is no
 *     reading
 * @param source the source of the joules, by its name in {@code energy.source}; empty if nothing is measured
 * @param quality how directly the source measures; empty if there is no reading
 * @param flags possible problems with the joules
 * @param reason why there is no reading; empty if there is one
 * @param <T> the type of the value
 * @since 0.1.0
 */
public record MeasuredRegion<T extends @Nullable Object>(
        String name,
        T value,
        Duration duration,
        OptionalDouble joules,
        OptionalDouble leastJoules,
        OptionalDouble resolutionJoules,
        Optional<String> source,
        Optional<Quality> quality,
        Set<Flag> flags,
        Optional<String> reason) {
    private static final double MICRO = 1e-6;

    /** Copies the flags. */
    public MeasuredRegion {
        flags = Set.copyOf(flags);
    }

    static <T extends @Nullable Object> MeasuredRegion<T> of(
            String name, T value, SourceInfo source, RegionReading reading) {
        boolean read = reading.microjoules() >= 0;
        return new MeasuredRegion<>(
                name,
                value,
                Duration.ofNanos(reading.durationNanos()),
                joules(reading.microjoules()),
                joules(reading.leastMicrojoules()),
                joules(reading.resolutionMicrojoules()),
                Optional.of(source.name()),
                read ? Optional.of(source.quality()) : Optional.empty(),
                reading.flags(),
                read ? Optional.empty() : Optional.of(String.valueOf(reading.reason())));
    }

    /** Returns a region without a reading, with the reason. */
    static <T extends @Nullable Object> MeasuredRegion<T> unread(String name, T value, long nanos, String reason) {
        OptionalDouble none = OptionalDouble.empty();
        return new MeasuredRegion<>(
                name,
                value,
                Duration.ofNanos(nanos),
                none,
                none,
                none,
                Optional.empty(),
                Optional.empty(),
                Set.of(Flag.NO_READING),
                Optional.of(reason));
    }

    private static OptionalDouble joules(long microjoules) {
        return microjoules < 0 ? OptionalDouble.empty() : OptionalDouble.of(microjoules * MICRO);
    }

    /**
     * Returns whether the joules come from a counter, not a model, and no flag says that they may be wrong. They can still be
     * coarse: {@link #leastJoules} and {@link #resolutionJoules} say how coarse.
     */
    public boolean isTrusted() {
        return joules.isPresent()
                && quality.isPresent()
                && quality.get() != Quality.ESTIMATED
                && flags.stream().noneMatch(Flag::isDoubtful);
    }

    /** Describes it in one line, such as {@code load: 1.204 J measured (powercap)}. */
    @Override
    public String toString() {
        if (joules.isEmpty()) {
            return name + ": no reading, " + reason.orElse("unknown why");
        }
        return String.format(
                Locale.ROOT,
                "%s: %s J %s (%s)%s",
                name,
                new BigDecimal(joules.getAsDouble(), new MathContext(6)).toPlainString(),
                quality.map(Quality::label).orElse(""),
                source.orElse(""),
                flags.isEmpty() ? "" : " " + flags);
    }
}
