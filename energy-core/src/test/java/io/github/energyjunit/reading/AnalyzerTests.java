package io.github.energyjunit.reading;

import static io.github.energyjunit.reading.Recording.flag;
import static io.github.energyjunit.reading.Recording.maxJoules;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import io.github.energyjunit.analysis.Analysis;
import io.github.energyjunit.analysis.InputException;
import io.github.energyjunit.analysis.JudgedTest;
import io.github.energyjunit.analysis.Verdict;
import io.github.energyjunit.budget.BudgetPolicy;
import io.github.energyjunit.budget.Budgets;
import io.github.energyjunit.files.MeasurementFiles;
import io.github.energyjunit.measured.Quality;
import io.github.energyjunit.measured.Run;
import io.github.energyjunit.measured.TestSummary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AnalyzerTests {

    private static final String FOO = "com.acme.FooTest#foo()";
    private static final String BAR = "com.acme.BarTest#bar(int)[2]";

    @TempDir
    Path output;

    @Test
    void an_empty_or_missing_directory_has_no_data() throws IOException {
        assertThat(analyse().hasData()).isFalse();
        assertThat(new Analyzer(EVERYTHING, budgets(), pid -> false)
                        .analyse(output.resolve("missing"))
                        .hasData())
                .isFalse();
    }

    @Test
    void invocations_of_one_test_are_its_samples_in_order_and_their_median_is_its_joules() throws IOException {
        Recording.measured(output).add(FOO, 3).add(FOO, 1).add(FOO, 2.5);

        TestSummary test = only(analyse());

        assertThat(test.samples().numbers()).containsExactly(3_000_000, 1_000_000, 2_500_000);
        assertThat(test.attributed()).isEqualTo(2_500_000);
        assertThat(test.total()).isEqualTo(5_000_000);
        assertThat(test.resolution()).isEqualTo(1000);
        assertThat(test.samples().relativeSpread().orElseThrow()).isCloseTo(1.4826 * 0.5 / 2.5, within(1e-12));
    }

    @Test
    void a_batch_counts_per_operation_in_samples_and_as_a_whole_in_the_sum() throws IOException {
        Recording.measured(output).add(FOO, 10, line -> line.put("operations", 4));

        Analysis analysis = analyse();

        assertThat(only(analysis).attributed()).isEqualTo(2_500_000);
        assertThat(analysis.all().attributed()).isEqualTo(10_000_000L);
    }

    @Test
    void operations_of_less_than_a_microjoule_keep_six_digits() throws IOException {
        Recording.measured(output).add(FOO, 5, line -> line.put("operations", 7_000_000));

        assertThat(only(analyse()).samples().numbers()).containsExactly(0.714286);
        assertThat(only(analyse()).attributed()).isEqualTo(0.714286);
        assertThat(only(analyse()).operations()).isEqualTo(7_000_000);
    }

    @Test
    void files_of_several_jvms_are_merged_by_test() throws IOException {
        Recording.measured(output).add(FOO, 1).add(BAR, 9);
        Recording.measured(output).add(FOO, 3);

        Analysis analysis = analyse();

        assertThat(analysis.tests()).extracting(judged -> judged.test().test()).containsExactly(BAR, FOO);
        assertThat(analysis.tests().get(1).test().attributed()).isEqualTo(2_000_000);
        assertThat(analysis.runs()).hasSize(2);
    }

    @Test
    void readings_under_different_fingerprints_are_never_mixed() throws IOException {
        Recording.measured(output).add(FOO, 1);
        Recording.estimated(output).add(FOO, 3);

        Analysis analysis = analyse();

        assertThat(analysis.tests())
                .extracting(
                        judged -> judged.test().source().name(),
                        judged -> judged.test().attributed())
                .containsExactly(tuple("estimate", 3_000_000.0), tuple("powercap", 1_000_000.0));
        assertThat(analysis.quality()).isEqualTo(Quality.ESTIMATED);
        assertThat(analysis.sourceNames()).isEqualTo("estimate+powercap");
    }

    @Test
    void warmups_are_no_samples_but_count_in_the_energy_of_all() throws IOException {
        Recording.measured(output).add(FOO, 9, line -> line.put("warmup", true)).add(FOO, 1);

        Analysis analysis = analyse();

        assertThat(only(analysis).samples().size()).isEqualTo(1);
        assertThat(only(analysis).invocations().warmups()).isEqualTo(1);
        assertThat(analysis.all().attributed()).isEqualTo(10_000_000L);
        assertThat(analysis.judged().attributed()).isEqualTo(1_000_000L);
    }

    @Test
    void a_failed_test_is_shown_and_kept_out_of_budgets() throws IOException {
        Recording.measured(output)
                .add(FOO, 5, flag("FAILED_TEST").andThen(maxJoules(1)).andThen(line -> line.put("outcome", "failed")));

        JudgedTest judged = analyse().tests().get(0);

        assertThat(judged.test().attributed()).isEqualTo(5_000_000);
        assertThat(judged.test().samples().size()).isZero();
        assertThat(judged.test().flags()).containsExactly("FAILED_TEST");
        assertThat(judged.judgement().verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(judged.judgement().reason()).contains("no successful run").contains("1 failed");
    }

    @Test
    void a_failed_run_does_not_change_the_samples_of_a_test_that_succeeded_when_run_again() throws IOException {
        Recording.measured(output)
                .add(FOO, 50, line -> line.put("outcome", "failed"))
                .add(FOO, 1);

        assertThat(only(analyse()).attributed()).isEqualTo(1_000_000);
    }

    @Test
    void no_reading_is_not_zero() throws IOException {
        Recording.measured(output).unread(FOO, "permission denied", maxJoules(1));

        JudgedTest judged = analyse().tests().get(0);

        assertThat(judged.test().attributed()).isNull();
        assertThat(judged.judgement().verdict()).isEqualTo(Verdict.WARN);
        assertThat(judged.judgement().reason()).contains("no reading").contains("permission denied");
    }

    @Test
    void unknown_flags_and_fields_and_lines_are_tolerated_and_flags_are_kept() throws IOException {
        Recording.of(output, jvm -> jvm.put("mood", "good"))
                .add(FOO, 1, flag("SUNSPOT").andThen(line -> line.put("colour", "red")))
                .raw("{\"type\":\"weather\",\"sun\":true}\n");

        Analysis analysis = analyse();

        assertThat(only(analysis).flags()).containsExactly("SUNSPOT");
        assertThat(analysis.warnings()).isEmpty();
        assertThat(analysis.runs().get(0).invocations()).isEqualTo(1);
    }

    @Test
    void a_torn_last_line_of_a_jvm_cut_off_is_skipped_and_the_rest_is_kept() throws IOException {
        Recording torn = Recording.measured(output)
                .add(FOO, 1)
                .raw("{\"type\":\"measurement\",\"te")
                .leftOpen();

        Analysis analysis = analyse();

        assertThat(only(analysis).attributed()).isEqualTo(1_000_000);
        assertThat(analysis.runs().get(0).state()).isEqualTo(Run.State.CUT_OFF);
        assertThat(analysis.runs().get(0).invocations()).isEqualTo(1);
        assertThat(analysis.warnings())
                .singleElement()
                .asString()
                .contains(torn.file() + " line 3")
                .contains("torn");
    }

    @Test
    void a_jvm_that_lives_is_running_and_one_that_deleted_its_marker_has_ended() throws IOException {
        Recording.measured(output).add(FOO, 1).leftOpen();
        assertThat(new Analyzer(EVERYTHING, budgets(), pid -> pid == Recording.PID)
                        .analyse(output)
                        .runs())
                .extracting(Run::state)
                .containsExactly(Run.State.RUNNING);

        Files.delete(MeasurementFiles.marker(MeasurementFiles.find(output).get(0)));
        assertThat(analyse().runs()).extracting(Run::state).containsExactly(Run.State.ENDED);
    }

    @Test
    void damaged_lines_are_named_and_left_out() throws IOException {
        Recording damaged = Recording.measured(output)
                .raw("<<<<<<< HEAD\n")
                .add(FOO, 1, line -> line.put("attributedMicrojoules", -4))
                .add(FOO, 2, line -> line.put("maxJoules", 0))
                .add(FOO, 3, line -> line.remove("test"))
                .add(FOO, 4, line -> line.put("attributedMicrojoules", "much"))
                .add(FOO, 5);

        Analysis analysis = analyse();

        assertThat(only(analysis).samples().numbers()).containsExactly(5_000_000);
        assertThat(analysis.warnings())
                .hasSize(5)
                .allMatch(warning -> warning.startsWith(damaged.file().toString()))
                .anyMatch(warning -> warning.contains("line 3") && warning.contains("negative"))
                .anyMatch(warning -> warning.contains("line 4") && warning.contains("Invalid value 0 for maxJoules"))
                .anyMatch(warning -> warning.contains("line 5") && warning.contains("test is missing"));
    }

    @Test
    void many_damaged_lines_give_few_warnings() throws IOException {
        Recording recording = Recording.measured(output).add(FOO, 1);
        for (int i = 0; i < 100; i++) {
            recording.raw("?\n");
        }

        assertThat(analyse().warnings()).hasSize(6).last().asString().contains("95 more damaged lines");
    }

    @Test
    void a_file_without_a_sound_first_line_is_left_out() throws IOException {
        Files.writeString(output.resolve("measurements-1-a.jsonl"), "");
        Files.writeString(output.resolve("measurements-1-b.jsonl"), "{\"type\":\"jv");
        Files.writeString(output.resolve("measurements-1-c.jsonl"), "{\"type\":\"measurement\"}\n");
        Recording.of(output, jvm -> jvm.withObject("/source").put("quality", "dreamt"));
        Recording.measured(output).add(FOO, 1);

        Analysis analysis = analyse();

        assertThat(only(analysis).attributed()).isEqualTo(1_000_000);
        assertThat(analysis.warnings())
                .hasSize(4)
                .anyMatch(warning -> warning.contains("is empty"))
                .anyMatch(warning -> warning.contains("'dreamt'"));
    }

    @Test
    void a_file_of_another_schema_is_an_error_that_names_file_and_schemas() {
        Recording foreign = Recording.of(output, jvm -> jvm.put("schema", 7));

        assertThatThrownBy(this::analyse)
                .isInstanceOf(InputException.class)
                .hasMessageContaining(foreign.file().toString())
                .hasMessageContaining("schema 7")
                .hasMessageContaining("supported is 1");
    }

    @Test
    void only_files_of_this_build_count_where_there_are_any() throws IOException {
        Recording.of(output, jvm -> jvm.put("started", "2026-11-22T10:00:00Z")).add(FOO, 7);
        Recording.measured(output).add(FOO, 1);

        for (boolean lifecycle : new boolean[] {true, false}) {
            Analysis analysis = analyse(new Freshness(Recording.BEGIN, lifecycle));
            assertThat(only(analysis).attributed()).isEqualTo(1_000_000);
            assertThat(analysis.warnings())
                    .singleElement()
                    .asString()
                    .contains("1 measurement file(s) of an earlier build")
                    .contains("2026-11-22T10:00:00Z");
        }
    }

    @Test
    void old_files_alone_count_only_if_a_goal_is_called_alone() throws IOException {
        Recording.measured(output).add(FOO, 1);
        Instant later = Recording.BEGIN.plusSeconds(60);

        assertThat(analyse(new Freshness(later, false)).hasData()).isTrue();
        Analysis ofLifecycle = analyse(new Freshness(later, true));
        assertThat(ofLifecycle.hasData()).isFalse();
        assertThat(ofLifecycle.warnings()).singleElement().asString().contains("earlier build");
    }

    @Test
    void the_worst_verdict_is_that_of_the_whole() throws IOException {
        Recording.measured(output).add(FOO, 1, maxJoules(2));
        assertThat(analyse().verdict()).isEqualTo(Verdict.PASS);
        Recording.measured(output).add(BAR, 1, maxJoules(0.9999));
        assertThat(analyse().verdict()).isEqualTo(Verdict.WARN);
        Recording.measured(output).add("a.B#c()", 7, maxJoules(0.5));
        assertThat(analyse().verdict()).isEqualTo(Verdict.FAIL);
    }

    private static final Freshness EVERYTHING = new Freshness(Instant.EPOCH, true);

    private static Budgets budgets() {
        return new Budgets(List.of(), BudgetPolicy.usual(false));
    }

    private Analysis analyse() throws IOException {
        return analyse(EVERYTHING);
    }

    private Analysis analyse(Freshness freshness) throws IOException {
        return new Analyzer(freshness, budgets(), pid -> false).analyse(output);
    }

    private static TestSummary only(Analysis analysis) {
        assertThat(analysis.tests()).hasSize(1);
        return analysis.tests().get(0).test();
    }
}
