package io.github.energyjunit.baseline.prometheus;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the answer to a range query as it comes: an answer of 10,000 tests is 10 MB, and as a tree ten times that. */
final class RangeAnswer {

    private static final int MOST_BYTES = 128 << 20;
    private static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxDocumentLength(MOST_BYTES)
                    .build())
            .build();

    private final List<Series> series = new ArrayList<>();
    private final JsonParser json;
    private final @Nullable Wanted wanted;
    private boolean successful;
    private boolean complete;

    private RangeAnswer(JsonParser json, @Nullable Wanted wanted) {
        this.json = json;
        this.wanted = wanted;
    }

    /** What is kept of an answer: points at these times, and these labels. */
    record Wanted(Set<Double> times, Set<String> labels) {}

    /**
     * Returns its series, each with one point or more.
     *
     * @param wanted what is kept of it; null for everything
     * @throws IOException if it is no answer of Prometheus' HTTP API, or has a value that is no energy, time or power
     */
    static List<Series> read(InputStream body, @Nullable Wanted wanted) throws IOException {
        try (JsonParser json = JSON.createParser(body)) {
            RangeAnswer answer = new RangeAnswer(json, wanted);
            answer.read();
            if (answer.successful && answer.complete) {
                return answer.series;
            }
        } catch (StreamConstraintsException e) {
            throw new IOException("its answer is longer than " + MOST_BYTES + " bytes", e);
        } catch (JsonProcessingException e) {
            // said below: where the nonsense begins helps nobody
        }
        throw none();
    }

    private static IOException none() {
        return new IOException("its answer is not one of Prometheus' HTTP API");
    }

    private void read() throws IOException {
        if (json.nextToken() != JsonToken.START_OBJECT) {
            return;
        }
        for (String field = json.nextFieldName(); field != null; field = json.nextFieldName()) {
            JsonToken value = json.nextToken();
            if (field.equals("status")) {
                successful = "success".equals(json.getText());
            } else if (field.equals("data") && value == JsonToken.START_OBJECT) {
                data();
            } else {
                json.skipChildren();
            }
        }
    }

    private void data() throws IOException {
        for (String field = json.nextFieldName(); field != null; field = json.nextFieldName()) {
            JsonToken value = json.nextToken();
            if (field.equals("result") && value == JsonToken.START_ARRAY) {
                while (json.nextToken() == JsonToken.START_OBJECT) {
                    one();
                }
                complete = json.currentToken() == JsonToken.END_ARRAY;
            } else {
                json.skipChildren();
            }
        }
    }

    private void one() throws IOException {
        Map<String, String> labels = new HashMap<>();
        List<Series.Point> points = new ArrayList<>(1);
        for (String field = json.nextFieldName(); field != null; field = json.nextFieldName()) {
            JsonToken value = json.nextToken();
            if (field.equals("metric") && value == JsonToken.START_OBJECT) {
                for (String label = json.nextFieldName(); label != null; label = json.nextFieldName()) {
                    json.nextToken();
                    if (wanted == null || wanted.labels.contains(label)) {
                        labels.put(label, json.getText());
                    }
                }
            } else if (field.equals("values") && value == JsonToken.START_ARRAY) {
                while (json.nextToken() == JsonToken.START_ARRAY) {
                    point(points);
                }
                requireEnd();
            } else {
                json.skipChildren();
            }
        }
        if (!points.isEmpty()) {
            series.add(new Series(labels, points));
        }
    }

    private void point(List<Series.Point> points) throws IOException {
        json.nextToken();
        double time = json.getValueAsDouble();
        json.nextToken();
        if (wanted == null || wanted.times.contains(time)) {
            points.add(new Series.Point(time, number(json.getText())));
        }
        json.nextToken();
        requireEnd();
    }

    private void requireEnd() throws IOException {
        if (json.currentToken() != JsonToken.END_ARRAY) {
            throw none();
        }
    }

    private static double number(String value) throws IOException {
        try {
            double number = Double.parseDouble(value);
            if (Double.isFinite(number) && number >= 0) {
                return number;
            }
        } catch (NumberFormatException e) {
            // said below, with the value
        }
        throw new IOException("it has the value \"" + value + "\", expected a number of 0 or more");
    }
}
