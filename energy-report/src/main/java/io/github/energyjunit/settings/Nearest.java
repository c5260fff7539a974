package io.github.energyjunit.settings;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import org.apache.commons.text.similarity.LevenshteinDistance;

/** Finds the known word that somebody probably meant. */
public final class Nearest {

    /** So many letters of three may be wrong: more is another word. */
    private static final int PART = 3;

    private Nearest() {}

    /** Returns the nearest known word, unless it is a quite different one. */
    public static Optional<String> of(String typed, Collection<String> known) {
        LevenshteinDistance distance = LevenshteinDistance.getDefaultInstance();
        String lower = typed.toLowerCase(Locale.ROOT);
        return known.stream()
                .min(Comparator.comparingInt((String word) -> distance.apply(lower, word.toLowerCase(Locale.ROOT)))
                        .thenComparing(Comparator.naturalOrder()))
                .filter(word -> distance.apply(lower, word.toLowerCase(Locale.ROOT))
                        <= Math.max(1, Math.max(typed.length(), word.length()) / PART));
    }
}
