package io.github.energyjunit.measured;

import io.github.energyjunit.measured.TestSummary.Sum;

/**
 * What the tests of one outermost class came to.
 *
 * @param whole whether the class was measured as a whole, with what runs between its tests; otherwise these are the
 *     energies of its tests added up
 */
public record ClassTotal(String className, Sum sum, boolean whole) {

    /** Adds what another JVM measured of the same class. */
    public ClassTotal plus(ClassTotal other) {
        return new ClassTotal(className, sum.plus(other.sum), whole && other.whole);
    }
}
