package io.github.energyjunit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpServer;
import io.github.energyjunit.analysis.Analysis;
import io.github.energyjunit.baseline.BaselineFile;
import io.github.energyjunit.budget.BudgetPolicy;
import io.github.energyjunit.budget.Budgets;
import io.github.energyjunit.gate.ModuleAnalysis;
import io.github.energyjunit.gate.RegressionRule;
import io.github.energyjunit.json.JsonDocument;
import io.github.energyjunit.reading.Freshness;
import io.github.energyjunit.reading.Owner;
import io.github.energyjunit.reading.Recording;
import io.github.energyjunit.report.Report;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** Measurements that no Maven made are reported, judged and kept as the goals do it. */
class GoalCommandsTests {

    private static final String TEST = "com.acme.FooTest#bar()";

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    Path folder;

    @AfterEach
    void leave_no_setting_behind() {
        System.getProperties().stringPropertyNames().stream()
                .filter(key -> key.startsWith("energy."))
                .forEach(System::clearProperty);
    }

    @Test
    void a_report_is_what_the_library_makes_of_the_same_files() throws IOException {
        Path measured = measured("a", 1.0);

        assertThat(run("report", measured.toString(), "--energy.formats=json,html,csv", baseline()))
                .as(err.toString())
                .isZero();

        assertThat(out.toString()).contains("FooTest#bar()", "report.json");
        assertThat(measured.resolve("report.html")).exists();
        assertThat(measured.resolve("report.csv")).exists();
        Analysis analysis = new ModuleAnalysis(
                        Freshness.ANY, new Budgets(List.of(), BudgetPolicy.usual(false)), RegressionRule.DEFAULT, null)
                .of(
                        List.of(measured),
                        Owner.ANYONE,
                        new ModuleAnalysis.Files(
                                folder.resolve("baseline.json"), null, folder.resolve("accepted.json")));
        ByteArrayOutputStream expected = new ByteArrayOutputStream();
        new JsonDocument().write(new Report("shop", Instant.EPOCH, analysis), expected);
        assertThat(timeless(Files.readAllBytes(measured.resolve("report.json"))))
                .isEqualTo(timeless(expected.toByteArray()));
    }

    @Test
    void several_folders_are_read_as_one_and_documents_go_where_the_setting_says() throws IOException {
        Path one = measured("one", 1.0);
        Path two = folder.resolve("two");
        recording(two, 0).add("com.acme.OtherTest#baz()", 2);
        Path output = folder.resolve("documents");

        assertThat(run("report", one.toString(), two.toString(), "--energy.output=" + output, baseline()))
                .isZero();

        assertThat(Files.readString(output.resolve("report.json"))).contains(TEST, "com.acme.OtherTest#baz()");
        assertThat(one.resolve("report.json")).doesNotExist();
    }

    @Test
    void a_baseline_of_three_builds_passes_the_same_and_fails_what_became_worse() throws IOException {
        for (int build = 0; build < 3; build++) {
            assertThat(run("baseline", measured("build" + build, 1.0, build).toString(), baseline()))
                    .as(err.toString())
                    .isZero();
        }
        assertThat(new BaselineFile(folder.resolve("baseline.json")).read().sections())
                .singleElement()
                .satisfies(section -> assertThat(section.runs()).hasSize(3));

        Path same = measured("same", 1.0, 9);
        assertThat(run("check", same.toString(), baseline())).as(err.toString()).isZero();
        assertThat(out.toString()).contains("no test has become worse");

        Path worse = measured("worse", 1.35, 10);
        assertThat(run("check", worse.toString(), baseline())).isEqualTo(1);
        assertThat(err.toString())
                .contains("Energy regression", TEST, "energy-cli builds nothing", "energy-cli baseline DIR")
                .doesNotContain("mvn verify");
        assertThat(run("check", worse.toString(), baseline(), "--energy.failOn=none"))
                .isZero();
        assertThat(run("check", worse.toString(), baseline(), "--energy.confirm=never", "--energy.failOn=FAIL"))
                .isEqualTo(1);
        assertThat(run("check", worse.toString(), baseline(), "--energy.confirm=always"))
                .isEqualTo(2);
        assertThat(err.toString()).contains("energy.confirm is always");
    }

