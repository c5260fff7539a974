package io.github.energyjunit.paired;

import java.util.Map;

/** What one sample pair has of each test, by its id. */
record BothReadings(Map<String, Reading> base, Map<String, Reading> head) {
    boolean areAlike() {
        return base.entrySet().stream()
                .allMatch(test ->
                        head.getOrDefault(test.getKey(), test.getValue()).isLike(test.getValue()));
    }

    boolean areComparable() {
        return areAlike() && base.keySet().stream().anyMatch(head::containsKey);
    }
}
