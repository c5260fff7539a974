package io.github.energyjunit.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import io.github.energyjunit.budget.BudgetPolicy;
import io.github.energyjunit.budget.Budgets;
import io.github.energyjunit.ci.CodePlaces;
import io.github.energyjunit.formats.Formats;
import io.github.energyjunit.reading.Analyzer;
import io.github.energyjunit.reading.Freshness;
import io.github.energyjunit.reading.Recording;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Writes documents of a JVM that used 40 J: half of it for the set-up of a class, 5 J for its tests. */
class LedgerDocumentsTests {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String ENTRIES = "\"entries\":["
            + "{\"what\":\"classSetUp\",\"grossMicrojoules\":20000000,\"idleNanos\":100,\"cpuNanos\":2000000000},"
            + "{\"what\":\"bodies\",\"grossMicrojoules\":5000000,\"idleNanos\":100,\"cpuNanos\":500000000}]";

    @TempDir
    Path output;

    private Report report(String... lines) throws IOException {
        Recording recording = Recording.measured(output).add("com.acme.FooTest#foo()", 1);
        for (String line : lines) {
            recording.raw(line + "\n");
        }
        Analyzer analyzer = new Analyzer(
                new Freshness(Instant.EPOCH, true), new Budgets(List.of(), BudgetPolicy.usual(false)), pid -> false);
        Report report = new Report("acme", Instant.EPOCH, analyzer.analyse(output));
        Formats.of("json,html,md,openmetrics", Map.of())
                .write(report, output, new CodePlaces(Path.of(""), Path.of(""), List.of()));
        return report;
    }

    private static String ofJvm(long totalMicrojoules) {
        return "{\"type\":\"ledger\",\"run\":\"x\",\"startNanos\":0,\"durationNanos\":4000000000,\"beforeNanos\":0,"
                + "\"beforeCpuNanos\":0,\"lostNanos\":0,\"totalMicrojoules\":" + totalMicrojoules
                + ",\"busyNanos\":4000000000," + ENTRIES + ",\"power\":[0,0,2000000000,20000000]}";
    }

    private static String ofClass() {
        return "{\"type\":\"classLedger\",\"run\":\"x\",\"className\":\"com.acme.FooTest\"," + ENTRIES + "}";
    }

    private JsonNode json() throws IOException {
        return JSON.readTree(output.resolve("report.json").toFile());
    }

    @Test
    void the_lines_of_the_last_ledger_add_up_in_every_document() throws IOException {
        Report report = report(ofJvm(30_000_000), ofClass(), ofJvm(40_000_000));

        JsonNode json = json();
        assertThat(JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                        .getSchema(Files.readString(Path.of("..", "docs", "schema", "report.schema.json")))
                        .validate(json))
                .isEmpty();
        BigDecimal sum = BigDecimal.ZERO;
        for (JsonNode line : json.get("ledger")) {
            sum = sum.add(line.get("joules").decimalValue());
        }
        assertThat(sum).isEqualByComparingTo("40");
        assertThat(json.get("ledgerJoules").decimalValue()).isEqualByComparingTo("40");
        assertThat(json.at("/ledgerClasses/0/className").asText()).isEqualTo("com.acme.FooTest");
        assertThat(new ConsoleReport(report, 1).lines())
                .contains(
                        "Where it went: 40.0 J that the machine used while test JVMs were running = class set-up 20.0 J (50 %), "
                                + "other processes 15.0 J (38 %), test bodies 5.00 J (13 %)");
        assertThat(Files.readString(output.resolve("report.md"))).contains("| class set-up | 20.0 J | 50 % |");
        assertThat(Files.readString(output.resolve("report.html")))
                .contains(
                        "All energy while test JVMs were running: 40.0 J",
                        "use-class-set-up\" style=\"width:50.000%\"");
        assertThat(Files.readString(output.resolve("openmetrics.txt")))
                .contains("junit_energy_ledger_joules{module=\"acme\"", "what=\"classSetUp\"} 20.000000")
                .containsPattern("junit_energy_class_total_joules\\{.*class=\"com.acme.FooTest\"} 25.000000")
                .containsPattern("junit_energy_ledger_own_joules\\{.*} 25.000000")
                .doesNotContain("class_gate_status", "ledger_gate_status");
    }

    @Test
    void a_class_whose_fixtures_cost_more_than_its_tests_gets_advice() throws IOException {
        Report report = report(ofJvm(40_000_000), ofClass());

        assertThat(new ConsoleReport(report, 1).lines())
                .anySatisfy(line -> assertThat(line)
                        .startsWith(
                                "Set-up and tear-down cost more than the tests in 1 class of 1: 20.0 J of the 25.0 J "
                                        + "that the test JVMs used, most in com.acme.FooTest (20.0 J of its 25.0 J)"));
    }

