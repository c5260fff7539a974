package io.github.energyjunit.sample;

import java.util.HashMap;
import java.util.Map;

/** Asks another checker once for each distinct word and remembers the answer; not thread-safe. */
public final class RememberingSpellChecker implements SpellChecker {

    private final SpellChecker checker;
    private final Map<String, String> answers = new HashMap<>();

    /** Creates a checker that remembers what the given one answers. */
    public RememberingSpellChecker(SpellChecker checker) {
        this.checker = checker;
    }

    @Override
    public String nearest(String word) {
        return answers.computeIfAbsent(word, checker::nearest);
    }
}
