package io.github.energyjunit.measured;

import io.github.energyjunit.statistics.Medians;
import java.util.Arrays;
import java.util.OptionalDouble;
import java.util.stream.DoubleStream;

/** Values of one test in the order in which they were measured. */
public final class Samples {

    private static final Samples NONE = new Samples(new double[0]);

    private final double[] values;

    private Samples(double[] values) {
        this.values = values;
    }

    /** Takes all values of {@code stream}. */
    public static Samples of(DoubleStream stream) {
        double[] values = stream.toArray();
        return values.length == 0 ? NONE : new Samples(values);
    }

    /** Reports how many values there are. */
    public int size() {
        return values.length;
    }

    /** Returns the middle value, or the mean of the two in the middle; empty without values. */
    public OptionalDouble median() {
        return values.length == 0 ? OptionalDouble.empty() : OptionalDouble.of(Medians.of(values));
    }

    /** Give 1.4826 · MAD / median, the robust coefficient of variation; empty below two values or at a median of 0. */
    public OptionalDouble relativeSpread() {
        if (values.length < 2 || Medians.of(values) == 0) {
            return OptionalDouble.empty();
        }
        return OptionalDouble.of(Medians.relativeSpread(values));
    }

    /** Returns the values in order. */
    public double[] numbers() {
        return Arrays.copyOf(values, values.length);
    }
}
