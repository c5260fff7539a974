package io.github.energyjunit.history;

import io.github.energyjunit.units.Joules;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How the energy of a module and of its tests went from build to build, the oldest first.
 *
 * @param builds the builds that are comparable with this one
 * @param changes where the energy of the whole build changed its level
 * @param tests the series of each test
 */
public record Trend(List<Build> builds, List<Change> changes, Map<Key, Series> tests) {

    /** No history is kept. */
    public static final Trend NONE = new Trend(List.of(), List.of(), Map.of());

    /**
     * One build.
     *
     * @param energy the attributed energy of every invocation
     * @param newBaseline whether the baseline was another one than in the build before
     */
    public record Build(Instant time, @Nullable String commit, String verdict, Joules energy, boolean newBaseline) {}

    /**
     * A point at which a level changed.
     *
     * @param at the position of the first value of the new level
     * @param ratio the median after it divided by the median before it
     */
    public record Change(int at, double ratio) {}

    /** What a series is of. */
    public record Key(String test, Map<String, String> fingerprint) {
        public Key {
            fingerprint = Map.copyOf(fingerprint);
        }
    }

    /**
     * One test.
     *
     * @param builds in which of the builds it was measured, as positions
     * @param energies its median in each of them
     */
    public record Series(List<Integer> builds, List<Joules> energies, List<Change> changes) {
        public Series {
            builds = List.copyOf(builds);
            energies = List.copyOf(energies);
            changes = List.copyOf(changes);
        }
    }

    public Trend {
        builds = List.copyOf(builds);
        changes = List.copyOf(changes);
        tests = Map.copyOf(tests);
    }

    /** Returns whether there is more than this build. */
    public boolean isShown() {
        return builds.size() > 1;
    }
}
