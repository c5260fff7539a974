package io.github.energyjunit.html;

import io.github.energyjunit.files.AtomicFile;
import io.github.energyjunit.report.Section;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Puts a section into a {@code report.html} that is already there, for goals that run after the report was written. */
public final class AddedPart {

    private static final String END_OF_PARTS = "<section id=\"highest\">";
    private static final String END = "</section>\n";

    private final Section section;

    /**
     * Takes a section that has neither data nor a script: the page allows those alone that it was written with.
     *
     * @throws IllegalArgumentException if it has
     */
    public AddedPart(Section section) {
        if (section.data() != null || section.script() != null) {
            throw new IllegalArgumentException("section " + section.id() + " has data or a script");
        }
        this.section = section;
    }

    /**
     * Adds the section to the page, or replace the one with its id.
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
        int to = from < 0 ? -1 : text.indexOf(END, from);
        if (to < 0) {
            from = text.indexOf(END_OF_PARTS);
            to = from;
        } else {
            to += END.length();
        }
        if (from < 0) {
            return false;
        }
        String patched = text.substring(0, from) + html() + text.substring(to);
        AtomicFile.write(page, out -> out.write(patched.getBytes(StandardCharsets.UTF_8)));
        return true;
    }

    private String begin() {
        return "<section id=\"" + section.id() + "\">";
    }

    private String html() {
        return begin() + "\n  <h2>" + escaped(section.title()) + "</h2>\n" + section.html() + "\n" + END;
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
