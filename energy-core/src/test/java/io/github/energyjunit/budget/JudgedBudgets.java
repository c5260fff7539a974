package io.github.energyjunit.budget;

import io.github.energyjunit.analysis.Analysis;
import io.github.energyjunit.analysis.Judgement;
import io.github.energyjunit.reading.Analyzer;
import io.github.energyjunit.reading.Freshness;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;

/** Judges what was recorded by budgets. */
abstract class JudgedBudgets {

    static final String FOO = "com.acme.FooTest#foo()";

    @TempDir
    Path output;

    static BudgetRule rule(String pattern, String limit) {
        return BudgetRule.of(null, pattern, limit);
    }

    Judgement judge(BudgetPolicy policy) throws IOException {
        return new Analyzer(new Freshness(Instant.EPOCH, true), new Budgets(List.of(), policy), pid -> false)
                .analyse(output)
                .tests()
                .get(0)
                .judgement();
    }

    Judgement judge(boolean allowEstimated, BudgetRule... rules) throws IOException {
        return analyse(allowEstimated, rules).tests().get(0).judgement();
    }

    Analysis analyse(boolean allowEstimated, BudgetRule... rules) throws IOException {
        Freshness everything = new Freshness(Instant.EPOCH, true);
        return new Analyzer(everything, new Budgets(List.of(rules), BudgetPolicy.usual(allowEstimated)), pid -> false)
                .analyse(output);
    }
}
