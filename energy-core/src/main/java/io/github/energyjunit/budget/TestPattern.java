package io.github.energyjunit.budget;

import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A pattern for test ids, in which nothing but {@code *} and {@code ?} has a meaning. */
public final class TestPattern {

    private final String text;
    private final Pattern regex;

    public TestPattern(String text) {
        this.text = text;
        this.regex = Pattern.compile(
                text.codePoints()
                        .mapToObj(c -> switch (c) {
                            case '*' -> ".*";
                            case '?' -> ".";
                            default -> Pattern.quote(Character.toString(c));
                        })
                        .collect(Collectors.joining()),
                Pattern.DOTALL);
    }

    /** Returns whether the pattern stands for this whole test id. */
    public boolean fits(String test) {
        return regex.matcher(test).matches();
    }

    @Override
    public String toString() {
        return text;
    }
}
