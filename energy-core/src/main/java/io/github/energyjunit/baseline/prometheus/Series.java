package io.github.energyjunit.baseline.prometheus;

import java.util.List;
import java.util.Map;

/**
 * One series of an answer.
 *
 * @param labels its labels and, as {@code __name__}, its name
 * @param points its values by time, oldest first
 */
record Series(Map<String, String> labels, List<Point> points) {

    /** A value at a time in seconds since 1970. */
    record Point(double time, double value) {}

    String name() {
        return labels.getOrDefault("__name__", "");
    }
}
