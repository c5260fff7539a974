package io.github.energyjunit.report;

import static io.github.energyjunit.reading.Recording.maxJoules;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.energyjunit.reading.Analyzer;
import io.github.energyjunit.reading.Recording;
import io.github.energyjunit.report.ModulesSummary.Line;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModulesSummaryTests {

    @TempDir
    Path small;

    @TempDir
    Path large;

    @Test
    void the_module_with_the_highest_energy_use_comes_first_with_what_broke_in_it() throws IOException {
        Recording.measured(small).add("a.B#c()", 0.5);
        Recording.measured(large).add("a.B#c()", 2, maxJoules(1)).add("a.B#d()", 1.25);

        assertThat(new ModulesSummary(List.of(line("core", small), line("web", large))).lines(20))
                .containsExactly(
                        "Energy of 2 modules: 3.75 J in 3 tests",
                        "joules  quality   tests  verdicts  module",
                        "3.25 J  measured      2  1 FAIL    web",
                        "500 mJ  measured      1            core",
                        "One report of all modules: mvn verify energy:aggregate");
    }

    @Test
    void a_sum_with_an_estimate_in_it_is_called_estimated() throws IOException {
        Recording.measured(small).add("a.B#c()", 0.5);
        Recording.estimated(large).add("a.B#c()", 2);

        assertThat(new ModulesSummary(List.of(line("core", small), line("web", large))).lines(1))
                .containsExactly(
                        "Energy of 2 modules: 2.50 J estimated in 2 tests",
                        "joules  quality    tests  module",
                        "2.00 J  estimated      1  web",
                        "... and 1 more",
                        "One report of all modules: mvn verify energy:aggregate");
    }

    @Test
    void one_module_needs_no_summary() throws IOException {
        Recording.measured(small).add("a.B#c()", 0.5);

        assertThat(new ModulesSummary(List.of(line("core", small))).lines(20)).isEmpty();
    }

    private static Line line(String module, Path output) throws IOException {
        return Line.of(new Report(module, Instant.EPOCH, Analyzer.ofAnything().analyse(output)));
    }
}
