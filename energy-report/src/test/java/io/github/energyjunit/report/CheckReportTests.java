package io.github.energyjunit.report;

import static io.github.energyjunit.reading.Recording.maxJoules;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.energyjunit.analysis.Analysis;
import io.github.energyjunit.budget.BudgetPolicy;
import io.github.energyjunit.budget.Budgets;
import io.github.energyjunit.reading.Analyzer;
import io.github.energyjunit.reading.Freshness;
import io.github.energyjunit.reading.Recording;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckReportTests {

    private static final String FOO = "com.acme.FooTest#foo()";

    @TempDir
    Path output;

    @Test
    void where_all_is_well_it_says_so() throws IOException {
        Recording.measured(output).add(FOO, 1, maxJoules(2));

        CheckReport report = new CheckReport(analysis(), List.of());

        assertThat(report.lines()).containsExactly("No energy budget exceeded.");
        assertThat(report.warnings()).isEmpty();
    }

    @Test
    void what_only_warns_is_not_called_well() throws IOException {
        Recording.estimated(output).add(FOO, 3, maxJoules(2));

        CheckReport report = new CheckReport(analysis(), List.of());

        assertThat(report.warnings()).singleElement().asString().startsWith("Energy budget possibly exceeded: " + FOO);
        assertThat(report.lines()).containsExactly("No energy budget definitely exceeded; 1 warning above.");
    }

    private Analysis analysis() throws IOException {
        return new Analyzer(
                        new Freshness(Instant.EPOCH, true),
                        new Budgets(List.of(), BudgetPolicy.usual(false)),
                        pid -> false)
                .analyse(output);
    }
}
