package io.github.energyjunit.formats;

import io.github.energyjunit.ci.Example;
import io.github.energyjunit.ci.Golden;
import io.github.energyjunit.html.HtmlDocument;
import io.github.energyjunit.json.JsonDocument;
import io.github.energyjunit.report.ConsoleReport;
import io.github.energyjunit.report.CsvDocument;
import io.github.energyjunit.report.Document;
import io.github.energyjunit.report.Report;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Holds the documents that no other golden file holds. */
class GoldenDocumentsTests {

    private static final Path GOLDEN = Path.of("src/test/resources/io/github/energyjunit/formats");

    @TempDir
    Path directory;

    @Test
    void json_is_as_it_was() throws IOException {
        check("report.json", new JsonDocument());
    }

    @Test
    void csv_is_as_it_was() throws IOException {
        check("report.csv", new CsvDocument());
    }

    @Test
    void page_is_as_it_was_apart_from_scripts_and_styles() throws IOException {
        String page = Example.text(new HtmlDocument(), Example.everything(directory));
        Golden.check(
                GOLDEN.resolve("report.html"),
                page.replaceAll("(?s)<style>.*?</style>", "<style></style>")
                        .replaceAll("(?s)<script>.*?</script>", "<script></script>")
                        .replaceAll("sha256-[^']*", "sha256-"));
    }

    @Test
    void console_is_as_it_was() throws IOException {
        ConsoleReport console = new ConsoleReport(Example.everything(directory), 20);
        List<String> lines = new ArrayList<>(console.lines());
        console.warnings().forEach(line -> lines.add("WARNING " + line));
        Golden.check(GOLDEN.resolve("console.txt"), String.join("\n", lines) + "\n");
    }

    private void check(String name, Document document) throws IOException {
        Report report = Example.everything(directory);
        Golden.check(
                GOLDEN.resolve(name),
                Example.text(document, report)
                        .replaceAll("-[0-9a-f]{8}\\.jsonl", "-00000000.jsonl")
                        .replaceAll("\"run\" : \"[^\"]*\"", "\"run\" : \"\""));
    }
}
