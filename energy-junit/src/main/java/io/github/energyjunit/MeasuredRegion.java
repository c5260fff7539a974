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
 * Says what a region of code cost that {@link Energy#measure} has run.
 *
 * @param name what the region is called
 * @param value what its code returned; {@code null} where that returns nothing
 * @param duration how long it took
 * @param joules the energy that it caused, in joules; empty where there is no reading
 * @param leastJoules the least that it can have caused, as far as ticks of counters, idle power and shared CPU time leave it
 *     open; empty where there is no reading
 * @param resolutionJoules how far off {@code joules} can be because counters tick; empty where there is no reading
 * @param source the source of the joules, as {@code energy.source} names it; empty where nothing is measured
 * @param quality how close that stands to the hardware; empty where there is no reading
 * @param flags doubts about the joules
 * @param reason why there is no reading; empty where there is one
 * @param <T> what the code returns
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

    /** Says why nothing was measured. */
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
     * Returns whether the joules are a counter's, not a model's, and no flag says that they may be wrong. They can still be
     * coarse: {@link #leastJoules} and {@link #resolutionJoules} say how much.
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
