package io.github.energyjunit.confirmation.maven;

import io.github.energyjunit.compare.Comparison;
import io.github.energyjunit.confirmation.Answer;
import java.util.List;
import java.util.Map;

/**
 * What came of measuring suspects again.
 *
 * @param answers one for each suspect
 * @param comparisons what was measured, one for each revision that suspects were held against
 */
public record Confirmations(Map<String, Answer> answers, List<Comparison> comparisons) {

    /** Copies the collections. */
    public Confirmations {
        answers = Map.copyOf(answers);
        comparisons = List.copyOf(comparisons);
    }
}
