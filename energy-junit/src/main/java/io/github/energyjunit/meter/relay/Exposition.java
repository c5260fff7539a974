package io.github.energyjunit.meter.relay;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** Reads the text format in which Prometheus collects metrics, version 0.0.4; OpenMetrics' additions are passed over. */
final class Exposition {
    private Exposition() {}

    /**
     * Reads the samples whose names are wanted.
     *
     * @throws IOException if the line of a wanted name is malformed
     */
    static List<Sample> parse(String text, Predicate<String> wantedNames) throws IOException {
        List<Sample> samples = new ArrayList<>();
        // Blank lines occur: Scaphandre leaves the line end of the counter's file behind values.
        for (String line : (Iterable<String>) text.lines().map(String::strip)::iterator) {
            if (line.isEmpty() || line.startsWith("#")) {
                continue;
            }
            String name = line.substring(0, endOfName(line));
            if (wantedNames.test(name)) {
                samples.add(sample(name, line));
            }
        }
        return samples;
    }

    private static Sample sample(String name, String line) throws IOException {
        try {
            int at = name.length();
            Map<String, String> labels = new HashMap<>();
            if (at < line.length() && line.charAt(at) == '{') {
                Labels.Parsed parsed = Labels.parse(line, at + 1);
                parsed.labels().forEach(label -> labels.put(label.name(), label.value()));
                at = parsed.closingBrace() + 1;
            }
            // A timestamp may follow.
            String value = line.substring(at).strip().split("\\s+", 2)[0];
            return new Sample(name, labels, Double.parseDouble(value.replace("Inf", "Infinity")));
        } catch (IllegalArgumentException e) {
            throw new IOException("the line of " + name + " is malformed", e);
        }
    }

    private static int endOfName(String line) {
        int end = 0;
        while (end < line.length() && line.charAt(end) != '{' && line.charAt(end) > ' ') {
            end++;
        }
        return end;
    }
}
