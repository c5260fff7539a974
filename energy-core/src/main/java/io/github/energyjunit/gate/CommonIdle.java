package io.github.energyjunit.gate;

import io.github.energyjunit.baseline.BaselineRun;
import io.github.energyjunit.measured.Jvm;
import java.util.List;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The one idle power that both sides of a comparison are computed with, as far apart as the two calibrations are: a machine
 * has one, and what two calibrations differ by is their error.
 *
 * @param watts the idle power to compute with; null where none was subtracted on either side
 * @param low the least that it may be
 * @param high the most that it may be
 * @param base what was subtracted from the baseline, on average; null if nothing was
 * @param head what was subtracted from this build, on average; null if nothing was
 */
record CommonIdle(
        @Nullable Double watts,
        double low,
        double high,
        @Nullable Double base,
        @Nullable Double head) {

    /** Nothing is taken off on either side. */
    static final CommonIdle NONE = new CommonIdle(null, 0, 0, null, null);

    /** Two calibrations that differ by less than this tell the same. */
    private static final double SAME = 0.01;

    static CommonIdle of(List<BaselineRun> base, List<Jvm> head) {
        OptionalDouble baseWatts = mean(base.stream().map(BaselineRun::idleWatts));
        OptionalDouble headWatts = mean(head.stream().map(Jvm::idleWatts));
        if (baseWatts.isEmpty() || headWatts.isEmpty()) {
            return new CommonIdle(null, 0, 0, boxed(baseWatts), boxed(headWatts));
        }
        double b = baseWatts.getAsDouble();
        double h = headWatts.getAsDouble();
        double low = Stream.concat(
                        base.stream().map(BaselineRun::idleWattsLow),
                        head.stream().map(Jvm::idleWattsLow))
                .filter(Objects::nonNull)
                .mapToDouble(Double::doubleValue)
                .min()
                .orElse(Double.MAX_VALUE);
        double high = Stream.concat(
                        base.stream().map(BaselineRun::idleWattsHigh),
                        head.stream().map(Jvm::idleWattsHigh))
                .filter(Objects::nonNull)
                .mapToDouble(Double::doubleValue)
                .max()
                .orElse(0);
        return new CommonIdle((b + h) / 2, Math.min(low, Math.min(b, h)), Math.max(high, Math.max(b, h)), b, h);
    }

    /** Tells whether the sides were measured with different idle powers, which is a difference that no code made. */
    boolean differs() {
        return base != null && head != null && Math.abs(base - head) > SAME * Math.max(base, head);
    }

    private static OptionalDouble mean(Stream<@Nullable Double> watts) {
        return watts.filter(Objects::nonNull)
                .flatMapToDouble(value -> value == null ? DoubleStream.empty() : DoubleStream.of(value))
                .average();
    }

    private static @Nullable Double boxed(OptionalDouble value) {
        return value.isPresent() ? value.getAsDouble() : null;
    }
}
