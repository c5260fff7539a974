package io.github.energyjunit.meter.relay;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads the answer of a Prometheus server's {@code /api/v1/query}. */
final class QueryAnswer {
    private QueryAnswer() {}

    static List<Sample> parse(String text) throws IOException {
        List<Sample> samples = new ArrayList<>();
        try {
            Object answer = Json.parse(text);
            Object result = Json.member(Json.member(answer, "data"), "result");
            if (!"success".equals(Json.member(answer, "status")) || !(result instanceof List<?> series)) {
                throw new IOException("the answer is not that of a successful query for a vector");
            }
            for (Object one : series) {
                samples.add(sample(one));
            }
        } catch (IllegalArgumentException e) {
            throw new IOException("the answer is not that of a Prometheus server (" + e.getMessage() + ")", e);
        }
        return samples;
    }

    private static Sample sample(Object series) throws IOException {
        if (!(Json.member(series, "value") instanceof List<?> pair)
                || pair.size() != 2
                || !(Json.member(series, "metric") instanceof Map<?, ?> metric)) {
            throw new IOException("the answer is not that of a query for an instant vector");
        }
        Map<String, String> labels = new HashMap<>();
        metric.forEach((label, value) -> labels.put(String.valueOf(label), String.valueOf(value)));
        String name = labels.getOrDefault("__name__", "");
        labels.remove("__name__");
        return new Sample(name, labels, Double.parseDouble(String.valueOf(pair.get(1))));
    }
}