    @Test
    void a_broken_budget_fails_and_the_setting_lets_it_pass() {
        Path measured = folder.resolve("budget");
        Recording recording = recording(measured, 0);
        for (int i = 0; i < 10; i++) {
            recording.add(TEST, 2, Recording.maxJoules(1));
        }

        assertThat(run("check", measured.toString(), baseline())).isEqualTo(1);
        assertThat(err.toString()).contains("Energy budget exceeded", TEST);
        assertThat(run("check", measured.toString(), baseline(), "--energy.failOnViolation=false"))
                .isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"report", "check", "baseline"})
    void a_folder_without_measurements_is_wrong_usage(String command) throws IOException {
        assertThat(run(command, folder.resolve("nowhere").toString())).isEqualTo(2);
        assertThat(err.toString()).contains("nowhere", "is not a folder");
        Path empty = Files.createDirectory(folder.resolve("empty"));
        assertThat(run(command, empty.toString())).isEqualTo(2);
        assertThat(err.toString()).contains("has no measurements-*.jsonl");
        assertThat(run(command)).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource({
        "check, energy.regression.margin, many",
        "check, energy.failOn, SOMETIMES",
        "report, energy.formats, pdf",
        "report, energy.console.top, -1",
        "report, energy.carbon.intensity, dirty",
        "baseline, energy.baseline.runs, 99",
        "baseline, energy.baseline.samples, 4"
    })
    void a_setting_with_a_wrong_value_is_named_with_it(String command, String key, String value) throws IOException {
        assertThat(run(command, measured("a", 1).toString(), "--" + key + "=" + value, baseline()))
                .isEqualTo(2);
        assertThat(err.toString()).contains(key, value);
    }

    @Test
    void a_damaged_baseline_and_a_foreign_schema_are_broken_input() throws IOException {
        Path measured = measured("a", 1);
        Files.writeString(folder.resolve("baseline.json"), "{");
        assertThat(run("check", measured.toString(), baseline())).isEqualTo(2);
        assertThat(err.toString()).contains("baseline.json");
        Path foreign = folder.resolve("foreign");
        Recording.of(foreign, jvm -> jvm.put("schema", 99));
        assertThat(run("report", foreign.toString())).isEqualTo(2);
    }

    @Test
    void measurements_without_a_test_are_a_warning_unless_a_setting_forbids_it() {
        Path measured = folder.resolve("none");
        recording(measured, 0);

        assertThat(run("check", measured.toString(), baseline())).isZero();
        assertThat(err.toString()).contains("No energy was measured");
        assertThat(run("check", measured.toString(), baseline(), "--energy.failIfNoData=true"))
                .isEqualTo(1);
    }

    @Test
    void a_push_to_a_server_that_is_down_is_a_warning_and_none_to_nowhere_wrong_usage() throws IOException {
        String measured = measured("pushed", 1).toString();
        int port;
        try (ServerSocket closed = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = closed.getLocalPort();
        }

        assertThat(run("push", measured, "--energy.push.pushgateway=http://127.0.0.1:" + port, baseline()))
                .as(err.toString())
                .isZero();
        assertThat(err.toString()).contains("Could not push", "energy-cli push DIR", "127.0.0.1:" + port);
        System.clearProperty("energy.push.pushgateway");
        assertThat(run("push", measured, baseline())).isEqualTo(2);
        assertThat(err.toString()).contains("neither energy.push.otlp nor energy.push.pushgateway is set");
        assertThat(run("push", measured, "--energy.push.otlp=http://me:s3cret@localhost:1", baseline()))
                .isEqualTo(2);
        assertThat(err.toString()).contains("energy.push.otlp", "without user").doesNotContain("s3cret");
        System.clearProperty("energy.push.otlp");
        assertThat(run("push", folder.resolve("nowhere").toString())).isEqualTo(2);
    }

    @Test
    void a_push_sends_what_the_report_says() throws IOException {
        Path measured = measured("pushed", 1.25);
        List<String> bodies = new CopyOnWriteArrayList<>();
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            bodies.add(exchange.getRequestURI() + "\n"
                    + new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        server.start();
        try {
            assertThat(run(
                            "push",
                            measured.toString(),
                            "--energy.push.pushgateway=http://127.0.0.1:"
                                    + server.getAddress().getPort(),
                            "--energy.push.branch=feature/x",
                            "--energy.module=com.acme:shop",
                            baseline()))
                    .as(err.toString())
                    .isZero();
        } finally {
            server.stop(0);
        }
        assertThat(run("report", measured.toString(), "--energy.formats=openmetrics", baseline()))
                .isZero();
        String joules = Files.readString(measured.resolve("openmetrics.txt"))
                .lines()
                .filter(line -> line.startsWith("junit_energy_test_joules{"))
                .findFirst()
                .orElseThrow()
                .replaceAll(".*} ", "");
        assertThat(bodies)
                .singleElement()
                .satisfies(body -> assertThat(body)
                        .contains("module/shop", "branch@base64")
                        .containsPattern("junit_energy_test_joules\\{[^}]*}\\s+" + Double.parseDouble(joules)));
    }

    @Test
    void environments_are_one_table() throws IOException {
        Path output = folder.resolve("table");

        assertThat(run(
                        "environments",
                        "host=" + measured("host", 1),
                        "vm=" + measured("vm", 2, 1),
                        "--energy.output=" + output))
                .as(err.toString())
                .isZero();

        assertThat(out.toString()).contains("host", "vm");
        assertThat(output).isDirectoryContaining(file -> file.toString().endsWith(".json"));
        assertThat(run("environments", "host=" + folder.resolve("host"))).isEqualTo(2);
        assertThat(run("environments", "host=" + folder.resolve("host"), "vm=" + folder.resolve("nowhere")))
                .isEqualTo(2);
    }

    private Path measured(String name, double joules) {
        return measured(name, joules, 0);
    }

    /** Two JVMs, each with ten samples that differ by up to 1 %. */
    private Path measured(String name, double joules, int hours) {
        Path measured = folder.resolve(name);
        for (int jvm = 0; jvm < 2; jvm++) {
            Recording recording = recording(measured, 60 * hours + jvm);
            for (int i = 0; i < 10; i++) {
                recording.add(TEST, joules * (1 + 0.001 * (i + jvm)));
            }
        }
        return measured;
    }

    private static Recording recording(Path folder, int minutes) {
        return Recording.of(folder, jvm -> jvm.put("module", "com.acme:shop").put("started", started(minutes)));
    }

    private static String started(int minutes) {
        return Recording.BEGIN.plus(Duration.ofMinutes(minutes)).toString();
    }

    private String baseline() {
        return "--energy.baseline.file=" + folder.resolve("baseline.json");
    }

    private static JsonNode timeless(byte[] json) throws IOException {
        ObjectNode root = (ObjectNode) new ObjectMapper().readTree(json);
        root.remove("created");
        return root;
    }

    private int run(String... args) {
        leave_no_setting_behind();
        CommandLine commandLine = Main.commandLine();
        commandLine.setOut(new PrintWriter(out, true));
        commandLine.setErr(new PrintWriter(err, true));
        return Main.execute(commandLine, args);
    }
}