    @Test
    void a_neighbour_that_uses_much_takes_no_advice_away_and_no_line_is_0_per_cent() throws IOException {
        Report report = report(ofJvm(2_000_000_000), ofClass());

        assertThat(new ConsoleReport(report, 1).lines())
                .anySatisfy(
                        line -> assertThat(line)
                                .startsWith(
                                        "Set-up and tear-down cost more than the tests in 1 class of 1: 20.0 J of the 25.0 J "));
        assertThat(Files.readString(output.resolve("report.md"))).contains("| test bodies | 5.00 J | <1 % |");
        assertThat(Files.readString(output.resolve("report.html"))).contains("<b>5.00 J</b> <small>&lt;1 %</small>");
    }

    @Test
    void processes_that_used_most_are_named_and_test_jvms_told_from_others() throws IOException {
        String seen =
                "\"processes\":[{\"started\":1,\"name\":\"java\",\"pid\":5,\"fromNanos\":0,\"toNanos\":500000000},"
                        + "{\"started\":1,\"name\":\"java\",\"pid\":6,\"fromNanos\":0,\"toNanos\":1000000000,\"measures\":true}],";

        report(ofJvm(40_000_000).replace("\"power\"", seen + "\"power\""));

        String text = "Processes that used the most energy: java (test JVM 6) 10.0 J, java (process 5) 5.00 J.";
        assertThat(Files.readString(output.resolve("report.html"))).contains(text);
        assertThat(Files.readString(output.resolve("report.md")))
                .contains("java (test JVM 6) 10.0 J, java (process 5) 5.00 J.");
        assertThat(json().get("topConsumers").toString())
                .isEqualTo("[{\"process\":\"java\",\"pid\":6,\"testJvm\":true,\"joules\":10.0},"
                        + "{\"process\":\"java\",\"pid\":5,\"testJvm\":false,\"joules\":5.0}]");
    }

    @Test
    void containers_are_named_as_their_engine_does_though_it_was_asked_late() throws IOException {
        String seen = "{\"id\":\"c\",\"fromNanos\":0,\"toNanos\":1000000000}";
        String named = seen.replace(
                "\"fromNanos\"", "\"name\":\"db\",\"image\":\"postgres:16\",\"testcontainers\":true,\"fromNanos\"");

        Report report = report(
                ofJvm(30_000_000).replace("\"power\"", "\"containers\":[" + seen + "],\"power\""),
                ofJvm(40_000_000).replace("\"power\"", "\"containers\":[" + named + "],\"power\""));

        assertThat(new ConsoleReport(report, 1).lines())
                .contains("Containers that used the most energy: db of postgres:16 (Testcontainers) 10.0 J");
        assertThat(json().get("topContainers").toString())
                .isEqualTo("[{\"id\":\"c\",\"name\":\"db\",\"image\":\"postgres:16\",\"testcontainers\":true,"
                        + "\"joules\":10.0}]");
        assertThat(Files.readString(output.resolve("report.html")))
                .contains("db of postgres:16 (Testcontainers) 10.0 J.");
    }

    @Test
    void application_contexts_that_cost_much_are_counted() throws IOException {
        String line = ofJvm(40_000_000)
                .replace("\"busyNanos\"", "\"contexts\":12,\"busyNanos\"")
                .replace("classSetUp", "contexts");

        Report report = report(line, ofClass());

        assertThat(new ConsoleReport(report, 1).lines())
                .contains("12 application contexts were started for 1 class: 20.0 J of the 25.0 J that the test JVMs"
                        + " used. Classes with the same configuration share one");
        assertThat(Files.readString(output.resolve("report.html"))).contains("use-contexts\" style=\"width:50.000%\"");
    }

    @Test
    void tests_that_ran_without_being_measured_are_counted() throws IOException {
        String text = "3 more tests ran without an energy reading: annotate them with @MeasureEnergy, or use"
                + " -Denergy.measure=all";
        String line = ofJvm(40_000_000).replace("\"busyNanos\"", "\"unmeasuredTests\":3,\"busyNanos\"");

        Report report = report(line);

        assertThat(new ConsoleReport(report, 1).lines()).contains(text);
        assertThat(json().get("notes"))
                .singleElement()
                .extracting(JsonNode::asText)
                .isEqualTo(text);
        assertThat(Files.readString(output.resolve("report.html"))).contains(text);
    }

    @Test
    void a_torn_line_leaves_the_one_before_it() throws IOException {
        Report report = report(ofJvm(40_000_000), "{\"type\":\"ledger\",\"run\":\"x\",\"startN");

        assertThat(json().get("ledgerJoules").decimalValue()).isEqualByComparingTo("40");
        assertThat(report.analysis().warnings()).singleElement().asString().contains("torn");
    }

    @Test
    void without_a_ledger_nothing_is_said_of_it() throws IOException {
        Report report = report();

        assertThat(json().get("ledger")).isEmpty();
        assertThat(json().get("ledgerJoules").isNull()).isTrue();
        assertThat(new ConsoleReport(report, 1).lines()).noneMatch(line -> line.contains("Where it went"));
        assertThat(Files.readString(output.resolve("report.html"))).doesNotContain("<section id=\"ledger\">");
        assertThat(Files.readString(output.resolve("openmetrics.txt"))).doesNotContain("ledger");
    }
}
