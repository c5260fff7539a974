package io.github.energyjunit.baseline;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.energyjunit.measured.EnergySamples;
import io.github.energyjunit.units.JoulesText;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Lays a baseline out such that a diff shows one line for each build of each test. */
final class BaselineWriter {

    private static final ObjectMapper JSON = new ObjectMapper();

    private BaselineWriter() {}

    static String write(Baseline baseline) throws JsonProcessingException {
        StringBuilder text = new StringBuilder("{\n  \"schema\": " + BaselineReader.SCHEMA + ",\n  \"sections\": [");
        String separator = "\n";
        for (Section section : baseline.sections()) {
            text.append(separator).append(write(section));
            separator = ",\n";
        }
        return text.append("\n  ]\n}\n").toString();
    }

    private static String write(Section section) throws JsonProcessingException {
        StringBuilder text = new StringBuilder("    {\n");
        text.append("      \"fingerprint\": ").append(JSON.writeValueAsString(section.fingerprint()));
        text.append(",\n      \"quality\": ").append(JSON.writeValueAsString(section.quality()));
        text.append(",\n      \"runs\": [");
        String separator = "\n        ";
        for (BaselineRun run : section.runs()) {
            text.append(separator).append(write(run));
            separator = ",\n        ";
        }
        text.append("\n      ],\n      \"tests\": ").append(lists(section.tests(), BaselineWriter::write));
        if (!section.classes().isEmpty()) {
            text.append(",\n      \"classes\": ").append(lists(section.classes(), BaselineWriter::totals));
        }
        if (!section.ledger().isEmpty()) {
            text.append(",\n      \"ledger\": [\n          ")
                    .append(totals(section.ledger()))
                    .append("\n      ]");
        }
        return text.append("\n    }").toString();
    }

    private static <T> String lists(Map<String, List<T>> lists, Function<List<T>, String> lines)
            throws JsonProcessingException {
        StringBuilder text = new StringBuilder("{");
        String separator = "\n        ";
        for (Map.Entry<String, List<T>> list : lists.entrySet()) {
            text.append(separator).append(JSON.writeValueAsString(list.getKey()));
            text.append(": [\n          ").append(lines.apply(list.getValue())).append("\n        ]");
            separator = ",\n        ";
        }
        return text.append("\n      }").toString();
    }

    private static String totals(List<RunTotal> totals) {
        return totals.stream()
                .map(total -> "{\"run\":\"" + total.run() + "\",\"tests\":\"" + total.tests() + "\",\"microjoules\":"
                        + number(total.energy().microjoules())
                        + (total.energy().isConvertible()
                                ? ",\"grossMicrojoules\":"
                                        + number(total.energy().gross()) + ",\"idleNanos\":"
                                        + number(total.energy().idleNanos())
                                : "")
                        + "}")
                .collect(Collectors.joining(",\n          "));
    }

    private static String number(List<Double> one) {
        return JoulesText.microjoules(one.get(0)).toString();
    }

    private static String write(BaselineRun run) throws JsonProcessingException {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("time", run.time().toString());
        fields.put("commit", run.commit());
        fields.put("jvm", run.jvm());
        putKnown(fields, "idleWatts", run.idleWatts());
        putKnown(fields, "idleWattsLow", run.idleWattsLow());
        putKnown(fields, "idleWattsHigh", run.idleWattsHigh());
        putKnown(fields, "canaryMicrojoules", run.canary());
        putKnown(fields, "settings", run.settings().isEmpty() ? null : run.settings());
        putKnown(fields, "conditions", run.conditions());
        return JSON.writeValueAsString(fields);
    }

    private static void putKnown(Map<String, @Nullable Object> fields, String name, @Nullable Object value) {
        if (value != null) {
            fields.put(name, value);
        }
    }

    private static String write(List<RunSamples> samples) {
        return samples.stream()
                .map(run -> "{\"run\":\"" + run.run() + "\",\"microjoules\":"
                        + numbers(run.microjoules()) + more(run.samples())
                        + (run.first() ? ",\"first\":true" : "")
                        + (run.execution() ? ",\"scope\":\"execution\"}" : "}"))
                .collect(Collectors.joining(",\n          "));
    }

    private static String more(EnergySamples samples) {
        return samples.isConvertible()
                ? ",\"grossMicrojoules\":" + numbers(samples.gross()) + ",\"idleNanos\":" + numbers(samples.idleNanos())
                : "";
    }

    private static String numbers(List<Double> values) {
        return values.stream()
                .map(value -> JoulesText.microjoules(value).toString())
                .collect(Collectors.joining(",", "[", "]"));
    }
}
