package io.github.energyjunit.comment;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Reads the Markdown pages that reports have left. */
public final class ReportPages {

    /** The name of the page, as the format {@code md} writes it. */
    public static final String FILE = "report.md";

    private ReportPages() {}

    /**
     * Reads the page in each of the folders that has one.
     *
     * @throws IOException if one cannot be read
     */
    public static List<String> in(Collection<Path> outputs) throws IOException {
        List<String> pages = new ArrayList<>();
        for (Path output : outputs) {
            Path page = output.resolve(FILE);
            if (Files.isRegularFile(page)) {
                pages.add(Files.readString(page, StandardCharsets.UTF_8));
            }
        }
        return pages;
    }
}
