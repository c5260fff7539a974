package io.github.energyjunit.html;

import io.github.energyjunit.files.AtomicFile;
import io.github.energyjunit.report.Section;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;

/** Writes a section as a page of its own: one file that needs no network and runs no script. */
public final class SectionPage {

    private SectionPage() {}

    /**
     * Writes the page; what the section has of data and scripts is left out.
     *
     * @throws IOException if it cannot be written
     */
    public static void write(Section section, Path page) throws IOException {
        Templates templates = new Templates(HtmlDocument.class);
        String text = templates.text(
                "section.ftlh",
                Map.of("title", section.title(), "html", section.html(), "style", templates.read("report.css")));
        AtomicFile.write(page, out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
    }
}
