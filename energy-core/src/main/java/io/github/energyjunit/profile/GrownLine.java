package io.github.energyjunit.profile;

import io.github.energyjunit.units.Joules;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A line that differs between two versions, and through which stacks of the additional energy lead.
 *
 * @param file its source file, from the top of the repository
 * @param line its number there
 * @param method the method that it belongs to
 * @param lines how many such lines of the method ran; the figures are of all of them together
 * @param energy how much more the head needs in these lines, with everything called from there
 * @param error the standard error that comes of sampling
 * @param whole how much more the head needs in all
 * @param atLeast whether it may be more, as the base has no stacks
 * @param since names the base's commit, for people
 */
public record GrownLine(
        String file,
        int line,
        String method,
        int lines,
        Joules energy,
        Joules error,
        Joules whole,
        boolean atLeast,
        String since) {

    /** How much of its samples a method must share with another one to be called from there. */
    private static final double INSIDE = 0.9;

    /** The inner one of two is named unless it has much less of the growth. */
    private static final double ENOUGH = 0.5;

    /** A sample measures time: a line may seem to have grown by a little more than the whole, but not by any amount. */
    private static final double MOST = 1.5;

    /**
     * Finds the line; nothing where no changed line carries more energy than sampling explains.
     *
     * @param whole what the two versions of the test need
     * @param base the base's stacks, or null if there are none
     * @param head the head's
     */
    public static Optional<GrownLine> in(
            ChangedLines changed, Difference whole, @Nullable TestProfile base, @Nullable TestProfile head) {
        return head == null || changed.since().isEmpty()
                ? Optional.empty()
                : new Search(changed, whole, base, head).line();
    }

    /** Growth of the changed lines of some methods. */
    private record Growth(Joules energy, Joules error) {}

    private record Candidate(String method, Growth growth) {
        Joules energy() {
            return growth.energy;
        }
    }

    private static final class Search {
        private final ChangedLines changed;
        private final Difference whole;
        private final @Nullable TestProfile base;
        private final TestProfile head;
        private final @Nullable SampledPair energy;
        private final Set<String> methods = new TreeSet<>();

        Search(ChangedLines changed, Difference whole, @Nullable TestProfile base, TestProfile head) {
            this.changed = changed;
            this.whole = whole;
            this.base = base;
            this.head = head;
            energy = base == null ? null : SampledPair.of(base, whole.base(), head, whole.head());
            methods.addAll(head.lines().methods());
            if (base != null) {
                methods.addAll(base.lines().methods());
            }
        }

        Optional<GrownLine> line() {
            double bound = Changes.bound(methods.size());
            List<Candidate> candidates = head.lines().methods().stream()
                    .map(method -> new Candidate(method, least(method)))
                    .filter(each -> each.energy().isAbove(each.growth.error.times(bound)))
                    .filter(each ->
                            each.energy().isAtMost(whole.growth().times(MOST).plus(each.growth.error.times(bound))))
                    .sorted(Comparator.comparing(Candidate::energy).reversed())
                    .toList();
            return candidates.isEmpty() ? Optional.empty() : Optional.of(named(innermost(candidates)));
        }

        /**
         * Returns the least growth of a method's changed lines together with those of any other methods. Code that has only
         * moved grows where it is now, but not together with where it was.
         */
        private Growth least(String method) {
            Set<String> together = new HashSet<>(Set.of(method));
            Growth least = growth(together);
            while (true) {
                String lower = null;
                for (String other : methods) {
                    Set<String> more = new HashSet<>(together);
                    if (more.add(other)) {
                        Growth growth = growth(more);
                        if (least.energy.isAbove(growth.energy)) {
                            least = growth;
                            lower = other;
                        }
                    }
                }
                if (lower == null) {
                    return least;
                }
                together.add(lower);
            }
        }

        private Growth growth(Set<String> some) {
            if (base == null || energy == null) {
                Share after = Share.of("", head.lines().through(some), 0, head.samples(), whole.head());
                // What needs more than all of the base did has grown by the rest at least.
                return new Growth(after.energy().minus(whole.base()), after.error());
            }
            Share before = energy.base().share("", base.lines().through(some));
            Share after = energy.head().share("", head.lines().through(some));
            return new Growth(
                    after.energy().minus(before.energy()), before.error().hypot(after.error()));
        }

        /** Goes from the greatest growth on to what is called from there, while most of the growth is in that. */
        private Candidate innermost(List<Candidate> candidates) {
            Candidate at = candidates.get(0);
            while (true) {
                Candidate outer = at;
                Optional<Candidate> inner = candidates.stream()
                        .filter(each -> outer.energy().times(ENOUGH).isAtMost(each.energy()))
                        .filter(each -> isInside(each.method, outer.method))
                        .findFirst();
                if (inner.isEmpty()) {
                    return at;
                }
                at = inner.get();
            }
        }

        private boolean isInside(String inner, String outer) {
            LineSamples lines = head.lines();
            double own = lines.through(Set.of(inner));
            double both = own + lines.through(Set.of(outer)) - lines.through(new HashSet<>(List.of(inner, outer)));
            return lines.height(inner) < lines.height(outer) && both >= INSIDE * own;
        }

        private GrownLine named(Candidate found) {
            List<LineSamples.Line> lines = head.lines().lines(found.method);
            LineSamples.Line line = lines.get(0);
            return new GrownLine(
                    Objects.requireNonNull(changed.files().get(line.type())),
                    line.number(),
                    found.method,
                    lines.size(),
                    found.growth.energy,
                    found.growth.error,
                    whole.growth(),
                    base == null,
                    changed.since());
        }
    }
}
