package io.github.energyjunit.baseline;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.energyjunit.measured.EnergySamples;
import io.github.energyjunit.measurement.Batch;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Reads a baseline and believes nothing in it. */
final class BaselineReader {

    static final int SCHEMA = 1;

    /** More samples of a test than a build can sensibly be held against. */
    private static final int MOST_SAMPLES = 1000;

    private static final double MOST_MICROJOULES = 1e18;
    private static final Set<String> QUALITIES = Set.of("measured", "relayed", "estimated");

    private static final String EXECUTION = Batch.Scope.EXECUTION.label();

    private final JsonInput input;

    BaselineReader(JsonInput input) {
        this.input = input;
    }

    Baseline read() throws IOException {
        JsonNode root = input.object(SCHEMA);
        List<Section> sections = new ArrayList<>();
        Set<SortedMap<String, String>> seen = new HashSet<>();
        for (JsonNode node : array(root, "sections", "the baseline")) {
            Section section = section(node);
            if (!seen.add(section.fingerprint())) {
                throw input.damaged("two sections have the same fingerprint " + section.fingerprint());
            }
            sections.add(section);
        }
        return new Baseline(sections);
    }

    private Section section(JsonNode node) {
        SortedMap<String, String> fingerprint = new TreeMap<>();
        for (Map.Entry<String, JsonNode> entry : object(node, "fingerprint")) {
            fingerprint.put(entry.getKey(), entry.getValue().asText());
        }
        String quality = node.path("quality").asText();
        if (!QUALITIES.contains(quality)) {
            throw input.damaged("quality is '" + quality + "': expected measured, relayed or estimated");
        }
        List<BaselineRun> runs = new ArrayList<>();
        for (JsonNode run : array(node, "runs", "a section")) {
            runs.add(run(run));
        }
        SortedMap<String, List<RunSamples>> tests = new TreeMap<>();
        for (Map.Entry<String, JsonNode> entry : object(node, "tests")) {
            tests.put(entry.getKey(), samples(entry.getKey(), entry.getValue()));
        }
        SortedMap<String, List<RunTotal>> classes = new TreeMap<>();
        for (Map.Entry<String, JsonNode> entry : node.path("classes").properties()) {
            classes.put(entry.getKey(), totals(entry.getKey(), entry.getValue()));
        }
        return new Section(fingerprint, quality, runs, tests, classes, totals("the ledger", node.path("ledger")));
    }

    private List<RunTotal> totals(String of, JsonNode list) {
        List<RunTotal> totals = new ArrayList<>();
        Set<Instant> seen = new HashSet<>();
        for (JsonNode total : list) {
            Instant time = time(total, "run", of);
            if (!seen.add(time)) {
                throw input.damaged(of + " has the run " + time + " twice");
            }
            EnergySamples energy = new EnergySamples(
                    List.of(microjoules(of, total.path("microjoules"))),
                    optional(of, total.path("grossMicrojoules")),
                    optional(of, total.path("idleNanos")));
            totals.add(new RunTotal(time, tests(of, total.path("tests").asText()), energy));
        }
        totals.sort(Comparator.comparing(RunTotal::run));
        return totals;
    }

    private String tests(String of, String tests) {
        if (!RunTotal.TESTS.matcher(tests).matches()) {
            throw input.damaged(of + " has the tests '" + tests + "': expected up to 64 of a-z, 0-9 and -");
        }
        return tests;
    }

    private List<Double> optional(String of, JsonNode value) {
        return value.isMissingNode() ? List.of() : List.of(microjoules(of, value));
    }

    private List<RunSamples> samples(String test, JsonNode node) {
        List<RunSamples> samples = new ArrayList<>();
        Set<Instant> seen = new HashSet<>();
        int size = 0;
        if (!node.isArray()) {
            throw input.damaged(test + " has no list of runs");
        }
        for (JsonNode run : node) {
            List<Double> microjoules = numbers(test, array(run, "microjoules", test));
            EnergySamples values = new EnergySamples(
                    microjoules, numbers(test, run.path("grossMicrojoules")), numbers(test, run.path("idleNanos")));
            Instant time = time(run, "run", test);
            if (!seen.add(time)) {
                throw input.damaged(test + " has the run " + time + " twice");
            }
            size += microjoules.size();
            samples.add(
                    new RunSamples(time, values, run.path("first").asBoolean(), isExecution(test, run.path("scope"))));
        }
        if (size > MOST_SAMPLES) {
            throw input.damaged(test + " has " + size + " samples: expected at most " + MOST_SAMPLES);
        }
        samples.sort(Comparator.comparing(RunSamples::run));
        return samples;
    }

    private boolean isExecution(String test, JsonNode scope) {
        boolean execution = EXECUTION.equals(scope.asText());
        if (!execution && !scope.isMissingNode()) {
            throw input.damaged("scope of " + test + " is " + scope + ": expected \"" + EXECUTION + "\", or no scope");
        }
        return execution;
    }

    private BaselineRun run(JsonNode run) {
        SortedMap<String, String> settings = new TreeMap<>();
        run.path("settings")
                .properties()
                .forEach(entry -> settings.put(entry.getKey(), entry.getValue().asText()));
        return new BaselineRun(
                time(run, "time", "a run"),
                text(run, "commit"),
                text(run, "jvm"),
                number(run, "idleWatts"),
                number(run, "idleWattsLow"),
                number(run, "idleWattsHigh"),
                number(run, "canaryMicrojoules"),
                settings,
                text(run, "conditions"));
    }

    private @Nullable Double number(JsonNode run, String field) {
        JsonNode value = run.path(field);
        if (value.isMissingNode() || value.isNull()) {
            return null;
        }
        double number = value.doubleValue();
        if (!value.isNumber() || !(number >= 0 && number <= MOST_MICROJOULES)) {
            throw input.damaged(field + " of a run is " + value + ": expected a number from 0 to 1e18, or null");
        }
        return number;
    }

    private List<Double> numbers(String test, JsonNode values) {
        List<Double> numbers = new ArrayList<>();
        for (JsonNode value : values) {
            numbers.add(microjoules(test, value));
        }
        return numbers;
    }

    private double microjoules(String test, JsonNode value) {
        double microjoules = value.doubleValue();
        if (!value.isNumber() || !(microjoules >= 0 && microjoules <= MOST_MICROJOULES)) {
            throw input.damaged(test + " has the sample " + value + ": expected microjoules from 0 to 1e18");
        }
        return microjoules;
    }

    private Instant time(JsonNode node, String field, String where) {
        try {
            return Instant.parse(node.path(field).asText());
        } catch (DateTimeException e) {
            throw input.damaged(field + " of " + where + " is " + node.path(field) + ": expected a time such as "
                    + "2026-11-23T10:00:00Z");
        }
    }

    private JsonNode array(JsonNode node, String field, String where) {
        if (!node.path(field).isArray()) {
            throw input.damaged(where + " has no list " + field);
        }
        return node.path(field);
    }

    private Set<Map.Entry<String, JsonNode>> object(JsonNode node, String field) {
        if (!node.path(field).isObject()) {
            throw input.damaged("a section has no object " + field);
        }
        return node.path(field).properties();
    }

    private static @Nullable String text(JsonNode node, String field) {
        JsonNode value = node.path(field);
        return value.isTextual() ? value.asText() : null;
    }
}
