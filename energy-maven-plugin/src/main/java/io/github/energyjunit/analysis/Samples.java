package io.github.energyjunit.analysis;

import java.util.Arrays;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.stream.LongStream;

/** Values of one test in the order in which they were measured. */
public final class Samples {

    private static final Samples NONE = new Samples(new long[0]);
    /** Makes the median absolute deviation of a normal distribution equal to its standard deviation. */
    private static final double NORMAL = 1.4826;

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
        return OptionalLong.of(Math.round(middle(stream().asDoubleStream().toArray())));
    }

    /** Give 1.4826 · MAD / median, the robust coefficient of variation; empty below two values or at a median of 0. */
    public OptionalDouble relativeSpread() {
        if (values.length < 2) {
            return OptionalDouble.empty();
        }
        double median = middle(stream().asDoubleStream().toArray());
        if (median == 0) {
            return OptionalDouble.empty();
        }
        double deviation =
                middle(stream().mapToDouble(value -> Math.abs(value - median)).toArray());
        return OptionalDouble.of(NORMAL * deviation / median);
    }

    private static double middle(double[] numbers) {
        Arrays.sort(numbers);
        int half = numbers.length / 2;
        return numbers.length % 2 == 1 ? numbers[half] : (numbers[half - 1] + numbers[half]) / 2;
    }
}
