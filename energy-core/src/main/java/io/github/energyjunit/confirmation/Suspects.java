package io.github.energyjunit.confirmation;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The tests that want to be measured side by side with the baseline's code, the worst first.
 *
 * @param worse those that look worse than the baseline: all of them are measured, together
 * @param unclear those that are too noisy to be cleared by the baseline: measured afterwards, as far as the time allows
 * @param logRatios ln(head / base) of each at first sight, as far as known; which of them are worst is judged by this too
 */
public record Suspects(List<String> worse, List<String> unclear, Map<String, Double> logRatios) {

    /** No suspects. */
    public static final Suspects NONE = new Suspects(List.of(), List.of(), Map.of());

    /** So many share a pair of JVMs: few, so that the worst of them are settled when the time is spent. */
    private static final int TOGETHER = 5;

    /** Copies the lists. */
    public Suspects {
        worse = List.copyOf(worse);
        unclear = List.copyOf(unclear);
        logRatios = Map.copyOf(logRatios);
    }

    /** Takes suspects of which no ratio is known. */
    public Suspects(List<String> worse, List<String> unclear) {
        this(worse, unclear, Map.of());
    }

    /** Returns whether there are none. */
    public boolean isEmpty() {
        return worse.isEmpty() && unclear.isEmpty();
    }

    /** Lists all of them, each once. */
    public Set<String> all() {
        Set<String> all = new LinkedHashSet<>(worse);
        all.addAll(unclear);
        return all;
    }

    /** Keeps those that are among others. */
    public Suspects among(Set<String> others) {
        return new Suspects(
                worse.stream().filter(others::contains).toList(),
                unclear.stream().filter(others::contains).toList(),
                logRatios);
    }

    /** Returns the tests that are measured together, in the order in which that is done. */
    public List<List<String>> waves() {
        List<List<String>> waves = new ArrayList<>();
        if (!worse.isEmpty()) {
            waves.add(worse);
        }
        for (int from = 0; from < unclear.size(); from += TOGETHER) {
            waves.add(unclear.subList(from, Math.min(unclear.size(), from + TOGETHER)));
        }
        return waves;
    }
}
