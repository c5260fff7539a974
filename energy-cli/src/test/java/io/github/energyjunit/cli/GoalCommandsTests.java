package io.github.energyjunit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.github.energyjunit.analysis.Analysis;
import io.github.energyjunit.baseline.BaselineFile;
import io.github.energyjunit.budget.BudgetPolicy;
import io.github.energyjunit.budget.Budgets;
import io.github.energyjunit.cli.goal.CommandNames;
import io.github.energyjunit.gate.ModuleAnalysis;
import io.github.energyjunit.gate.RegressionRule;
import io.github.energyjunit.json.JsonDocument;
import io.github.energyjunit.reading.Freshness;
import io.github.energyjunit.reading.Owner;
import io.github.energyjunit.reading.Recording;
import io.github.energyjunit.report.Report;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

/** Measurements that no Maven made are reported, judged and kept as the goals do it. */
class GoalCommandsTests extends MeasuredWithoutMaven {

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
                                folder.resolve("baseline.json"), null, folder.resolve("accepted.json")))
                .reworded(CommandNames::in);
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
        assertThat(out.toString()).containsIgnoringCase("no test has become worse");

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
    void documents_recommend_commands_that_work_without_maven() throws IOException {
        Path fresh = measured("fresh", 1.0, 1);
        assertThat(run("report", fresh.toString(), baseline()))
                .as(err.toString())
                .isZero();
        assertThat(run("baseline", fresh.toString(), baseline()))
                .as(err.toString())
                .isZero();
        Path worse = measured("worse", 1.35, 10);
        assertThat(run("check", worse.toString(), baseline())).isEqualTo(1);
        assertThat(run("report", worse.toString(), baseline()))
                .as(err.toString())
                .isZero();

        assertThat(documents(fresh)).contains("energy-cli baseline DIR").doesNotContain("mvn ");
        assertThat(documents(worse)).doesNotContain("mvn ");
    }

    private static String documents(Path folder) throws IOException {
        StringBuilder texts = new StringBuilder();
        for (String name : List.of("report.html", "report.json", "report.md", "report.csv", "junit-energy.xml")) {
            texts.append(Files.readString(folder.resolve(name)));
        }
        return texts.toString();
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
}
