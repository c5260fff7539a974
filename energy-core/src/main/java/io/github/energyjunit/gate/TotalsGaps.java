package io.github.energyjunit.gate;

import io.github.energyjunit.analysis.Analysis;
import io.github.energyjunit.analysis.WithoutTotals;
import io.github.energyjunit.analysis.WithoutTotals.Kind;
import io.github.energyjunit.baseline.BaselineFile;
import io.github.energyjunit.baseline.Section;
import io.github.energyjunit.measured.Jvm;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds the baselines that a build's totals would be held against if baselines of their kind had totals. */
final class TotalsGaps {

    private final List<Jvm> head;

    private TotalsGaps(List<Jvm> head) {
        this.head = head;
    }

    /**
     * Finds them.
     *
     * @param totals those of the build, or null if it has none
     */
    static List<WithoutTotals> of(
            Analysis analysis,
            @Nullable BuildTotals totals,
            BaselineReference stored,
            @Nullable BaselineReference pinned) {
        if (totals == null || totals.isEmpty()) {
            return List.of();
        }
        TotalsGaps gaps =
                new TotalsGaps(analysis.runs().stream().map(run -> run.jvm()).toList());
        List<WithoutTotals> found = new ArrayList<>();
        if (!isFile(stored) && gaps.isComparable(stored)) {
            found.add(new WithoutTotals(Kind.PROMETHEUS, stored.name()));
        }
        if (pinned != null && gaps.isComparable(pinned)) {
            found.add(new WithoutTotals(Kind.PINNED, pinned.name()));
        }
        return found;
    }

    /** Returns whether a baseline keeps totals. */
    static boolean isFile(BaselineReference reference) {
        return reference.command().equals(BaselineFile.COMMAND);
    }

    private boolean isComparable(BaselineReference reference) {
        Optional<Section> section = reference.baseline().section(head.get(0).fingerprint());
        return section.isPresent() && Compared.settings(head, section.get()).isEmpty();
    }
}
