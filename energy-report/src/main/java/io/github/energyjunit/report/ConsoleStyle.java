package io.github.energyjunit.report;

import io.github.energyjunit.analysis.Verdict;

/** Colours a text for the console, or leaves it as it is. */
@FunctionalInterface
public interface ConsoleStyle {

    /** Leaves everything as it is. */
    ConsoleStyle NONE = (tone, text) -> text;

    /** What a text is to the reader. */
    enum Tone {
        STRONG,
        GOOD,
        DOUBTFUL,
        BAD
    }

    /** Returns the text with what the console needs to show it in this tone. */
    String apply(Tone tone, String text);

    /** Colour a text that begins with a verdict. */
    default String byVerdict(String text) {
        if (text.isBlank()) {
            return text;
        }
        String word = text.replaceAll(" .*", "");
        if (word.equals(Verdict.FAIL.name())) {
            return apply(Tone.BAD, text);
        }
        boolean fine = word.equals(Verdict.PASS.name()) || word.equals(Verdict.IMPROVED.name());
        return apply(fine ? Tone.GOOD : Tone.DOUBTFUL, text);
    }
}
