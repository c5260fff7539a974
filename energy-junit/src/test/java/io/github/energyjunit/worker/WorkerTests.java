package io.github.energyjunit.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.energyjunit.MeasuredRun;
import io.github.energyjunit.measurement.Batch;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A worker finds the tests, runs them one by one as asked, and ends with the JVM that asks. */
class WorkerTests {
    private static final String CASES = WorkedTestCases.class.getName();

    private @TempDir Path folder;
    private Process worker;
    private OutputStream questions;
    private BufferedReader answers;

    @BeforeEach
    void start() throws Exception {
        start(System.getProperty("java.class.path"));
    }

    private void start(String classPath) throws Exception {
        Path tests = Path.of(WorkedTestCases.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        worker = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        classPath,
                        "-Dbasedir=" + folder,
                        "-Denergy.measure=all",
                        "-Djunit.jupiter.extensions.autodetection.enabled=true",
                        Worker.class.getName(),
                        tests.toString())
                .redirectError(folder.resolve("errors.txt").toFile())
                .start();
        questions = worker.getOutputStream();
        answers = worker.inputReader(StandardCharsets.UTF_8);
        assertThat(answers.readLine()).isEqualTo("ready");
    }

    @AfterEach
    void kill() {
        worker.destroyForcibly();
    }

    @Test
    void findsMethodsAndTellsWhichOfThemAreAnnotated() throws IOException {
        Map<String, String> found =
                discover().stream().collect(Collectors.toMap(unit -> unit.get(2), unit -> unit.get(3)));

        assertThat(found)
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        CASES + "#annotated()", "true",
                        CASES + "#plain()", "false",
                        CASES + "#parameterised(int)", "true",
                        CASES + "#sampled()", "true",
                        CASES + "$Inside#fails()", "true",
                        CASES + "$Inside#aborts()", "true",
                        CASES + "$Inside#hangs()", "true"));
    }

    @Test
    void runsAndMeasuresWhatItIsAskedToAsOftenAsAsked() throws IOException {
        assertThat(run("#annotated()", 2, 0)).containsExactly("ran", "SUCCESSFUL", "");
        assertThat(run("#plain()", 1, 0)).containsExactly("ran", "SUCCESSFUL", "");
        assertThat(run("#parameterised(int)", 1, 0)).containsExactly("ran", "SUCCESSFUL", "");

        assertThat(measured())
                .containsExactly(
                        CASES + "#annotated()",
                        CASES + "#annotated()",
                        CASES + "#plain()",
                        CASES + "#parameterised(int)[1]",
                        CASES + "#parameterised(int)[2]",
                        CASES + "#parameterised(int)[3]");
        assertThat(folder.resolve("errors.txt")).content().contains("must not disturb");
    }

    @Test
    void warmsAnEnergyTestUpOnceAndThenTakesBatchesAsLargeAsAsked() throws IOException {
        run("#sampled()", 1, 0);
        run("#sampled()", 1, 17);

        List<JsonNode> lines = lines();
        assertThat(lines).extracting(line -> line.path("warmup").asBoolean()).containsExactly(true, false, false);
        assertThat(lines.get(2).path("operations").asLong()).isEqualTo(17);
    }

    @Test
    void measuresTestsOfJUnit4WhereThereIsNoJupiter() throws Exception {
        worker.destroyForcibly();
        start(Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(element -> !element.contains("junit-jupiter") && !element.contains("jqwik"))
                .collect(Collectors.joining(File.pathSeparator)));
        ask(Wire.line(Wire.DISCOVER, ".*\\.OldTestCases"));
        List<String> unit = Wire.fields(answers.readLine());
        assertThat(answers.readLine()).isEqualTo(Wire.DISCOVERED);

        ask(Wire.line(Wire.RUN, unit.get(1), 1, 0, Batch.Scope.BODY));

        assertThat(answers.readLine()).startsWith("ran SUCCESSFUL");
        assertThat(measured()).containsExactly(OldTestCases.class.getName() + "#old()");
    }

    @Test
    void tellsFailedAndAbortedTests() throws IOException {
        assertThat(run("$Inside#fails()", 3, 0))
                .containsExactly("ran", "FAILED", "java.lang.IllegalStateException: on purpose,\nwith two lines");
        assertThat(run("$Inside#aborts()", 1, 0))
                .startsWith("ran", "SKIPPED")
                .last()
                .asString()
                .contains("not today");
        assertThat(lines()).as("a failed test is not tried again").hasSize(2);
    }

    @Test
    void measuresWholeExecutionsWhereAskedTo() throws IOException {
        run("#plain()", 1, 0, Batch.Scope.EXECUTION);
        run("#plain()", 1, 0, Batch.Scope.BODY);

        assertThat(lines())
                .extracting(
                        line -> line.get("test").asText(),
                        line -> line.get("scope").asText())
                .containsExactly(tuple(CASES + "#plain()", "execution"), tuple(CASES + "#plain()", "body"));
    }

    @Test
    void endsWhenAskedToAndLeavesNoMarker() throws Exception {
        run("#plain()", 1, 0);
        ask(Wire.END);

        assertThat(worker.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(worker.exitValue()).isZero();
        assertThat(MeasuredRun.files(folder.resolve("target/energy"))).hasSize(1);
    }

    @Test
    void diesWithTheOneThatAsksEvenInTheMidstOfATest() throws Exception {
        List<String> unit = unit("$Inside#hangs()");
        ask(Wire.line(Wire.RUN, unit.get(1), 1, 0, Batch.Scope.BODY));
        questions.close();

        assertThat(worker.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(worker.exitValue()).isEqualTo(Worker.ABANDONED);
    }

    private List<String> run(String name, int times, int operations) throws IOException {
        return run(name, times, operations, Batch.Scope.BODY);
    }

    private List<String> run(String name, int times, int operations, Batch.Scope scope) throws IOException {
        ask(Wire.line(Wire.RUN, unit(name).get(1), times, operations, scope));
        return Wire.fields(answers.readLine());
    }

    private List<String> unit(String name) throws IOException {
        return discover().stream()
                .filter(unit -> unit.get(2).endsWith(name))
                .findFirst()
                .orElseThrow();
    }

    private List<List<String>> discover() throws IOException {
        ask(Wire.line(Wire.DISCOVER, ".*WorkedTestCases.*"));
        List<List<String>> units = new ArrayList<>();
        for (String line = answers.readLine(); !line.equals(Wire.DISCOVERED); line = answers.readLine()) {
            units.add(Wire.fields(line));
        }
        return units;
    }

    private void ask(String line) throws IOException {
        questions.write((line + "\n").getBytes(StandardCharsets.UTF_8));
        questions.flush();
    }

    private List<String> measured() throws IOException {
        return lines().stream().map(line -> line.path("test").asText()).toList();
    }

    private List<JsonNode> lines() throws IOException {
        try (var files = Files.list(folder.resolve("target/energy"))) {
            Path file = files.filter(path -> path.toString().endsWith(".jsonl"))
                    .findFirst()
                    .orElseThrow();
            return MeasuredRun.lines(file).stream()
                    .filter(line -> line.path("type").asText().equals("measurement"))
                    .toList();
        }
    }
}
