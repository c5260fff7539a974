package io.github.energyjunit.report;

import static io.github.energyjunit.reading.Recording.flag;
import static io.github.energyjunit.reading.Recording.maxJoules;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.energyjunit.analysis.Analysis;
import io.github.energyjunit.budget.BudgetPolicy;
import io.github.energyjunit.budget.Budgets;
import io.github.energyjunit.reading.Analyzer;
import io.github.energyjunit.reading.Freshness;
import io.github.energyjunit.reading.Recording;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConsoleReportTests {

    @TempDir
    Path output;

    @Test
    void the_test_with_the_highest_energy_use_comes_first_with_unit_resolution_source_and_flags() throws IOException {
        Recording.measured(output)
                .add("a.B#small()", 0.000085, flag("TOO_SHORT"))
                .add("a.B#large()", 1.314, maxJoules(1.5))
                .add("a.B#middle()", 0.412);

        assertThat(lines(20))
                .containsExactly(
                        "Energy of 3 tests in acme: 1.73 J, of 3.45 J that the whole machine used meanwhile",
                        "Source: powercap (measured), counted: package-0",
                        "   joules  quality         ±  n  source    budget      test        flags",
                        "   1.31 J  measured  1.00 mJ  1  powercap  PASS 1.5 J  B#large()",
                        "   412 mJ  measured  1.00 mJ  1  powercap              B#middle()",
                        "< 1.00 mJ  measured  1.00 mJ  1  powercap              B#small()   TOO_SHORT");
    }

    @Test
    void what_cannot_be_told_from_nothing_is_no_finding_of_an_estimate_either() throws IOException {
        Recording.estimated(output)
                .add(
                        "a.B#empty()",
                        0.000112,
                        flag("TOO_SHORT").andThen(line -> line.put("resolutionMicrojoules", 300)));

        assertThat(lines(20))
                .endsWith(
                        "  joules  quality         ±  n  source    test       flags",
                        "< 300 µJ  estimated  300 µJ  1  estimate  B#empty()  TOO_SHORT");
    }

    @Test
    void every_estimated_number_is_called_so_beside_it() throws IOException {
        Recording.estimated(output).add("a.B#c()", 1.3, flag("ESTIMATED"));

        assertThat(lines(20))
                .containsExactly(
                        "Energy of 1 test in acme: 1.30 J estimated, of 2.60 J estimated that the whole machine used meanwhile",
                        "Source: estimate (estimated, model ccf-2026.04/linear, ±30 %), counted: cpu",
                        "joules  quality       ±  n  source    test",
                        "1.30 J  estimated  30 %  1  estimate  B#c()");
    }

    @Test
    void packages_are_left_out_of_names_unless_two_tests_would_look_alike() throws IOException {
        Recording.measured(output)
                .add("com.acme.Foo$In#bar(java.lang.String, int)[2]", 3)
                .add("com.acme.Same#x()", 2)
                .add("org.acme.Same#x()", 1);

        assertThat(lines(20).stream().map(line -> line.replaceAll(".*powercap +", "")))
                .endsWith("Foo$In#bar(String, int)[2]", "com.acme.Same#x()", "org.acme.Same#x()");
    }

    @Test
    void an_invocation_is_called_by_its_display_name_with_its_index_where_two_would_look_alike() throws IOException {
        Recording.measured(output)
                .add("com.acme.Sums#of(int)[1]", 5, named("[1] 7"))
                .add("com.acme.Sums#dynamic()[1][2]", 4, named("totals › streamed"))
                .add("com.acme.Sums[2]#plain()", 3, named("size 30 › plain()"))
                .add("com.acme.Sums#twins()[1]", 2, named("twin"))
                .add("com.acme.Sums#twins()[2]", 1, named("twin"));

        assertThat(lines(20).stream().map(line -> line.replaceAll(".*powercap +", "")))
                .endsWith(
                        "Sums#of(int) [1] 7",
                        "Sums#dynamic() totals › streamed",
                        "Sums#plain() size 30",
                        "Sums#twins() [1] twin",
                        "Sums#twins() [2] twin");
    }

    @Test
    void what_was_not_read_is_no_number() throws IOException {
        Recording.of(output, jvm -> jvm.withObject("/source").putArray("domains"))
                .unread("a.B#c()", "torn", line -> {});

        assertThat(lines(20).get(0)).endsWith(": no reading");
        assertThat(lines(20))
                .contains("Source: powercap (measured, no counter could be read)")
                .last()
                .asString()
                .startsWith("no reading")
                .doesNotContain("measured")
                .endsWith("NO_READING");
    }

    @Test
    void a_sum_that_lacks_readings_says_so() throws IOException {
        Recording.measured(output).add("a.B#c()", 1).unread("a.B#d()", "torn", line -> {});

        assertThat(lines(20).get(0)).contains(": 1.00 J, of ").endsWith("; 1 run has no reading");
    }

    @Test
    void only_the_top_is_shown_and_how_to_see_the_rest() throws IOException {
        Recording.measured(output).add("a.B#c()", 1).add("a.B#d()", 2).add("a.B#e()", 3);

        assertThat(lines(1)).hasSize(5).last().isEqualTo("... and 2 more; all of them with -Denergy.console.top=3");
    }

    @Test
    void a_source_passed_over_is_told_if_the_user_can_mend_it() throws IOException {
        Recording.of(output, jvm -> {
                    jvm.withArray("/passedOver")
                            .addObject()
                            .put("source", "powercap")
                            .put("reason", "permission denied: energy_uj")
                            .put("remedy", "sudo chmod a+r energy_uj");
                    jvm.withArray("/passedOver")
                            .addObject()
                            .put("source", "perf")
                            .put("reason", "not on this machine")
                            .putNull("remedy");
                })
                .add("a.B#c()", 1);

        assertThat(console(20).warnings())
                .containsExactly("A better source was not used: powercap, permission denied: energy_uj."
                        + " Fix: sudo chmod a+r energy_uj");
    }

    @Test
    void a_name_cannot_break_or_colour_a_line() throws IOException {
        Recording.measured(output).add("a.B#c(\n\u001b[31m)", 1);

        assertThat(lines(20)).last().asString().endsWith("B#c(??[31m)");
    }

    @Test
    void colours_leave_the_columns_where_they_are() throws IOException {
        Recording.measured(output)
                .add("a.B#small()", 0.000085, flag("TOO_SHORT"))
                .add("a.B#large()", 1.314, maxJoules(0.5))
                .add("a.B#middle()", 0.412, maxJoules(5));
        List<String> plain = lines(20);

        Report report = new Report("acme", Instant.now(), analysis());
        List<String> painted =
                new ConsoleReport(report, 20, (tone, text) -> "<" + tone.name().charAt(0) + text + ">").lines();

        assertThat(painted.stream().map(line -> line.replaceAll("<[SGDB]|>", "")))
                .as("nothing else changes")
                .containsExactlyElementsOf(plain);
        assertThat(painted.get(0)).contains("<S1.73 J>");
        assertThat(String.join("\n", painted))
                .contains("<BFAIL 500 mJ>", "<GPASS 5 J>", "<DTOO_SHORT>", "<S< 1.00 mJ>");
    }

    @Test
    void a_thousand_tests_are_no_wall_of_text() throws IOException {
        Recording recording = Recording.measured(output);
        for (int i = 0; i < 1000; i++) {
            recording.add("a.B#t" + i + "()", 1 + i);
        }

        assertThat(lines(20)).hasSize(24).last().asString().contains("980 more", "-Denergy.console.top=1000");
    }

    @Test
    void a_console_that_knows_only_ascii_gets_ascii() {
        assertThat(new ConsoleText(StandardCharsets.US_ASCII).fit("85 µJ ± 1")).isEqualTo("85 uJ +/- 1");
        assertThat(new ConsoleText(StandardCharsets.UTF_8).fit("85 µJ ± 1")).isEqualTo("85 µJ ± 1");
    }

    private List<String> lines(int top) throws IOException {
        return console(top).lines();
    }

    private ConsoleReport console(int top) throws IOException {
        return new ConsoleReport(new Report("acme", Instant.now(), analysis()), top);
    }

    private Analysis analysis() throws IOException {
        Analyzer analyzer = new Analyzer(
                new Freshness(Instant.EPOCH, true), new Budgets(List.of(), BudgetPolicy.usual(false)), pid -> false);
        return analyzer.analyse(output);
    }

    private static Consumer<ObjectNode> named(String name) {
        return line -> line.put("displayName", name);
    }
}
