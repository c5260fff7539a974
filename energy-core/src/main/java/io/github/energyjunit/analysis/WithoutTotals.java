package io.github.energyjunit.analysis;

/**
 * A baseline that tests are held against, and totals of classes and test JVMs are not, although the build has them.
 *
 * @param kind what makes it so
 * @param name its file or server, for people
 */
public record WithoutTotals(Kind kind, String name) {

    /** Which baselines say nothing of totals. */
    public enum Kind {
        /** The second baseline, which stays. */
        PINNED,
        /** What earlier builds have pushed. */
        PROMETHEUS
    }
}
