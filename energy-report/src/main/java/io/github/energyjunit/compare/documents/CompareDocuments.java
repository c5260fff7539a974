package io.github.energyjunit.compare.documents;

import io.github.energyjunit.compare.Comparison;
import io.github.energyjunit.files.AtomicFile;
import io.github.energyjunit.html.ReportPatcher;
import io.github.energyjunit.html.SectionPage;
import io.github.energyjunit.profile.GrownLine;
import io.github.energyjunit.report.Section;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The documents of a comparison in a module's output directory. */
public final class CompareDocuments {

    private static final String FILE = "compare.json";
    private static final String PAGE = "compare.html";
    private static final String SUMMARY = "compare.md";
    private static final String REPORT = "report.html";

    private final Path output;

    /** Work in this directory, for instance {@code target/energy}. */
    public CompareDocuments(Path output) {
        this.output = output;
    }

    /**
     * Write {@code compare.json}, {@code compare.html} and {@code compare.md}, and show the comparison in {@code report.html} where there is
     * one.
     *
     * @return the files that were written
     */
    public List<Path> write(Comparison comparison, Instant created) throws IOException {
        Path file = output.resolve(FILE);
        AtomicFile.write(file, out -> CompareJson.write(comparison, created, out));
        Section section = CompareSection.read(file, Instant.MIN).orElseThrow();
        Path page = output.resolve(PAGE);
        SectionPage.write(section, page);
        Path summary = output.resolve(SUMMARY);
        AtomicFile.write(
                summary, out -> out.write(CompareMarkdown.of(comparison).getBytes(StandardCharsets.UTF_8)));
        Path report = output.resolve(REPORT);
        return new ReportPatcher(section).putInto(report)
                ? List.of(file, page, summary, report)
                : List.of(file, page, summary);
    }

    /**
     * Returns the section that shows the last comparison; empty if there was none.
     *
     * @param notBefore when what is reported began: an older comparison is of another state of the code
     * @throws IOException if {@code compare.json} cannot be read or makes no sense
     */
    public Optional<Section> section(Instant notBefore) throws IOException {
        Path file = output.resolve(FILE);
        return Files.isRegularFile(file) ? CompareSection.read(file, notBefore) : Optional.empty();
    }

    /**
     * Returns the changed lines that carry the regressions of the last comparison, by test.
     *
     * @param notBefore as for {@link #section}
     * @throws IOException if {@code compare.json} cannot be read or makes no sense
     */
    public Map<String, GrownLine> grownLines(Instant notBefore) throws IOException {
        Path file = output.resolve(FILE);
        return Files.isRegularFile(file) ? CompareSection.grown(file, notBefore) : Map.of();
    }
}
