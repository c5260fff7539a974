package io.github.energyjunit.report;

import org.jspecify.annotations.Nullable;

/**
 * A part of {@code report.html} that its goal adds, between what broke and the tests with the highest energy use.
 *
 * @param id what names the part in the page: small letters, digits and hyphens
 * @param title its heading, as plain text
 * @param html its body; who makes it escapes what is in it. Attributes that are scripts do nothing in the page
 * @param data JSON for its script, in the page's element {@code data-<id>}, or null
 * @param script a script of its own, which runs after the page's, or null
 */
public record Section(
        String id,
        String title,
        String html,
        @Nullable String data,
        @Nullable String script) {

    public Section {
        if (!id.matches("[a-z][a-z0-9-]*")) {
            throw new IllegalArgumentException("a section's id is '" + id + "': expected small letters, digits and -");
        }
        if (script != null && script.contains("</")) {
            throw new IllegalArgumentException("the script of section " + id + " would end its element: it has </");
        }
    }
}
