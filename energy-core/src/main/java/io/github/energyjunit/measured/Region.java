package io.github.energyjunit.measured;

import io.github.energyjunit.units.Joules;
import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A region of code that a test measures itself, which is a part of the test.
 *
 * @param name as the test calls it
 * @param count how often it runs in one operation of the test; no whole number if that changes from one to the next
 * @param share its part of the test's attributed energy, from 0 to 1, over all samples; null if one of its runs has no reading
 * @param energy that part of the energy of one operation; null like the share
 * @param resolution how far off it can be in one operation because counters tick; null if not known
 * @param flags doubts about any of its runs
 */
public record Region(
        String name,
        double count,
        @Nullable Double share,
        @Nullable Joules energy,
        @Nullable Joules resolution,
        SortedSet<String> flags) {

    public Region {
        flags = Collections.unmodifiableSortedSet(new TreeSet<>(flags));
    }
}
