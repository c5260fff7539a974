package io.github.energyjunit.gate;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.energyjunit.analysis.Analysis;
import io.github.energyjunit.analysis.Analysis.Violation;
import io.github.energyjunit.analysis.Verdict;
import io.github.energyjunit.baseline.Acceptances;
import io.github.energyjunit.confirmation.Answer;
import io.github.energyjunit.confirmation.Unconfirmed;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What many tests have in common can be told once: without the figures that only one of them has. */
class SharedReasonTests extends AgainstBaseline {

    private static final String BAZ = "com.acme.FooTest#baz()";

    @Test
    void removed_tests_share_what_to_do_about_them() throws IOException {
        builds.build()
                .measure(FOO, 10, 1, 0.02)
                .measure(BAR, 10, 2, 0.02)
                .measure(BAZ, 10, 3, 0.02)
                .store(baseline);

        List<Violation> removed = of(builds.build().measure(FOO, 10, 1, 0.02).against(baseline), Verdict.REMOVED);

        assertThat(removed).extracting(Violation::reason).doesNotHaveDuplicates();
        assertThat(removed)
                .extracting(Violation::shared)
                .containsOnly("in the baseline, but not measured in this build; if it is gone or renamed, drop it by"
                        + " mvn verify energy:baseline -Denergy.baseline.prune=true")
                .hasSize(2);
    }

    @Test
    void noisy_tests_share_what_would_help_and_what_stood_in_the_way() throws IOException {
        builds.build().measure(FOO, 10, 1, 0.6).measure(BAR, 10, 2, 0.5).store(baseline);
        Analysis judged = builds.build()
                .measure(FOO, 10, 1, 0.6)
                .measure(BAR, 10, 1.4, 0.5)
                .against(baseline);
        Answer none = Answer.none(Unconfirmed.NO_BASE, "a shallow clone");

        Analysis settled = new Gate(
                        RegressionRule.DEFAULT, BaselineReference.read(baseline), null, Acceptances.NONE, Builds.TODAY)
                .settle(judged, Map.of(FOO, none, BAR, none));

        assertThat(of(settled, Verdict.INCONCLUSIVE))
                .hasSize(2)
                .allSatisfy(remark -> assertThat(remark.reason()).contains("ratio "));
        assertThat(of(settled, Verdict.INCONCLUSIVE))
                .extracting(Violation::shared)
                .allSatisfy(shared -> assertThat(shared)
                        .startsWith("noise would hide a change of 20 %: measure longer batches")
                        .endsWith("; unconfirmed: the baseline's code is not available: a shallow clone"))
                .containsOnly(of(settled, Verdict.INCONCLUSIVE).get(0).shared());
    }

    @Test
    void what_looks_worse_keeps_its_figures() throws IOException {
        builds.build().measure(FOO, 10, 1, 0.6).store(baseline);
        Analysis judged = builds.build().measure(FOO, 10, 1.25, 0.6).against(baseline);

        assertThat(of(judged, Verdict.INCONCLUSIVE))
                .singleElement()
                .satisfies(remark -> assertThat(remark.shared()).isEqualTo(remark.reason()));
    }

    @Test
    void other_words_for_a_reason_are_used_in_what_is_shared() throws IOException {
        builds.build().measure(FOO, 10, 1, 0.02).measure(BAR, 10, 2, 0.02).store(baseline);

        Analysis reworded = builds.build()
                .measure(FOO, 10, 1, 0.02)
                .against(baseline)
                .reworded(words -> words.replace("mvn", "gradle"));

        assertThat(of(reworded, Verdict.REMOVED))
                .extracting(Violation::shared)
                .singleElement()
                .asString()
                .contains("gradle verify");
    }

    private static List<Violation> of(Analysis analysis, Verdict verdict) {
        return analysis.remarks().stream()
                .filter(remark -> remark.verdict() == verdict)
                .toList();
    }
}
