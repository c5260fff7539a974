package io.github.energyjunit.environments;

import io.github.energyjunit.meter.Quality;
import io.github.energyjunit.units.Joules;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * One environment and what the common tests needed in it together; not a number where nothing could be read.
 *
 * @param source where its joules come from
 * @param attribution {@code gross}, or {@code net} of idle power
 * @param runs how many JVMs measured
 * @param watts the mean power of each domain while tests ran
 * @param energy the medians of the tests added up that all environments have with samples enough for an interval, or of
 *     all common ones if there is no such test
 * @param seconds their median durations added up
 * @param efficiency the work that a joule does, over the same tests
 */
public record Environment(
        String label,
        String source,
        Quality quality,
        String attribution,
        int runs,
        SortedMap<String, Double> watts,
        Joules energy,
        double seconds,
        Efficiency efficiency) {

    public Environment {
        watts = Collections.unmodifiableSortedMap(new TreeMap<>(watts));
    }
}
