package io.github.energyjunit.baseline;

import io.github.energyjunit.measured.Fingerprints;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/**
 * Samples of earlier builds.
 *
 * @param sections one for each fingerprint
 */
public record Baseline(List<Section> sections) {

    /** Nothing has been kept yet. */
    public static final Baseline EMPTY = new Baseline(List.of());

    public Baseline {
        sections = sections.stream()
                .sorted(Comparator.comparing(section -> section.fingerprint().toString()))
                .toList();
    }

    /** Find what a result of this fingerprint can be compared with; nothing where the machine is not known. */
    public Optional<Section> section(SortedMap<String, String> fingerprint) {
        return sections.stream()
                .filter(section -> Fingerprints.areComparable(section.fingerprint(), fingerprint))
                .findFirst();
    }

    /** Find the section whose fingerprint differs in the fewest keys, to say what is different. */
    public Optional<Section> nearest(SortedMap<String, String> fingerprint) {
        return sections.stream()
                .min(Comparator.comparingInt(
                        section -> section.differences(fingerprint).size()));
    }

    /**
     * Add what a build measured; sections of other fingerprints stay as they are.
     *
     * @param prune whether tests that the build did not measure are dropped from its sections
     */
    public Baseline plus(List<Section> measured, Window window, boolean prune) {
        List<Section> merged = new ArrayList<>(sections);
        for (Section newer : measured) {
            Section old = section(newer.fingerprint())
                    .orElseGet(() ->
                            new Section(newer.fingerprint(), newer.quality(), List.of(), Collections.emptySortedMap()));
            // Also what cannot be compared: one of its kind is enough, the newest.
            merged.removeIf(section -> section.fingerprint().equals(newer.fingerprint()));
            merged.add(old.plus(newer, window, prune));
        }
        return new Baseline(merged);
    }
}
