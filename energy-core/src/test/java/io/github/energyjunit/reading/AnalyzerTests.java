package io.github.energyjunit.reading;

import static io.github.energyjunit.reading.Recording.flag;
import static io.github.energyjunit.reading.Recording.maxJoules;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import io.github.energyjunit.analysis.Analysis;
import io.github.energyjunit.analysis.JudgedTest;
import io.github.energyjunit.analysis.Verdict;
import io.github.energyjunit.measured.TestSummary;
import io.github.energyjunit.meter.Quality;
import io.github.energyjunit.units.Joules;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class AnalyzerTests extends AnalysedFiles {

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
        assertThat(test.attributed()).isEqualTo(Joules.ofMicrojoules(2_500_000));
        assertThat(test.total()).isEqualTo(Joules.ofMicrojoules(5_000_000));
        assertThat(test.resolution()).isEqualTo(Joules.ofMicrojoules(1000));
        assertThat(test.samples().relativeSpread().orElseThrow()).isCloseTo(1.4826 * 0.5 / 2.5, within(1e-12));
    }

    @Test
    void a_batch_counts_per_operation_in_samples_and_as_a_whole_in_the_sum() throws IOException {
        Recording.measured(output).add(FOO, 10, line -> line.put("operations", 4));

        Analysis analysis = analyse();

        assertThat(only(analysis).attributed()).isEqualTo(Joules.ofMicrojoules(2_500_000));
        assertThat(analysis.all().attributed()).isEqualTo(Joules.ofMicrojoules(10_000_000));
    }

    @Test
    void a_test_whose_samples_ended_before_its_energy_was_known_is_flagged() throws IOException {
        Recording.measured(output)
                .add("a.T#samples()", 1, line -> line.put("stopped", "samples"))
                .add("a.T#time()", 1, line -> line.put("stopped", "time"))
                .add("a.T#precise()", 1, line -> line.put("stopped", "precise"))
                .add("a.T#fixed()", 1, line -> line.put("stopped", "fixed"))
                .add("a.T#plain()", 1);

        assertThat(analyse().tests())
                .filteredOn(judged -> judged.test().flags().contains("IMPRECISE"))
                .extracting(judged -> judged.test().test())
                .containsExactlyInAnyOrder("a.T#samples()", "a.T#time()");
    }

    @Test
    void operations_of_less_than_a_microjoule_keep_six_digits() throws IOException {
        Recording.measured(output).add(FOO, 5, line -> line.put("operations", 7_000_000));

        assertThat(only(analyse()).samples().numbers()).containsExactly(0.714286);
        assertThat(only(analyse()).attributed()).isEqualTo(Joules.ofMicrojoules(0.714286));
        assertThat(only(analyse()).operations()).isEqualTo(7_000_000);
    }

    @Test
    void files_of_several_jvms_are_merged_by_test() throws IOException {
        Recording.measured(output).add(FOO, 1).add(BAR, 9);
        Recording.measured(output).add(FOO, 3);

        Analysis analysis = analyse();

        assertThat(analysis.tests()).extracting(judged -> judged.test().test()).containsExactly(BAR, FOO);
        assertThat(analysis.tests().get(1).test().attributed()).isEqualTo(Joules.ofMicrojoules(2_000_000));
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
                .containsExactly(
                        tuple("estimate", Joules.ofMicrojoules(3_000_000.0)),
                        tuple("powercap", Joules.ofMicrojoules(1_000_000.0)));
        assertThat(analysis.quality()).isEqualTo(Quality.ESTIMATED);
        assertThat(analysis.sourceNames()).isEqualTo("estimate+powercap");
    }

    @Test
    void warmups_are_no_samples_but_count_in_the_energy_of_all() throws IOException {
        Recording.measured(output).add(FOO, 9, line -> line.put("warmup", true)).add(FOO, 1);

        Analysis analysis = analyse();

        assertThat(only(analysis).samples().size()).isEqualTo(1);
        assertThat(only(analysis).invocations().warmups()).isEqualTo(1);
        assertThat(analysis.all().attributed()).isEqualTo(Joules.ofMicrojoules(10_000_000));
        assertThat(analysis.judged().attributed()).isEqualTo(Joules.ofMicrojoules(1_000_000));
    }

    @Test
    void a_failed_test_is_shown_and_kept_out_of_budgets() throws IOException {
        Recording.measured(output)
                .add(FOO, 5, flag("FAILED_TEST").andThen(maxJoules(1)).andThen(line -> line.put("outcome", "failed")));

        JudgedTest judged = analyse().tests().get(0);

        assertThat(judged.test().attributed()).isEqualTo(Joules.ofMicrojoules(5_000_000));
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

        assertThat(only(analyse()).attributed()).isEqualTo(Joules.ofMicrojoules(1_000_000));
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
    void the_worst_verdict_is_that_of_the_whole() throws IOException {
        Recording.measured(output).add(FOO, 1, maxJoules(2));
        assertThat(analyse().verdict()).isEqualTo(Verdict.PASS);
        Recording.measured(output).add(BAR, 1, maxJoules(0.9999));
        assertThat(analyse().verdict()).isEqualTo(Verdict.WARN);
        Recording.measured(output).add("a.B#c()", 7, maxJoules(0.5));
        assertThat(analyse().verdict()).isEqualTo(Verdict.FAIL);
    }
}
