package io.github.energyjunit.comment;

import java.util.List;

/** Joins the Markdown pages of a build's modules into one comment that a server takes. */
public final class CommentText {

    /** GitHub takes 65,536 characters; the marker needs some. */
    static final int MOST = 65_000;

    private CommentText() {}

    /**
     * Joins pages as long as there is room; of those that have none, the headline alone is left.
     *
     * @param pages Markdown pages, each beginning with a headline
     */
    public static String of(List<String> pages) {
        int headlines = pages.stream().mapToInt(page -> headline(page).length()).sum();
        StringBuilder text = new StringBuilder();
        for (String page : pages) {
            headlines -= headline(page).length();
            String whole = page.stripTrailing() + "\n\n";
            text.append(text.length() + whole.length() + headlines <= MOST ? whole : headline(page));
        }
        return text.length() <= MOST ? text.toString() : text.substring(0, MOST);
    }

    private static String headline(String page) {
        return page.lines().findFirst().orElse("") + " (see the module's `report.html`)\n\n";
    }
}
