package io.github.energyjunit.ci;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.energyjunit.analysis.Analysis;
import io.github.energyjunit.analysis.Finding;
import io.github.energyjunit.analysis.JudgedTest;
import io.github.energyjunit.analysis.Verdict;
import io.github.energyjunit.reading.Recording;
import io.github.energyjunit.report.Report;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MarkdownDocumentTests {

    private static final Pattern FOREIGN = Pattern.compile("<(?!/?(code|br|details|summary|sub)>)");

    @TempDir
    Path directory;

    @Test
    void the_page_says_verdict_energy_source_and_what_broke() throws IOException {
        String text = text(Example.everything(directory));

        Golden.check("report.md", text);
        assertThat(text)
                .contains("FAIL")
                .contains("6.10 J")
                .contains("0.00169 Wh")
                .contains("powercap");
    }

    @Test
    void names_can_neither_make_structure_nor_elements_nor_mentions() throws IOException {
        String text = text(Example.everything(directory));

        assertThat(FOREIGN.matcher(text).find()).isFalse();
        assertThat(text).doesNotContain("@user").doesNotContain("\u202e").doesNotContain("`&");
        String html = html(text);
        assertThat(html.split("<tr>", -1))
                .as("heads of one table and its five rows")
                .hasSize(1 + 1 + 5);
        assertThat(html.split("<td", -1)).hasSize(1 + 5 * 7);
        assertThat(html).contains("&lt;/script&gt;").doesNotContain("<a ").doesNotContain("<em>");
    }

    @Test
    void a_page_of_2_000_hostile_tests_is_no_longer_than_a_comment_may_be() throws IOException {
        String text = text(Example.many(directory, 2_000));

        assertThat(text.length()).isBetween(30_000, MarkdownDocument.MOST);
        assertThat(text)
                .contains("more, see `report.html`")
                .contains("</details>")
                .endsWith("</sub>\n");
    }

    @Test
    void many_small_tests_are_folded_away() throws IOException {
        Path output = directory.resolve("acme/target/energy");
        Recording recording = Recording.measured(output);
        for (int i = 0; i < 2_000; i++) {
            recording.add("com.acme.FooTest#t" + i + "()", 1);
        }
        String text = text(Example.report(output, List.of()));

        assertThat(text.length()).isBetween(40_000, MarkdownDocument.MOST);
        assertThat(text).containsSubsequence("<details><summary>1995 more</summary>", "</details>", "that used less");
    }

    @Test
    void every_number_of_an_estimate_is_called_so() throws IOException {
        String text = text(Example.estimated(directory));

        assertThat(text).contains("1.50 J estimated").doesNotContain("measured");
        assertThat(text.replaceAll("[0-9.]+ J estimated", "").replaceAll("estimated [0-9.]+ J", ""))
                .doesNotContain("1.50 J")
                .doesNotContain("3.00 J");
    }

    @Test
    void that_there_is_no_baseline_is_said_once_and_not_in_each_row() throws IOException {
        Recording.measured(directory).add("a.B#c()", 1).add("a.B#d()", 2).add("a.B#e()", 3);
        Analysis plain = Example.report(directory, List.of()).analysis();
        Finding none = new Finding(Verdict.MISSING_BASELINE, "no baseline to compare with in x.json: make one", null);
        List<JudgedTest> judged = plain.tests().stream()
                .map(test -> new JudgedTest(test.test(), test.budget(), none))
                .toList();

        String text = text(new Report("acme", Example.CREATED, plain.with(judged, List.of())));

        assertThat(text.split("No baseline to compare with in x\\.json", -1)).hasSize(2);
        assertThat(text.split("MISSING", -1)).as("the verdict of the whole").hasSize(2);
        assertThat(text.split("not judged", -1)).hasSize(1 + 3);
    }

    private String text(Report report) throws IOException {
        return Example.text(new MarkdownDocument(Example.places(directory)), report);
    }

    private static String html(String markdown) {
        List<TablesExtension> tables = List.of((TablesExtension) TablesExtension.create());
        return HtmlRenderer.builder()
                .extensions(tables)
                .build()
                .render(Parser.builder().extensions(tables).build().parse(markdown));
    }
}
