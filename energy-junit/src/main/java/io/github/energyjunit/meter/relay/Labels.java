package io.github.energyjunit.meter.relay;

import java.util.ArrayList;
import java.util.List;

/** Reads what stands between the braces of {@code name{label="value",...}}, in samples and in selectors. */
final class Labels {
    /** Holds one label, the operator behind it ({@code = != =~ !~}) and the value without its escapes. */
    record Label(String name, String operator, String value) {}

    private final String text;
    private int at;

    private Labels(String text, int at) {
        this.text = text;
        this.at = at;
    }

    /** Holds the labels, and where the closing brace is. */
    record Parsed(List<Label> labels, int closingBrace) {
        Parsed {
            labels = List.copyOf(labels);
        }
    }

    /**
     * Reads labels.
     *
     * @param from position behind the opening brace
     * @throws IllegalArgumentException if the text is not well-formed
     */
    static Parsed parse(String text, int from) {
        Labels labels = new Labels(text, from);
        List<Label> found = new ArrayList<>();
        while (labels.peek() != '}') {
            found.add(labels.label());
            if (labels.peek() == ',') {
                labels.at++;
            } else if (labels.peek() != '}') {
                throw labels.malformed();
            }
        }
        return new Parsed(found, labels.at);
    }

    private Label label() {
        int start = at;
        while (at < text.length() && (Character.isLetterOrDigit(text.charAt(at)) || text.charAt(at) == '_')) {
            at++;
        }
        String name = text.substring(start, at);
        peek();
        start = at;
        while (at < text.length() && "=!~".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
        String operator = text.substring(start, at);
        if (name.isEmpty() || !List.of("=", "!=", "=~", "!~").contains(operator) || peek() != '"') {
            throw malformed();
        }
        at++;
        return new Label(name, operator, value());
    }

    private String value() {
        StringBuilder value = new StringBuilder();
        while (at < text.length()) {
            char c = text.charAt(at++);
            if (c == '"') {
                return value.toString();
            }
            if (c == '\\' && at < text.length()) {
                char escaped = text.charAt(at++);
                value.append(escaped == 'n' ? '\n' : escaped);
            } else {
                value.append(c);
            }
        }
        throw malformed();
    }

    /** Skips blanks, and looks at what follows. */
    private char peek() {
        while (at < text.length() && text.charAt(at) == ' ') {
            at++;
        }
        if (at == text.length()) {
            throw malformed();
        }
        return text.charAt(at);
    }

    private IllegalArgumentException malformed() {
        return new IllegalArgumentException("malformed labels at position " + at);
    }
}
