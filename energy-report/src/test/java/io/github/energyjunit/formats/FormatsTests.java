package io.github.energyjunit.formats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.energyjunit.budget.BudgetPolicy;
import io.github.energyjunit.budget.Budgets;
import io.github.energyjunit.ci.CodePlaces;
import io.github.energyjunit.reading.Analyzer;
import io.github.energyjunit.reading.Freshness;
import io.github.energyjunit.reading.Recording;
import io.github.energyjunit.report.Report;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FormatsTests {

    private static final String[] USUAL = {"report.html", "report.json", "report.csv", "report.md", "junit-energy.xml"};

    @TempDir
    Path directory;

    @Test
    void a_ci_server_gets_its_own_formats_without_being_asked() throws IOException {
        assertThat(written("default", Map.of())).containsExactly(USUAL);
        assertThat(written("default", Map.of("GITLAB_CI", "true")))
                .contains(USUAL)
                .endsWith("gl-code-quality.json", "metrics.txt");
        assertThat(written("default", Map.of("JENKINS_URL", "http://jenkins")))
                .contains(USUAL)
                .endsWith("issues.json", "plot.csv");
    }

    @Test
    void only_what_is_asked_for_is_written() throws IOException {
        assertThat(written("json, SARIF", Map.of("GITLAB_CI", "true"))).containsExactly("report.json", "report.sarif");
        assertThat(written("default,openmetrics", Map.of())).contains(USUAL).endsWith("openmetrics.txt");
        assertThat(written("all", Map.of())).hasSize(Format.values().length).doesNotHaveDuplicates();
    }

    @Test
    void an_unknown_word_is_an_error_that_says_what_is_allowed() {
        assertThatThrownBy(() -> Formats.of("html,pdf", Map.of()))
                .hasMessageStartingWith(
                        "Invalid value 'html,pdf' for energy.formats: expected one or more of default, all, html, json,")
                .hasMessageContaining("code-quality");
        assertThat(Formats.areAllowed("")).isFalse();
    }

    private List<String> written(String formats, Map<String, String> environment) throws IOException {
        Path output = directory.resolve("energy");
        Recording.measured(output).add("a.B#c()", 1);
        Report report = new Report(
                "acme",
                Instant.now(),
                new Analyzer(
                                new Freshness(Instant.EPOCH, true),
                                new Budgets(List.of(), BudgetPolicy.usual(false)),
                                pid -> false)
                        .analyse(output));
        CodePlaces places = new CodePlaces(directory, directory, List.of());
        return Formats.of(formats, environment).write(report, output, places).stream()
                .map(file -> String.valueOf(file.getFileName()))
                .toList();
    }
}
