package io.github.energyjunit.sample;

/** Proposes the word that was probably meant. */
public interface SpellChecker {

    /** Returns the dictionary's nearest word by edit distance, the first of equally near ones. */
    String nearest(String word);
}
