package io.github.energyjunit.measured;

/**
 * How steady the machine was, by a fixed piece of work measured before, between and after the tests.
 *
 * @param cv the coefficient of variation of its energy, for instance 0.01
 * @param drift the relative change from start to end
 */
public record Canary(double cv, double drift) {

    /** Tell whether differences between builds may be the machine's; what is no number is not steady either. */
    public boolean isUnsteady(double limit) {
        return !(cv <= limit && Math.abs(drift) <= limit);
    }
}
