package io.github.energyjunit.reading;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.energyjunit.analysis.Analysis;
import io.github.energyjunit.budget.BudgetPolicy;
import io.github.energyjunit.budget.Budgets;
import io.github.energyjunit.measured.TestSummary;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;

/** What tests need that analyse measurement files. */
abstract class AnalysedFiles {

    static final String FOO = "com.acme.FooTest#foo()";
    static final String BAR = "com.acme.BarTest#bar(int)[2]";

    @TempDir
    Path output;

    static final Freshness EVERYTHING = new Freshness(Instant.EPOCH, true);

    static Budgets budgets() {
        return new Budgets(List.of(), BudgetPolicy.usual(false));
    }

    final Analysis analyse() throws IOException {
        return analyse(EVERYTHING);
    }

    final Analysis analyse(Freshness freshness) throws IOException {
        return new Analyzer(freshness, budgets(), pid -> false).analyse(output);
    }

    static TestSummary only(Analysis analysis) {
        assertThat(analysis.tests()).hasSize(1);
        return analysis.tests().get(0).test();
    }
}
