package io.github.energyjunit.profile.documents;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import io.github.energyjunit.analysis.JudgedTest;
import io.github.energyjunit.profile.CallNode;
import io.github.energyjunit.profile.TestProfile;
import io.github.energyjunit.report.Document;
import io.github.energyjunit.report.Report;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes {@code profile-tests.speedscope.json}: a profile of samples for each test, whose weights are joules. */
public final class SpeedscopeDocument implements Document {

    private static final JsonFactory JSON =
            JsonFactory.builder().disable(StreamWriteFeature.AUTO_CLOSE_TARGET).build();

    @Override
    public String fileName() {
        return "profile-tests.speedscope.json";
    }

    @Override
    public void write(Report report, OutputStream out) throws IOException {
        List<TestProfile> profiles = new ArrayList<>();
        for (JudgedTest judged : report.analysis().tests()) {
            report.profiles().of(judged.test()).ifPresent(profiles::add);
        }
        Map<String, Integer> frames = new LinkedHashMap<>();
        profiles.forEach(profile -> collect(profile.tree().root(), frames));
        try (JsonGenerator json = JSON.createGenerator(out)) {
            json.writeStartObject();
            json.writeStringField("$schema", "https://www.speedscope.app/file-format-schema.json");
            json.writeStringField("exporter", "energy-junit");
            json.writeStringField("name", report.module());
            json.writeNumberField("activeProfileIndex", 0);
            json.writeObjectFieldStart("shared");
            json.writeArrayFieldStart("frames");
            for (String frame : frames.keySet()) {
                json.writeStartObject();
                json.writeStringField("name", frame);
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeEndObject();
            json.writeArrayFieldStart("profiles");
            for (TestProfile profile : profiles) {
                write(profile, frames, json);
            }
            json.writeEndArray();
            json.writeEndObject();
        }
    }

    private static void write(TestProfile profile, Map<String, Integer> frames, JsonGenerator json) throws IOException {
        List<Double> weights = new ArrayList<>();
        json.writeStartObject();
        json.writeStringField("type", "sampled");
        json.writeStringField("name", profile.test() + " (joules)");
        // The format has units of time and memory, and this for everything else.
        json.writeStringField("unit", "none");
        json.writeNumberField("startValue", 0);
        json.writeNumberField("endValue", profile.energy().joules());
        json.writeArrayFieldStart("samples");
        StackWriter.walk(profile, (stack, energy) -> {
            json.writeStartArray();
            for (String frame : stack) {
                json.writeNumber(frames.getOrDefault(frame, 0));
            }
            json.writeEndArray();
            weights.add(energy.joules());
        });
        json.writeEndArray();
        json.writeArrayFieldStart("weights");
        for (double weight : weights) {
            json.writeNumber(weight);
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void collect(CallNode node, Map<String, Integer> frames) {
        if (!node.frame().isEmpty()) {
            frames.putIfAbsent(node.frame(), frames.size());
        }
        node.callees().forEach(callee -> collect(callee, frames));
    }
}
