package io.github.energyjunit.html;

import io.github.energyjunit.files.AtomicFile;
import io.github.energyjunit.report.Section;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Puts a section into a {@code report.html} that is already there, for goals that run after the report was written. */
public final class ReportPatcher {

    /** Where report.ftlh ends its parts; texts of users are escaped, so that none of these can be theirs. */
    private static final String END_OF_PARTS = "<template data-parts-end></template>";

    private final Section section;

    /**
     * Takes a section that has neither data nor a script: the page allows those alone that it was written with.
     *
     * @throws IllegalArgumentException if it has
     */
    public ReportPatcher(Section section) {
        if (section.data() != null || section.script() != null) {
            throw new IllegalArgumentException("section " + section.id() + " has data or a script");
        }
        this.section = section;
    }

    /**
     * Adds the section to the page, or replaces the one with its id.
     *
     * @return false if there is no such page, or one that another version wrote
     * @throws IOException if it cannot be read or written
     */
    public boolean putInto(Path page) throws IOException {
        if (!Files.isRegularFile(page)) {
            return false;
        }
        String text = Files.readString(page);
        int from = text.indexOf(begin());
        int to = from < 0 ? -1 : text.indexOf(end(), from);
        if (to < 0) {
            from = text.indexOf(END_OF_PARTS);
            to = from;
        } else {
            to += end().length();
        }
        if (from < 0) {
            return false;
        }
        String patched = text.substring(0, from) + html() + text.substring(to);
        AtomicFile.write(page, out -> out.write(patched.getBytes(StandardCharsets.UTF_8)));
        return true;
    }

    private String begin() {
        return "<template data-part=\"" + section.id() + "\"></template>";
    }

    private String end() {
        return "<template data-part-end=\"" + section.id() + "\"></template>\n";
    }

    private String html() {
        return begin() + "\n<section id=\"" + section.id() + "\">\n  <h2>" + escaped(section.title()) + "</h2>\n"
                + section.html() + "\n</section>\n" + end();
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
