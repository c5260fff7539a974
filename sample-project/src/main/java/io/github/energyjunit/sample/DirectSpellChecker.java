package io.github.energyjunit.sample;

import java.util.List;

/** Searches the whole dictionary for each word that it is asked about. */
public final class DirectSpellChecker implements SpellChecker {

    private final List<String> dictionary;

    /**
     * Creates a checker for these words.
     *
     * @throws IllegalArgumentException if there are none
     */
    public DirectSpellChecker(List<String> dictionary) {
        if (dictionary.isEmpty()) {
            throw new IllegalArgumentException("The dictionary is empty: give at least one word.");
        }
        this.dictionary = List.copyOf(dictionary);
    }

    @Override
    public String nearest(String word) {
        String best = dictionary.get(0);
        int least = Integer.MAX_VALUE;
        for (String candidate : dictionary) {
            int distance = EditDistance.between(word, candidate);
            if (distance < least) {
                least = distance;
                best = candidate;
            }
        }
        return best;
    }
}
