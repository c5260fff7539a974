package io.github.energyjunit.publish;

import io.github.energyjunit.measured.Digest;
import io.github.energyjunit.metrics.MetricFamily;
import io.github.energyjunit.metrics.MetricFamily.Sample;
import io.github.energyjunit.report.XmlText;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Bounds what names from outside may do to a server: length, number and characters of labels, and no series twice. */
final class Cleaning {
    private static final int LONGEST = 520;
    private static final int MOST_LABELS = 30;
    private static final int DIGITS = 8;

    private Cleaning() {}

    /** Returns the families that have samples, each sample with clean labels. */
    static List<MetricFamily> of(List<MetricFamily> families) {
        return families.stream()
                .filter(family -> !family.samples().isEmpty())
                .map(Cleaning::of)
                .toList();
    }

    private static MetricFamily of(MetricFamily family) {
        Set<Map<String, String>> seen = new LinkedHashSet<>();
        return family.withSamples(family.samples().stream()
                .map(sample -> new Sample(labels(sample.labels()), sample.value()))
                .filter(sample -> seen.add(sample.labels()))
                .toList());
    }

    private static Map<String, String> labels(Map<String, String> labels) {
        Map<String, String> clean = new LinkedHashMap<>();
        labels.forEach((name, value) -> {
            if (clean.size() < MOST_LABELS) {
                clean.put(name, value(value));
            }
        });
        return clean;
    }

    /** A value that is changed ends in a digest of what it was, so that two stay different. */
    private static String value(String value) {
        String plain = XmlText.allowed(value).replaceAll("\\p{Cntrl}", "\ufffd");
        if (plain.equals(value) && value.length() <= LONGEST) {
            return value;
        }
        String cut = plain.codePointCount(0, plain.length()) <= LONGEST
                ? plain
                : plain.substring(0, plain.offsetByCodePoints(0, LONGEST));
        // Half a character has no bytes of its own, so that two names with one each would have the same digest.
        String whole = value.chars().mapToObj(Integer::toString).collect(Collectors.joining(" "));
        return cut + "…" + Digest.of(whole).substring(0, DIGITS);
    }
}
