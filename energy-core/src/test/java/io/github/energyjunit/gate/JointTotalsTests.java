package io.github.energyjunit.gate;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.energyjunit.analysis.Verdict;
import io.github.energyjunit.units.Joules;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Eight classes of 10 J that differ by 2 % from build to build, and eight of 0.4 J that differ by 0.1 J. The first of these
 * happened to differ by a tenth of that.
 */
class JointTotalsTests {

    private static final int HALF = 8;
    private static final double[] STEADY = {0.98, 1, 1.02};

    private static List<TotalPair> pairs(double large, double small) {
        List<TotalPair> pairs = new ArrayList<>();
        for (int i = 0; i < 2 * HALF; i++) {
            double level = i < HALF ? 10 : 0.4;
            double now = i == 0 ? large : i == HALF ? small : level;
            List<Joules> base = new ArrayList<>();
            for (int build = 0; build < STEADY.length; build++) {
                base.add(Joules.of(level
                        + 10 * (STEADY[(build + i) % STEADY.length] - 1) * (i < HALF ? 1 : i == HALF ? 0.05 : 0.5)));
            }
            pairs.add(new TotalPair("C" + i, base, Joules.of(now), Joules.ZERO, List.of(), 0, null));
        }
        return pairs;
    }

    private static List<Verdict> verdicts(List<TotalPair> pairs) {
        RegressionRule rule = RegressionRule.DEFAULT;
        return new JointTotals(rule, rule.effect(), 0, pairs)
                .judge(pairs).stream().map(finding -> finding.verdict()).toList();
    }

    @Test
    void what_small_classes_differ_by_makes_large_ones_no_less_certain() {
        List<Verdict> verdicts = verdicts(pairs(13.5, 0.4));

        assertThat(verdicts.get(0)).isEqualTo(Verdict.WARN);
        assertThat(verdicts.subList(1, 2 * HALF)).doesNotContain(Verdict.WARN, Verdict.FAIL);
    }

    @Test
    void a_small_class_that_needs_what_such_classes_differ_by_is_not_named() {
        assertThat(verdicts(pairs(10, 0.7))).doesNotContain(Verdict.WARN, Verdict.FAIL);
    }

    @Test
    void a_small_class_that_needs_many_times_more_is_named() {
        assertThat(verdicts(pairs(10, 4)).get(HALF)).isEqualTo(Verdict.FAIL);
    }
}
