package io.github.energyjunit.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.energyjunit.analysis.Analysis;
import io.github.energyjunit.analysis.Judgement;
import io.github.energyjunit.measured.TestSummary.Sum;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class NoDataTests {
    private static final Path OUTPUT = Path.of("target", "energy");

    @Test
    void the_one_cause_that_is_known_is_the_only_one_named() {
        assertThat(explain(new Circumstances(true, 1, true, false, List.of("tests run on Java 8"), "c")))
                .isEqualTo("No energy was measured: there is no measurement of this build in " + OUTPUT
                        + ". The cause:\n  - tests run on Java 8");
        assertThat(explain(new Circumstances(true, 0, true, true, List.of(), "c")))
                .contains("The cause:", "ran no tests in this module")
                .doesNotContain("@MeasureEnergy");
        assertThat(explain(new Circumstances(true, 1, false, false, List.of(), "mvn a:b:1:prepare verify")))
                .contains("The cause:", "lacks the test dependency", "`mvn a:b:1:prepare verify`");
    }

    @Test
    void a_missing_annotation_is_no_cause_where_every_test_was_to_be_measured() {
        assertThat(explain(new Circumstances(true, 1, true, true, List.of(), "c")))
                .doesNotContain("@MeasureEnergy", "dependency");
        assertThat(explain(new Circumstances(true, 1, false, true, List.of(), "c")))
                .contains("no test that ran has @MeasureEnergy", "-Denergy.measure=all");
    }

    @Test
    void without_prepare_less_is_known() {
        assertThat(explain(new Circumstances(false, 0, false, true, List.of(), "c")))
                .contains("Likely causes:", "no test has @MeasureEnergy", "-DskipTests", "energy.output")
                .doesNotContain("lacks the test dependency");
        assertThat(explain(new Circumstances(false, 0, false, false, List.of(), "c")))
                .contains("lacks the test dependency")
                .doesNotContain("@MeasureEnergy");
    }

    @Test
    void what_was_explained_for_another_module_is_not_explained_again() {
        String one = explain(new Circumstances(true, 1, true, false, List.of("tests run on Java 8"), "c"));
        String several = explain(new Circumstances(true, 1, false, true, List.of(), "c"));

        assertThat(NoData.again(one))
                .isEqualTo("No energy was measured: there is no measurement of this build in " + OUTPUT
                        + ". Causes: as above.");
        assertThat(NoData.again(several)).isEqualTo(NoData.again(one));
    }

    private static String explain(Circumstances circumstances) {
        Analysis nothing = new Analysis(List.of(), List.of(), Sum.NOTHING, Sum.NOTHING, Judgement.NO_BUDGET, List.of());
        return NoData.explain(OUTPUT, nothing, circumstances);
    }
}
