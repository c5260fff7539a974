package io.github.energyjunit.analysis;

import io.github.energyjunit.statistics.Medians;
import java.util.Arrays;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.stream.LongStream;

/** Values of one test in the order in which they were measured. */
public final class Samples {

    private static final Samples NONE = new Samples(new long[0]);

    private final long[] values;

    private Samples(long[] values) {
        this.values = values;
    }

    /** Take all values of {@code stream}. */
    public static Samples of(LongStream stream) {
        long[] values = stream.toArray();
        return values.length == 0 ? NONE : new Samples(values);
    }

    /** Tell how many values there are. */
    public int size() {
        return values.length;
    }

    /** Give the values in order. */
    public LongStream stream() {
        return Arrays.stream(values);
    }

    /** Give the middle value, or the mean of the two in the middle; empty without values. */
    public OptionalLong median() {
        if (values.length == 0) {
            return OptionalLong.empty();
        }
        return OptionalLong.of(Math.round(Medians.of(numbers())));
    }

    /** Give 1.4826 · MAD / median, the robust coefficient of variation; empty below two values or at a median of 0. */
    public OptionalDouble relativeSpread() {
        if (values.length < 2 || Medians.of(numbers()) == 0) {
            return OptionalDouble.empty();
        }
        return OptionalDouble.of(Medians.relativeSpread(numbers()));
    }

    /** Give the values in order, for statistics. */
    public double[] numbers() {
        return stream().asDoubleStream().toArray();
    }
}
