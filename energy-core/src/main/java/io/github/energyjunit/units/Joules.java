package io.github.energyjunit.units;

import java.math.BigDecimal;
import java.util.stream.Stream;

/**
 * An energy, or a difference of two: the one place that turns microjoules into joules and into text.
 *
 * @param microjoules whole ones as they were read, or parts where they were divided by operations; not a number where
 *     nothing is known
 */
public record Joules(double microjoules) implements Comparable<Joules> {

    /** No energy at all. */
    public static final Joules ZERO = new Joules(0);

    /** Nothing is known. */
    public static final Joules UNKNOWN = new Joules(Double.NaN);

    /** Returns an energy given in whole microjoules, as counters read them. */
    public static Joules ofMicrojoules(long microjoules) {
        return new Joules((double) microjoules);
    }

    /** Returns an energy given in microjoules. */
    public static Joules ofMicrojoules(double microjoules) {
        return new Joules(microjoules);
    }

    /** Returns an energy given in joules, to the digit: 0.0123 J are 12,300 µJ. */
    public static Joules of(double joules) {
        return Double.isFinite(joules) ? of(BigDecimal.valueOf(joules)) : new Joules(joules);
    }

    /** Returns an energy given in joules, such as a budget. */
    public static Joules of(BigDecimal joules) {
        return new Joules(joules.movePointRight(6).doubleValue());
    }

    /** Adds energies up. */
    public static Joules sum(Stream<Joules> energies) {
        return new Joules(energies.mapToDouble(Joules::microjoules).sum());
    }

    /** Returns the number of joules. */
    public double joules() {
        return microjoules / 1e6;
    }

    /** Returns the number of joules with all its digits, six of them behind the point where microjoules are whole. */
    public BigDecimal decimal() {
        return JoulesText.joules(microjoules);
    }

    /** Returns the number of microjoules with all its digits, and no decimal point where it is whole. */
    public BigDecimal decimalMicrojoules() {
        return JoulesText.microjoules(microjoules);
    }

    /** Returns whether it is a number at all. */
    public boolean isKnown() {
        return !Double.isNaN(microjoules);
    }

    /** Returns so many times as much. */
    public Joules times(double factor) {
        return new Joules(microjoules * factor);
    }

    /**
     * Returns the part that {@code count} is of {@code all}.
     *
     * @param all more than 0
     */
    public Joules part(double count, double all) {
        return new Joules(microjoules * count / all);
    }

    /** Returns how many times another one it is. */
    public double dividedBy(Joules other) {
        return microjoules / other.microjoules;
    }

    /** Returns both together. */
    public Joules plus(Joules other) {
        return new Joules(microjoules + other.microjoules);
    }

    /** Returns what it is more than another one. */
    public Joules minus(Joules other) {
        return new Joules(microjoules - other.microjoules);
    }

    /** Returns the greater one. */
    public Joules max(Joules other) {
        return new Joules(Math.max(microjoules, other.microjoules));
    }

    /** Returns the standard error of a sum or difference, whose parts have this and another one. */
    public Joules hypot(Joules other) {
        return new Joules(Math.hypot(microjoules, other.microjoules));
    }

    /** Returns the same without the digits behind the microjoule. */
    public Joules rounded() {
        return isKnown() ? ofMicrojoules(Math.round(microjoules)) : this;
    }

    /** Returns whether it is more than another one; never where one of them is not known. */
    public boolean isAbove(Joules other) {
        return microjoules > other.microjoules;
    }

    /** Returns whether it is as much as another one or less; never where one of them is not known. */
    public boolean isAtMost(Joules other) {
        return microjoules <= other.microjoules;
    }

    @Override
    public int compareTo(Joules other) {
        return Double.compare(microjoules, other.microjoules);
    }

    /** Writes it with all its digits, as people have set it. */
    public String exactly() {
        return JoulesText.exactly(decimal());
    }

    /** Writes it with its sign. */
    public String signed() {
        return (microjoules < 0 ? "-" : "+") + JoulesText.of(Math.abs(microjoules));
    }

    /** Writes it with three digits, or nothing where it is not known. */
    @Override
    public String toString() {
        return isKnown() ? JoulesText.of(microjoules) : "";
    }
}
