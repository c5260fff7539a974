package io.github.energyjunit.compare.documents;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.DoubleStream;

/**
 * Places the ratios of pairs on one logarithmic scale for all tests; what lies beyond it is drawn at its edge, with an arrow.
 *
 * @param reach the scale goes from 1/reach to reach
 */
record PairPlot(double reach) {

    static final int WIDTH = 300;
    static final int HEIGHT = 26;

    private static final int EDGE = 6;
    private static final double LEAST_REACH = 1.1;
    private static final double MOST_REACH = 20;
    private static final double LABEL = 20;
    private static final double[] STEPS = {1.05, 1.1, 1.2, 1.5, 2, 3, 5, 10, 20};

    /** A pair; {@code kind} is {@code screening} or {@code confirming}, for the style. */
    public record Mark(String kind, String x, String y) {}

    /**
     * The interval and the estimate in it.
     *
     * @param shown false where there is none
     * @param beyond whether the estimate lies above the scale
     */
    public record Bar(boolean shown, boolean beyond, String from, String to, String at) {}

    /** A place of the scale; {@code anchor} is the end of its text that stands there, as SVG calls it. */
    public record Tick(String x, String text, String anchor) {}

    /** Make the scale as wide as the intervals and most of the pairs need. */
    static PairPlot over(JsonNode tests) {
        double widest = LEAST_REACH;
        for (JsonNode test : tests) {
            for (String end : List.of("low", "high")) {
                double ratio = test.path(end).asDouble(1);
                widest = Math.max(widest, Math.max(ratio, 1 / ratio));
            }
        }
        return new PairPlot(Math.min(MOST_REACH, widest * 1.02));
    }

    List<Tick> ticks() {
        double step = 1;
        for (double candidate : STEPS) {
            step = candidate <= reach ? candidate : step;
        }
        return DoubleStream.of(1 / step, 1, step)
                .mapToObj(ratio -> new Tick(x(ratio), String.format(Locale.ROOT, "×%.2f", ratio), anchor(place(ratio))))
                .toList();
    }

    /** A text in the middle of a place near the edge would be cut off. */
    private static String anchor(double x) {
        if (x < LABEL) {
            return "start";
        }
        return x > WIDTH - LABEL ? "end" : "middle";
    }

    List<Mark> marks(JsonNode test) {
        List<Mark> marks = new ArrayList<>();
        for (String kind : List.of("screening", "confirming")) {
            JsonNode pairs = test.path(kind);
            for (int i = 0; i < pairs.size(); i++) {
                double base = pairs.path(i).path(0).asDouble();
                double head = pairs.path(i).path(1).asDouble();
                if (base > 0 && head > 0) {
                    marks.add(new Mark(kind, x(head / base), y(i, pairs.size())));
                }
            }
        }
        return marks;
    }

    Bar bar(JsonNode test) {
        return test.path("ratio").isNumber()
                ? new Bar(
                        true,
                        test.path("ratio").asDouble() > reach,
                        x(test.path("low").asDouble()),
                        x(test.path("high").asDouble()),
                        x(test.path("ratio").asDouble()))
                : new Bar(false, false, "", "", "");
    }

    private String x(double ratio) {
        return coordinate(place(ratio));
    }

    private double place(double ratio) {
        double share = (Math.log(ratio) / Math.log(reach) + 1) / 2;
        return EDGE + (WIDTH - 2 * EDGE) * Math.max(0, Math.min(1, share));
    }

    /** Give the first pair the place at the top, the last one that at the bottom. */
    private static String y(int i, int n) {
        return coordinate(n == 1 ? HEIGHT / 2.0 : EDGE + (HEIGHT - 2.0 * EDGE) * i / (n - 1));
    }

    private static String coordinate(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }
}
