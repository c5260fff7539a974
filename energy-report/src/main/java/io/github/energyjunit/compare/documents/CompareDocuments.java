package io.github.energyjunit.compare.documents;

import io.github.energyjunit.compare.Comparison;
import io.github.energyjunit.files.AtomicFile;
import io.github.energyjunit.html.ReportPatcher;
import io.github.energyjunit.html.SectionPage;
import io.github.energyjunit.measured.Digest;
import io.github.energyjunit.profile.GrownLine;
import io.github.energyjunit.report.Section;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The documents of a comparison in a module's output directory. */
public final class CompareDocuments {

    private static final String FILE = "compare.json";
    private static final String PAGE = "compare.html";
    private static final String SUMMARY = "compare.md";
    private static final String REPORT = "report.html";
    private static final String OF_BASES = "compare-*.base.json";
    private static final int LONGEST = 60;
    private static final int DIGITS = 8;

    private final Path output;

    /** Work in this directory, for instance {@code target/energy}. */
    public CompareDocuments(Path output) {
        this.output = output;
    }

    /**
     * Write {@code compare.json}, {@code compare.html} and {@code compare.md}, and show the comparison in {@code report.html} where there is
     * one. They are those of the last comparison; {@code compare-<base>.base.json} stays when there is another with another base.
     *
     * @return the files that were written
     */
    public List<Path> write(Comparison comparison, Instant created) throws IOException {
        Path file = output.resolve(FILE);
        AtomicFile.write(file, out -> CompareJson.write(comparison, created, out));
        AtomicFile.write(output.resolve(ofBase(comparison.run().baseName())), out -> Files.copy(file, out));
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
     * Returns the changed lines that carry the regressions of all comparisons since a moment, by test.
     *
     * @param notBefore as for {@link #section}
     * @throws IOException if a file cannot be read or makes no sense
     */
    public Map<String, GrownLine> grownLines(Instant notBefore) throws IOException {
        Map<String, GrownLine> lines = new TreeMap<>();
        if (Files.isDirectory(output)) {
            // The last comparison has a file by the name of its base as well.
            try (DirectoryStream<Path> files = Files.newDirectoryStream(output, OF_BASES)) {
                for (Path file : files) {
                    lines.putAll(CompareSection.grown(file, notBefore));
                }
            }
        }
        Path last = output.resolve(FILE);
        if (Files.isRegularFile(last)) {
            lines.putAll(CompareSection.grown(last, notBefore));
        }
        return lines;
    }

    /** A base's name may be a branch, a path or anything else. */
    private static String ofBase(String base) {
        String plain = base.replaceAll("[^A-Za-z0-9.]+", "-").replaceAll("^[-.]+|-+$", "");
        String cut = plain.length() <= LONGEST ? plain : plain.substring(0, LONGEST);
        return "compare-" + cut + "-" + Digest.of(base).substring(0, DIGITS) + ".base.json";
    }
}
