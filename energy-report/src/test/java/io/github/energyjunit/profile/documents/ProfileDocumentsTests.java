package io.github.energyjunit.profile.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import io.github.energyjunit.ci.CodePlaces;
import io.github.energyjunit.ci.MarkdownDocument;
import io.github.energyjunit.formats.Formats;
import io.github.energyjunit.html.HtmlDocument;
import io.github.energyjunit.json.JsonDocument;
import io.github.energyjunit.measured.TestSummary;
import io.github.energyjunit.profile.MadeUpProfiles;
import io.github.energyjunit.profile.Profiles;
import io.github.energyjunit.reading.Analyzer;
import io.github.energyjunit.reading.Recording;
import io.github.energyjunit.report.Document;
import io.github.energyjunit.report.Report;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProfileDocumentsTests {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String HOSTILE = "a.B.</script><img src=x onerror=alert(1)>; evil\nline\u0085\ud800 ` | @all";
    private static final Map<List<String>, Integer> STACKS = Map.of(
            List.of("com.acme.FooTest.foo", "com.acme.Order.total"), 60,
            List.of("com.acme.FooTest.foo", "java.math.BigDecimal.divide"), 30,
            List.of("[thread pool-#]", HOSTILE), 10);

    @TempDir
    private Path output;

    @Test
    void the_json_document_has_methods_and_keeps_to_its_schema() throws IOException {
        JsonNode json = JSON.readTree(text(new JsonDocument(), profiled()));

        assertThat(JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                        .getSchema(Files.readString(Path.of("..", "docs", "schema", "report.schema.json")))
                        .validate(json))
                .isEmpty();
        JsonNode test = json.path("tests").get(0);
        assertThat(test.path("profileSamples").asInt()).isEqualTo(100);
        assertThat(test.path("allocatedBytes").asLong()).isEqualTo(1_048_576);
        JsonNode foo = test.path("methods").get(0);
        assertThat(foo.path("method").asText()).isEqualTo("com.acme.FooTest.foo");
        assertThat(foo.path("joules").asDouble()).isCloseTo(1.8, within(1e-9));
        assertThat(foo.path("selfJoules").asDouble()).isZero();
        // √(0.892 · 0.108 / 100) of 2 J
        assertThat(foo.path("errorJoules").asDouble()).isCloseTo(0.062, within(0.001));
        assertThat(json.path("profile").path("joules").asDouble()).isCloseTo(2, within(1e-9));
    }

    @Test
    void what_the_jvm_itself_did_stands_beside_what_was_allocated() throws IOException {
        Map<List<String>, Integer> stacks = Map.of(
                List.of("com.acme.FooTest.foo"), 60,
                List.of("[garbage collector]", "libjvm.so!G1ParScanThreadState::trim_queue"), 30,
                List.of("[JIT compiler]", "libjvm.so!Compile::Compile"), 10);
        Report report = plain();
        Report profiled = report.with(MadeUpProfiles.of(report.analysis(), test -> stacks));

        JsonNode json = JSON.readTree(text(new JsonDocument(), profiled));

        assertThat(JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                        .getSchema(Files.readString(Path.of("..", "docs", "schema", "report.schema.json")))
                        .validate(json))
                .isEmpty();
        JsonNode work = json.path("tests").get(0).path("jvmWork");
        assertThat(work).hasSize(2);
        assertThat(work.get(0).path("work").asText()).isEqualTo("garbage collector");
        assertThat(work.get(0).path("joules").asDouble()).isCloseTo(0.6, within(1e-9));
        assertThat(work.get(0).path("errorJoules").asDouble()).isCloseTo(0.092, within(0.001));
        assertThat(json.path("profile").path("jvmWork")).hasSize(2);
        assertThat(text(new HtmlDocument(), profiled)).contains("\"v\":[[");
        assertThat(JSON.readTree(text(new JsonDocument(), profiled()))
                        .path("tests")
                        .get(0)
                        .has("jvmWork"))
                .isFalse();
    }

    @Test
    void what_was_allocated_is_told_without_any_stack() throws IOException {
        Report report = plain();
        TestSummary test = report.analysis().tests().get(0).test();
        Profiles counted = new Profiles("jfr", Map.of(), null, Map.of(test, 1_000.0), method -> method);

        JsonNode json = JSON.readTree(text(new JsonDocument(), report.with(counted)));

        assertThat(json.path("tests").get(0).path("allocatedBytes").asLong()).isEqualTo(1_000);
        assertThat(json.path("tests").get(0).has("methods")).isFalse();
    }

    @Test
    void without_a_profile_there_is_no_trace_of_one() throws IOException {
        JsonNode json = JSON.readTree(text(new JsonDocument(), plain()));

        assertThat(json.has("profile")).isFalse();
        assertThat(json.path("tests").get(0).has("methods")).isFalse();
        assertThat(write(plain())).noneMatch(name -> name.startsWith("profile-"));
        assertThat(text(new MarkdownDocument(places()), plain())).doesNotContain("Which code used it");
    }

    @Test
    void collapsed_stacks_are_whole_microjoules_below_the_test() throws IOException {
        String text = text(new CollapsedDocument(), profiled());

        assertThat(text.lines()).hasSize(3).allMatch(line -> line.matches("com\\.acme\\.FooTest#foo\\(\\);.+ \\d+"));
        assertThat(text.lines()
                        .mapToLong(line -> Long.parseLong(line.replaceAll(".* ", "")))
                        .sum())
                .isEqualTo(2_000_000);
        assertThat(text).contains("com.acme.FooTest#foo();com.acme.FooTest.foo;com.acme.Order.total 1200000\n");
        assertThat(text).doesNotContainPattern("[\\p{Cc}&&[^\\n]]");
        assertThat(text.lines().filter(line -> line.contains("evil")))
                .singleElement()
                .satisfies(line ->
                        assertThat(line.chars().filter(c -> c == ';').count()).isEqualTo(2));
    }

    @Test
    void speedscope_gets_a_profile_for_each_test_whose_weights_are_joules() throws IOException {
        JsonNode json = JSON.readTree(text(new SpeedscopeDocument(), profiled()));

        assertThat(json.path("$schema").asText()).isEqualTo("https://www.speedscope.app/file-format-schema.json");
        JsonNode profile = json.path("profiles").get(0);
        assertThat(profile.path("type").asText()).isEqualTo("sampled");
        assertThat(profile.path("samples"))
                .hasSize(3)
                .allSatisfy(stack -> assertThat(stack)
                        .allSatisfy(frame -> assertThat(
                                        json.path("shared").path("frames").has(frame.asInt()))
                                .isTrue()));
        double sum = 0;
        for (JsonNode weight : profile.path("weights")) {
            sum += weight.asDouble();
        }
        assertThat(sum)
                .isCloseTo(2, within(1e-9))
                .isCloseTo(profile.path("endValue").asDouble(), within(1e-9));
    }

    @Test
    void both_are_written_with_whatever_is_asked_for_and_deleted_with_it() throws IOException {
        assertThat(write(profiled()))
                .containsExactly("report.json", "profile-tests.collapsed", "profile-tests.speedscope.json");

        Formats.delete(output, places());

        assertThat(output.resolve("profile-tests.collapsed")).doesNotExist();
        assertThat(output.resolve("profile-tests.speedscope.json")).doesNotExist();
    }

    @Test
    void hostile_names_stay_text_in_every_document() throws IOException {
        assertThat(text(new HtmlDocument(), profiled()))
                .doesNotContain("<img src=x")
                .contains("onerror");
        assertThat(text(new MarkdownDocument(places()), profiled()))
                .contains("Which code used it", "200 mJ")
                .doesNotContain("<img", "@all")
                .contains("onerror");
    }

    @Test
    void a_page_of_two_thousand_profiled_tests_stays_small() throws IOException {
        Map<List<String>, Integer> stacks = new LinkedHashMap<>();
        for (int i = 0; i < 60; i++) {
            List<String> stack = new ArrayList<>();
            for (int depth = 0; depth < 12; depth++) {
                stack.add("com.acme.part" + depth + ".Type" + i % (depth + 1) + ".method" + i % (3 * depth + 1));
            }
            stacks.put(stack, 1 + i % 7);
        }

        assertThat(page(2_000, test -> stacks).length()).isBetween(3_000_000, 10_000_000);
    }

    @Test
    void two_thousand_tests_that_share_no_method_do_not_make_a_page_larger() throws IOException {
        String tail = "ThatHasALongName".repeat(20);

        String page = page(2_000, test -> {
            Map<List<String>, Integer> stacks = new LinkedHashMap<>();
            for (int i = 0; i < 40; i++) {
                String of = ".Type" + i + ".of" + Integer.toHexString(test.hashCode());
                stacks.put(List.of("com.acme.outer" + of, "com.acme.inner" + of + tail, "com.lib" + i + of), 1 + i % 7);
            }
            return stacks;
        });

        assertThat(page.length()).isLessThan(10_000_000);
    }

    private String page(int tests, Function<String, Map<List<String>, Integer>> stacks) throws IOException {
        Recording recording = Recording.measured(output);
        for (int i = 0; i < tests; i++) {
            recording.add("com.acme.Foo" + i % 50 + "Test#foo" + i + "()", 1);
        }
        Report report = report();
        return text(new HtmlDocument(), report.with(MadeUpProfiles.of(report.analysis(), stacks)));
    }

    private Report profiled() throws IOException {
        Report report = plain();
        return report.with(MadeUpProfiles.of(report.analysis(), test -> STACKS));
    }

    private Report plain() throws IOException {
        if (Files.notExists(output) || output.toFile().list().length == 0) {
            Recording.measured(output).add("com.acme.FooTest#foo()", 2);
        }
        return report();
    }

    private Report report() throws IOException {
        return new Report("acme", Instant.now(), Analyzer.ofAnything().analyse(output));
    }

    private CodePlaces places() {
        return new CodePlaces(output, output, List.of());
    }

    private List<String> write(Report report) throws IOException {
        return Formats.of("json", Map.of()).write(report, output, places()).stream()
                .map(file -> String.valueOf(file.getFileName()))
                .toList();
    }

    private static String text(Document document, Report report) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        document.write(report, out);
        return out.toString(StandardCharsets.UTF_8);
    }
}
