package io.github.energyjunit.report;

/** Makes texts fit for XML 1.0, and for formats that forbid the same characters. */
public final class XmlText {

    private XmlText() {}

    /** Replace what XML 1.0 does not allow in any form; the writer lets it pass. */
    public static String allowed(String text) {
        return text.codePoints()
                .map(c -> isAllowed(c) ? c : 0xfffd)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static boolean isAllowed(int c) {
        boolean plain = c >= 0x20 && c < 0xd800;
        boolean beyondSurrogates = c >= 0xe000 && c < 0xfffe;
        return c == '\t' || c == '\n' || plain || beyondSurrogates || c >= 0x10000;
    }
}
