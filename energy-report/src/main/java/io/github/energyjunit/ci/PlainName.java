package io.github.energyjunit.ci;

/** Makes names of tests, which may hold anything, fit to be shown. */
final class PlainName {

    private static final int ZERO_WIDTH_JOINER = 0x200d;
    private static final int ZERO_WIDTH_NON_JOINER = 0x200c;

    private PlainName() {}

    /** Shows what would break a line, turn the direction of writing or hide as its code; cut at {@code most} characters. */
    static String of(String name, int most) {
        StringBuilder plain = new StringBuilder();
        for (int i = 0, c; i < name.length(); i += Character.charCount(c)) {
            c = name.codePointAt(i);
            if (plain.length() >= most) {
                return plain.append('…').toString();
            }
            if (isHidden(c)) {
                plain.append(String.format("\\u%04x", c));
            } else {
                plain.appendCodePoint(c);
            }
        }
        return plain.toString();
    }

    private static boolean isHidden(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR, Character.SURROGATE ->
                true;
            // Emoji and some scripts are joined by these.
            case Character.FORMAT -> c != ZERO_WIDTH_JOINER && c != ZERO_WIDTH_NON_JOINER && c < 0xe0000;
            default -> false;
        };
    }
}
