package io.github.energyjunit.measurement.file;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Writes one flat JSON object on one line.
 *
 * <p>By hand, since a JSON library on the class path of the tests would change what is measured.
 */
public final class JsonLine {
    private final StringBuilder text = new StringBuilder(512).append('{');
    private final StringBuilder ends = new StringBuilder("}");

    /** Begins the object. */
    public JsonLine() {}

    /** Writes a text, or null. */
    public JsonLine field(String name, @Nullable String value) {
        name(name);
        value(value);
        return this;
    }

    /** Writes a whole number. */
    public JsonLine field(String name, long value) {
        name(name);
        text.append(value);
        return this;
    }

    /** Writes true or false. */
    public JsonLine field(String name, boolean value) {
        name(name);
        text.append(value);
        return this;
    }

    /** Writes a finite number, or null. */
    public JsonLine field(String name, @Nullable Double value) {
        name(name);
        text.append(value);
        return this;
    }

    /** Writes finite numbers by their names. */
    public JsonLine fields(Map<String, Double> values) {
        values.forEach(this::field);
        return this;
    }

    /** Writes a number, or null where it is negative: no reading. */
    public JsonLine reading(String name, long value) {
        if (value >= 0) {
            return field(name, value);
        }
        name(name);
        text.append("null");
        return this;
    }

    /** Begins an object. */
    public JsonLine beginObject(String name) {
        name(name);
        return open('{', '}');
    }

    /** Begins an array. */
    public JsonLine beginArray(String name) {
        name(name);
        return open('[', ']');
    }

    /** Begins an object inside an array. */
    public JsonLine beginElement() {
        separate();
        return open('{', '}');
    }

    /** Writes a text into an array. */
    public JsonLine element(String value) {
        separate();
        value(value);
        return this;
    }

    /** Writes a whole number into an array. */
    public JsonLine element(long value) {
        separate();
        text.append(value);
        return this;
    }

    /** Ends what was begun last. */
    public JsonLine end() {
        int last = ends.length() - 1;
        text.append(ends.charAt(last));
        ends.setLength(last);
        return this;
    }

    /** Ends everything that is open and returns the line. */
    @Override
    public String toString() {
        int length = text.length();
        for (int i = ends.length() - 1; i >= 0; i--) {
            text.append(ends.charAt(i));
        }
        String line = text.toString();
        text.setLength(length);
        return line;
    }

    private JsonLine open(char begin, char end) {
        text.append(begin);
        ends.append(end);
        return this;
    }

    private void name(String name) {
        separate();
        value(name);
        text.append(':');
    }

    private void separate() {
        char last = text.charAt(text.length() - 1);
        if (last != '{' && last != '[') {
            text.append(',');
        }
    }

    private void value(@Nullable String value) {
        if (value == null) {
            text.append("null");
            return;
        }
        text.append('"');
        if (isPlain(value)) {
            // As a whole, not character by character.
            text.append(value).append('"');
            return;
        }
        int from = 0;
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (!isPlain(c)) {
                text.append(value, from, i);
                append(value, i);
                from = i + 1;
            }
        }
        text.append(value, from, value.length()).append('"');
    }

    private static boolean isPlain(String value) {
        for (int i = 0; i < value.length(); i++) {
            if (!isPlain(value.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isPlain(char c) {
        return c >= ' ' && c != '"' && c != '\\' && c <= '\u007f';
    }

    private void append(String value, int i) {
        char c = value.charAt(i);
        if (c == '"' || c == '\\') {
            text.append('\\').append(c);
        } else if (c < ' ' || c == '\u2028' || c == '\u2029' || isLoneSurrogate(value, i)) {
            // UTF-8 has no place for half a surrogate pair, and some readers take U+2028 for a line end.
            text.append(String.format("\\u%04x", (int) c));
        } else {
            text.append(c);
        }
    }

    private static boolean isLoneSurrogate(String value, int i) {
        char c = value.charAt(i);
        if (Character.isHighSurrogate(c)) {
            return i + 1 == value.length() || !Character.isLowSurrogate(value.charAt(i + 1));
        }
        return Character.isLowSurrogate(c) && (i == 0 || !Character.isHighSurrogate(value.charAt(i - 1)));
    }
}
