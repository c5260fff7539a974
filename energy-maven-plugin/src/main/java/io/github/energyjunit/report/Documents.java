package io.github.energyjunit.report;

import io.github.energyjunit.files.AtomicFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Writes all documents of a module into its output directory. */
public final class Documents {

    private static final List<Document> ALL = List.of(new HtmlDocument(), new JsonDocument(), new CsvDocument());

    private Documents() {}

    /**
     * Write every document, replacing older ones.
     *
     * @return the files written
     * @throws IOException naming the file that cannot be written
     */
    public static List<Path> write(Report report, Path output) throws IOException {
        List<Path> written = new ArrayList<>();
        for (Document document : ALL) {
            Path file = output.resolve(document.fileName());
            AtomicFile.write(file, out -> document.write(report, out));
            written.add(file);
        }
        return written;
    }

    /** Delete the documents of an earlier build, lest they are taken for those of this one. */
    public static void delete(Path output) throws IOException {
        for (Document document : ALL) {
            Files.deleteIfExists(output.resolve(document.fileName()));
        }
    }
}
