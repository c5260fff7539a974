package io.github.energyjunit.environments.documents;

import io.github.energyjunit.environments.Efficiency;
import io.github.energyjunit.units.PercentText;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Words the figures of environments alike in all documents; what is not a number is left out. */
final class Figures {

    private Figures() {}

    static String watts(Map<String, Double> watts) {
        return watts.entrySet().stream()
                .map(domain -> String.format(Locale.ROOT, "%s %.3g W", domain.getKey(), domain.getValue()))
                .collect(Collectors.joining(", "));
    }

    static String seconds(double seconds) {
        return Double.isNaN(seconds)
                ? ""
                : seconds < 1
                        ? String.format(Locale.ROOT, "%.3g ms", seconds * 1e3)
                        : String.format(Locale.ROOT, "%.2f s", seconds);
    }

    static String spread(double spread) {
        return Double.isNaN(spread) ? "" : PercentText.of(spread);
    }

    static String ratio(Efficiency efficiency) {
        return Double.isNaN(efficiency.ratio()) ? "" : String.format(Locale.ROOT, "x%.3f", efficiency.ratio());
    }

    static String interval(Efficiency efficiency) {
        return efficiency.hasInterval()
                ? String.format(Locale.ROOT, "%.3f to %.3f", efficiency.low(), efficiency.high())
                : "";
    }

    static String finding(Efficiency efficiency) {
        return efficiency.finding().words() + (efficiency.reason().isEmpty() ? "" : " (" + efficiency.reason() + ")");
    }
}
