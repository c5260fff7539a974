package io.github.energyjunit.ci;

/** Escapes text for GitHub-flavoured Markdown, whatever the text is. */
public final class Markdown {

    private static final int LONGEST = 300;

    private Markdown() {}

    /**
     * Shows a name as code.
     *
     * <p>An HTML element and not backticks, since a name may hold those; inside it no {@code @name} becomes a mention.
     */
    public static String code(String name) {
        return "<code>" + text(PlainName.of(name, LONGEST)) + "</code>";
    }

    /** Writes every character that may mean something as an entity: entities never make structure. */
    public static String text(String text) {
        StringBuilder escaped = new StringBuilder(text.length() + 16);
        PlainName.of(text, Integer.MAX_VALUE).codePoints().forEach(c -> {
            if (isHarmless(c)) {
                escaped.appendCodePoint(c);
            } else {
                escaped.append("&#").append(c).append(';');
            }
        });
        return escaped.toString();
    }

    private static boolean isHarmless(int c) {
        return c > 126 || Character.isLetterOrDigit(c) || " .,;()%/=?+'".indexOf(c) >= 0;
    }
}
