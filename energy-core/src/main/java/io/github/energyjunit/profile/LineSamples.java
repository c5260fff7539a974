package io.github.energyjunit.profile;

import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Counts the samples of a test whose stacks lead through lines that differ between two versions. */
public final class LineSamples {

    /**
     * A line that stacks lead through.
     *
     * @param type the outermost class
     * @param method with its class, as people read it
     * @param number its number in the source file
     */
    record Line(String type, String method, int number) {}

    /** A frame of a stack. */
    record Frame(String className, String method, int line) {}

    private final ChangedLines.Filter filter;
    private final Map<Set<String>, Double> byMethods = new HashMap<>();
    private final Map<Line, Double> byLine = new HashMap<>();

    /** Sums of heights above a method, and of the samples they are of. */
    private final Map<String, double[]> heights = new HashMap<>();

    LineSamples(ChangedLines.Filter filter) {
        this.filter = filter;
    }

    /**
     * Adds a stack.
     *
     * @param frames the innermost first
     */
    void add(Iterable<Frame> frames, double weight) {
        if (filter == ChangedLines.Filter.NONE) {
            return;
        }
        Map<String, Integer> methods = new LinkedHashMap<>();
        Set<Line> lines = new HashSet<>();
        int height = 0;
        for (Frame frame : frames) {
            String type = ChangedLines.outermost(frame.className());
            if (filter.differs(type, frame.line())) {
                String method = FrameNames.of(frame.className(), frame.method());
                methods.putIfAbsent(method, height);
                lines.add(new Line(type, method, frame.line()));
            }
            height++;
        }
        if (!methods.isEmpty()) {
            byMethods.merge(Set.copyOf(methods.keySet()), weight, Double::sum);
            lines.forEach(line -> byLine.merge(line, weight, Double::sum));
            methods.forEach((method, above) -> {
                double[] sums = heights.computeIfAbsent(method, key -> new double[2]);
                sums[0] += above * weight;
                sums[1] += weight;
            });
        }
    }

    /** Returns the methods that have any of these lines. */
    Set<String> methods() {
        return new TreeSet<>(heights.keySet());
    }

    /** Returns how many samples lead through such lines of any of these methods. */
    double through(Set<String> methods) {
        return byMethods.entrySet().stream()
                .filter(entry -> !Collections.disjoint(entry.getKey(), methods))
                .mapToDouble(Map.Entry::getValue)
                .sum();
    }

    /** Returns how many frames lie above a method, on average: fewer above a method than above its caller. */
    double height(String method) {
        double[] sums = heights.get(method);
        return sums == null ? Double.POSITIVE_INFINITY : sums[0] / sums[1];
    }

    /** Returns such lines of a method, those with most samples first. */
    List<Line> lines(String method) {
        return byLine.entrySet().stream()
                .filter(entry -> entry.getKey().method().equals(method))
                .sorted(Map.Entry.<Line, Double>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(entry -> entry.getKey().number()))
                .map(Map.Entry::getKey)
                .toList();
    }
}
