package io.github.energyjunit.html;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.energyjunit.budget.BudgetPolicy;
import io.github.energyjunit.budget.Budgets;
import io.github.energyjunit.reading.Analyzer;
import io.github.energyjunit.reading.Freshness;
import io.github.energyjunit.reading.Recording;
import io.github.energyjunit.report.Report;
import io.github.energyjunit.report.Section;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HtmlDocumentTests {

    private static final String FOO = "com.acme.FooTest#foo()";
    private static final String HOSTILE =
            "com.acme.FooTest#evil(\"</script><!--<b>&,;'\u2028\u202e\ud83d\ude00\n=1+1\")[1]";
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    Path output;

    @Test
    void hostile_names_cannot_leave_their_place_in_html() throws IOException {
        Recording.measured(output).add(HOSTILE, 1);
        String html = html(report());
        assertThat(html.contains("<!--") || html.contains("<b>")).isFalse();
        assertThat(html.split("</script", -1))
                .as("three scripts and nothing that ends one early")
                .hasSize(4);
        assertThat(html).contains("&lt;/script&gt;");
        assertThat(JSON.readTree(data(html)).at("/tests/0/t").asText()).isEqualTo(HOSTILE);
    }

    @Test
    void the_html_document_names_no_other_host_and_says_where_numbers_come_from_at_the_top() throws IOException {
        Recording.estimated(output).add(FOO, 1);
        String html = html(report());
        String top = html.substring(html.indexOf("<header>"), html.indexOf("</header>"));
        assertThat(top)
                .contains("estimated")
                .contains("ccf-2026.04/linear")
                .contains("±30 %")
                .doesNotContain(">measured");
        String page = html.substring(0, html.indexOf("<script"));
        String script =
                html.substring(html.lastIndexOf("<script>") + "<script>".length(), html.lastIndexOf("</script>"));
        assertThat(page).contains(HtmlDocument.hash(script)).doesNotContain("script-src 'unsafe-inline'");
        assertThat(page).doesNotContain("src=").doesNotContain("href=").contains("default-src 'none'");
    }

    @Test
    void a_section_of_another_goal_stands_in_the_page_with_its_data_and_its_script() throws IOException {
        Recording.measured(output).add(FOO, 1);
        String script = "document.title += '!';";

        String html = html(report().with(
                        new Section("base-and-head", "Base & head", "<p>twice</p>", "{\"a\":\"</script>\"}", script)));

        assertThat(html)
                .contains("<section id=\"base-and-head\">\n  <h2>Base &amp; head</h2>\n<p>twice</p>")
                .contains("id=\"data-base-and-head\">{\"a\":\"\\u003c/script\\u003e\"}</script>")
                .contains("<script>" + script + "</script>");
        assertThat(html.substring(0, html.indexOf("<script"))).contains(HtmlDocument.hash(script));
    }

    @Test
    void a_section_that_would_break_the_page_is_refused() {
        assertThatThrownBy(() -> new Section("a b", "", "", null, null)).hasMessageContaining("'a b'");
        assertThatThrownBy(() -> new Section("a", "", "", null, "'</script>'")).hasMessageContaining("has </");
    }

    /** Charts draw tooltips; nothing of the page is made into HTML by them, whatever ECharts does with a series' tooltip. */
    @Test
    void no_chart_makes_html_of_a_name() throws IOException {
        Recording.measured(output).add(FOO, 1);
        String html = html(report());
        String script = html.substring(html.lastIndexOf("<script>"));

        assertThat(script.split("tooltip: \\{", -1)).hasSizeGreaterThan(1);
        assertThat(script.split("tooltip: \\{(?! renderMode: 'richText')", -1))
                .as("tooltips as HTML")
                .hasSize(1);
        assertThat(script).doesNotContain("type: 'lines'");
    }

    private Report report() throws IOException {
        Analyzer analyzer = new Analyzer(
                new Freshness(Instant.EPOCH, true), new Budgets(List.of(), BudgetPolicy.usual(false)), pid -> false);
        return new Report("acme", Instant.now(), analyzer.analyse(output));
    }

    private static String html(Report report) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new HtmlDocument().write(report, out);
        return out.toString(StandardCharsets.UTF_8);
    }

    private static String data(String html) {
        String start = "id=\"data\">";
        int from = html.indexOf(start) + start.length();
        return html.substring(from, html.indexOf("</script>", from));
    }
}
