package io.github.energyjunit.html;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.energyjunit.analysis.Analysis;
import io.github.energyjunit.analysis.Comparison;
import io.github.energyjunit.analysis.JudgedTest;
import io.github.energyjunit.analysis.Verdict;
import io.github.energyjunit.measured.Source;
import io.github.energyjunit.measured.TestSummary;
import io.github.energyjunit.meter.Flag;
import io.github.energyjunit.report.Report;
import io.github.energyjunit.units.Joules;
import io.github.energyjunit.units.JoulesText;
import java.io.IOException;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Writes what the table of {@code report.html} is made from, with short keys as there may be 10,000 tests. */
final class HtmlData {

    /** How many samples all tests together may show; each shows {@value #FEWEST} at least. */
    private static final int SAMPLES = 100_000;

    private static final int FEWEST = 10;
    private static final int MOST = 200;

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Map<String, String> FLAGS = Arrays.stream(Flag.values())
            .collect(Collectors.toMap(Flag::name, Flag::explanation, (a, b) -> a, LinkedHashMap::new));

    private final Report report;
    private final Analysis analysis;
    private final TrendData trend;
    private final List<Source> sources;
    private final List<SortedMap<String, String>> fingerprints;
    private final int most;
    private final ProfileData profiles;
    private final String commonPackage;
    private final NameData names;

    /** Takes a report, and the packages that all its tests are in. */
    HtmlData(Report report, String commonPackage) {
        this.report = report;
        this.commonPackage = commonPackage;
        this.analysis = report.analysis();
        List<TestSummary> tests =
                analysis.tests().stream().map(JudgedTest::test).toList();
        this.sources = new ArrayList<>(
                tests.stream().map(TestSummary::source).distinct().toList());
        this.fingerprints =
                tests.stream().map(TestSummary::fingerprint).distinct().toList();
        this.names = new NameData(tests);
        this.trend = new TrendData(report.trend(), tests.size());
        this.profiles = new ProfileData(report.profiles().tests().size());
        this.most = Math.max(FEWEST, Math.min(MOST, SAMPLES / Math.max(1, tests.size())));
    }

    /** Write JSON in which nothing can end or open a script element or a comment. */
    String json() throws IOException {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(text)) {
            json.writeStartObject();
            json.writeArrayFieldStart("sources");
            for (Source source : sources) {
                json.writeStartObject();
                json.writeStringField("name", source.name());
                json.writeStringField("quality", source.quality().label());
                number("uncertainty", source.uncertainty(), json);
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writePOJOField("fingerprints", fingerprints);
            json.writePOJOField("flags", FLAGS);
            json.writePOJOField("verdicts", Verdict.worstFirst());
            json.writeStringField("package", commonPackage);
            json.writeBooleanField("modules", !report.modules().isEmpty());
            if (report.carbon() != null) {
                json.writeNumberField("carbon", report.carbon().gramsPerKilowattHour());
            }
            Map<String, Integer> positions = new HashMap<>();
            for (int i = 0; i < analysis.tests().size(); i++) {
                positions.putIfAbsent(analysis.tests().get(i).test().test(), i);
            }
            new PowerData(analysis).write(positions, json);
            trend.write(json);
            json.writeArrayFieldStart("tests");
            for (JudgedTest test : analysis.tests()) {
                write(test, json);
            }
            json.writeEndArray();
            profiles.writeModule(report.profiles(), json);
            json.writeEndObject();
        }
        return inert(text.toString());
    }

    /** Write JSON so that a page can hold it: nothing in it can be taken for HTML. */
    static String inert(String json) {
        return json.replace("&", "\\u0026").replace("<", "\\u003c").replace(">", "\\u003e");
    }

    private void write(JudgedTest judged, JsonGenerator json) throws IOException {
        TestSummary test = judged.test();
        json.writeStartObject();
        json.writeStringField("t", test.test());
        microjoules("j", test.attributed(), json);
        microjoules("m", test.total(), json);
        microjoules("r", test.resolution(), json);
        number("d", test.durationNanos(), json);
        microjoules("l", energy(judged.judgement().budgetJoules()), json);
        json.writeNumberField("e", test.all().attributed().decimalMicrojoules());
        json.writeNumberField("n", test.samples().size());
        json.writeNumberField("q", sources.indexOf(test.source()));
        json.writeNumberField("k", fingerprints.indexOf(test.fingerprint()));
        if (test.samples().relativeSpread().isPresent()) {
            json.writeNumberField(
                    "s", Math.round(test.samples().relativeSpread().getAsDouble() * 1e4) / 1e4);
        } else {
            json.writeNullField("s");
        }
        writeOptional(judged, json);
        trend.write(test, json);
        TestSummary.Invocations ran = test.invocations();
        json.writeFieldName("i");
        json.writeArray(new int[] {ran.successful(), ran.failed(), ran.aborted(), ran.warmups(), ran.unread()}, 0, 5);
        json.writeFieldName("x");
        json.writeStartArray();
        for (double sample : picked(test.samples().numbers())) {
            json.writeNumber(JoulesText.microjoules(sample));
        }
        json.writeEndArray();
        RegionData.write(test.regions(), json);
        profiles.write("a", report.profiles().of(test).orElse(null), json);
        json.writeEndObject();
    }

    /** Most tests have none of these, so they are left out where they would say nothing. */
    private void writeOptional(JudgedTest judged, JsonGenerator json) throws IOException {
        TestSummary test = judged.test();
        if (judged.judgement().verdict() != Verdict.PASS) {
            json.writeStringField("v", judged.judgement().verdict().name());
        }
        if (judged.judgement().verdict() != Verdict.PASS || judged.judgement().budgetJoules() != null) {
            json.writeStringField("w", judged.judgement().reason());
        }
        Comparison comparison = judged.comparison();
        if (comparison != null) {
            microjoules("p", comparison.baseline(), json);
            json.writeFieldName("c");
            json.writeArray(new double[] {comparison.ratio(), comparison.low(), comparison.high()}, 0, 3);
        }
        names.write(test, json);
        if (test.inContainers() != null) {
            microjoules("ic", test.inContainers(), json);
        }
        if (!test.flags().isEmpty()) {
            json.writePOJOField("f", test.flags());
        }
        if (!test.reasons().isEmpty()) {
            json.writePOJOField("z", test.reasons());
        }
    }

    /** Picks samples evenly in their order if there are too many to show. */
    private double[] picked(double[] samples) {
        if (samples.length <= most) {
            return samples;
        }
        double[] some = new double[most];
        for (int i = 0; i < most; i++) {
            some[i] = samples[(int) ((long) i * (samples.length - 1) / (most - 1))];
        }
        return some;
    }

    private static @Nullable Joules energy(@Nullable BigDecimal joules) {
        return joules == null ? null : Joules.of(joules);
    }

    private static void microjoules(String name, @Nullable Joules energy, JsonGenerator json) throws IOException {
        if (energy == null) {
            json.writeNullField(name);
        } else {
            json.writeNumberField(name, energy.decimalMicrojoules());
        }
    }

    private static void number(String name, @Nullable Number value, JsonGenerator json) throws IOException {
        json.writeFieldName(name);
        if (value == null) {
            json.writeNull();
        } else if (value instanceof Long whole) {
            json.writeNumber(whole);
        } else {
            json.writeNumber(value.doubleValue());
        }
    }
}
