package io.github.energyjunit.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.energyjunit.MeasuredRun;
import io.github.energyjunit.measurement.Batch;
import java.io.File;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** A worker finds the tests, runs them one by one as asked, and ends with the JVM that asks. */
class WorkerTests extends AskedWorker {

    @Test
    void finds_methods_and_tells_which_of_them_are_annotated() throws IOException {
        Map<String, String> found =
                discover().stream().collect(Collectors.toMap(unit -> unit.get(2), unit -> unit.get(3)));

        assertThat(found)
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        CASES + "#annotated()", "true",
                        CASES + "#plain()", "false",
                        CASES + "#told(java.lang.String)", "false",
                        CASES + "#parameterised(int)", "true",
                        CASES + "#sampled()", "true",
                        CASES + "$Inside#fails()", "true",
                        CASES + "$Inside#aborts()", "true",
                        CASES + "$Inside#hangs()", "true"));
    }

    @Test
    void runs_and_measures_what_it_is_asked_to_as_often_as_asked() throws IOException {
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
    }

    @Test
    void whatever_is_printed_does_not_disturb_the_questions_and_answers() throws IOException {
        assertThat(run("#annotated()", 1, 0)).containsExactly("ran", "SUCCESSFUL", "");

        assertThat(folder.resolve("printed.txt"))
                .content()
                .contains("must not disturb", "nor what goes past System.out", "nor what a child prints", "[gc");
    }

    @Test
    void finds_only_what_is_selected_by_tag() throws IOException {
        ask(Wire.line(Wire.DISCOVER, ".*WorkedTestCases.*", "", "slow", ""));
        assertThat(found()).extracting(unit -> unit.get(2)).containsExactly(CASES + "#plain()");

        ask(Wire.line(Wire.DISCOVER, ".*WorkedTestCases", "", "", "slow | other"));
        assertThat(found())
                .extracting(unit -> unit.get(2))
                .contains(CASES + "#annotated()")
                .doesNotContain(CASES + "#plain()");

        ask(Wire.line(Wire.DISCOVER, ".*WorkedTestCases.*", ".*\\.WorkedTestCases", "", ""));
        assertThat(found()).extracting(unit -> unit.get(2)).isEmpty();
    }

    @Test
    void hands_system_properties_and_configuration_parameters_on_to_the_tests() throws IOException {
        assertThat(run("#told(java.lang.String)", 1, 0)).containsExactly("ran", "SUCCESSFUL", "");
    }

    @Test
    void warms_an_energy_test_up_once_and_then_takes_batches_as_large_as_asked() throws IOException {
        run("#sampled()", 1, 0);
        run("#sampled()", 1, 17);

        List<JsonNode> lines = lines();
        assertThat(lines).extracting(line -> line.path("warmup").asBoolean()).containsExactly(true, false, false);
        assertThat(lines.get(2).path("operations").asLong()).isEqualTo(17);
    }

    @Test
    void measures_tests_of_j_unit4_where_there_is_no_jupiter() throws Exception {
        kill();
        start(Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(element -> !element.contains("junit-jupiter") && !element.contains("jqwik"))
                .collect(Collectors.joining(File.pathSeparator)));
        ask(Wire.line(Wire.DISCOVER, ".*\\.OldTestCases", "", "", ""));
        List<String> unit = Wire.fields(answers.readLine());
        assertThat(answers.readLine()).isEqualTo(Wire.DISCOVERED);

        ask(Wire.line(Wire.RUN, unit.get(1), 1, 0, Batch.Scope.BODY));

        assertThat(answers.readLine()).startsWith("ran SUCCESSFUL");
        assertThat(measured()).containsExactly(OldTestCases.class.getName() + "#old()");
    }

    @Test
    void tells_failed_and_aborted_tests() throws IOException {
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
    void measures_whole_executions_where_asked_to() throws IOException {
        run("#plain()", 1, 0, Batch.Scope.EXECUTION);
        run("#plain()", 1, 0, Batch.Scope.BODY);

        assertThat(lines())
                .extracting(
                        line -> line.get("test").asText(),
                        line -> line.get("scope").asText())
                .containsExactly(tuple(CASES + "#plain()", "execution"), tuple(CASES + "#plain()", "body"));
    }

    @Test
    void ends_when_asked_to_and_leaves_no_marker() throws Exception {
        run("#plain()", 1, 0);
        ask(Wire.END);

        assertThat(worker.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(worker.exitValue()).isZero();
        assertThat(MeasuredRun.files(folder.resolve("target/energy"))).hasSize(1);
    }

    @Test
    void dies_with_the_one_that_asks_even_in_the_midst_of_a_test() throws Exception {
        List<String> unit = unit("$Inside#hangs()");
        ask(Wire.line(Wire.RUN, unit.get(1), 1, 0, Batch.Scope.BODY));
        socket.close();

        assertThat(worker.waitFor(120, TimeUnit.SECONDS)).isTrue();
        assertThat(worker.exitValue()).isEqualTo(Worker.ABANDONED);
    }
}
