package io.github.energyjunit.ci;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.energyjunit.analysis.Analysis;
import io.github.energyjunit.analysis.Finding;
import io.github.energyjunit.analysis.JudgedTest;
import io.github.energyjunit.analysis.Verdict;
import io.github.energyjunit.profile.GrownLine;
import io.github.energyjunit.reading.Analyzer;
import io.github.energyjunit.reading.Recording;
import io.github.energyjunit.report.Report;
import io.github.energyjunit.units.Joules;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where a regression is annotated: at the changed line that carries it, if one is known to. */
class ChangedPlacesTests {
    private static final String FOO = "com.acme.FooTest#foo()";
    private static final String ORDER = "acme/src/main/java/com/acme/Order.java";
    private static final String SAID =
            "; grew by 210 mJ ±24.0 mJ of the 230 mJ, in a line of Order.total changed since" + " 0a1b2c3d4e";

    @TempDir
    Path directory;

    @Test
    void a_regression_is_annotated_at_the_changed_line_that_carries_it() throws IOException {
        Report report = regression().with(Map.of(FOO, line(1, false)));

        assertThat(new GitHubActions(Map.of(), Example.places(directory)).annotations(report, new GitHubActions.Used()))
                .containsExactly("::error file=" + ORDER + ",line=12,title=Energy%3A FAIL::" + FOO
                        + ": 19 %25 worse than the baseline" + SAID);
        assertThat(Example.text(new CodeQualityDocument(Example.places(directory)), report))
                .contains("\"path\" : \"" + ORDER + "\"", "\"begin\" : 12", SAID);
        assertThat(Example.text(new SarifDocument(Example.places(directory)), report))
                .contains("\"uri\" : \"" + ORDER + "\"", "\"startLine\" : 12", SAID);
        assertThat(Example.text(new WarningsDocument(Example.places(directory)), report))
                .contains("\"fileName\" : \"" + ORDER + "\"", "\"lineStart\" : 12");
    }

    @Test
    void what_several_lines_carry_together_and_what_may_be_more_is_told_as_such() throws IOException {
        Report report = regression().with(Map.of(FOO, line(3, true)));

        assertThat(Problem.of(report, Example.places(directory)))
                .singleElement()
                .extracting(Problem::reason)
                .asString()
                .endsWith("; grew by at least 210 mJ ±24.0 mJ of the 230 mJ, in 3 lines of Order.total changed since"
                        + " 0a1b2c3d4e");
    }

    @Test
    void a_problem_stays_the_same_one_wherever_it_is_annotated() throws IOException {
        Report report = regression();

        assertThat(Problem.of(report.with(Map.of(FOO, line(1, false))), Example.places(directory)))
                .extracting(Problem::key)
                .isEqualTo(Problem.of(report, Example.places(directory)).stream()
                        .map(Problem::key)
                        .toList());
    }

    @Test
    void without_such_a_line_it_stays_at_the_test() throws IOException {
        Example.everything(directory);
        Report report = regression().with(Map.of("com.acme.BarTest#bar()", line(1, false)));

        assertThat(Problem.of(report, Example.places(directory)))
                .singleElement()
                .extracting(Problem::place, Problem::reason)
                .containsExactly(
                        new Place("acme/src/test/java/com/acme/FooTest.java", 6), "19 % worse than the baseline");
    }

    @Test
    void a_budget_is_not_about_what_changed() throws IOException {
        Report report = Example.everything(directory).with(Map.of(FOO, line(1, false)));

        assertThat(Problem.of(report, Example.places(directory)))
                .noneMatch(problem ->
                        problem.place().path().equals(ORDER) || problem.reason().contains("changed since"));
    }

    private Report regression() throws IOException {
        Path output = directory.resolve("measured");
        Recording.measured(output).add(FOO, 1.43).add(FOO, 1.43);
        Analysis analysis = Analyzer.ofAnything().analyse(output);
        List<JudgedTest> judged = analysis.tests().stream()
                .map(each -> new JudgedTest(
                        each.test(), each.budget(), new Finding(Verdict.FAIL, "19 % worse than the baseline", null)))
                .toList();
        return new Report("acme", Example.CREATED, analysis.with(judged, List.of()));
    }

    private static GrownLine line(int lines, boolean atLeast) {
        return new GrownLine(
                ORDER,
                12,
                "com.acme.Order.total",
                lines,
                Joules.of(0.21),
                Joules.of(0.024),
                Joules.of(0.23),
                atLeast,
                "0a1b2c3d4e");
    }
}
