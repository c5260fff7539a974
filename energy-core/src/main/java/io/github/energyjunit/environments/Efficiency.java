package io.github.energyjunit.environments;

/**
 * The work that a joule does in an environment, relative to the first one: above 1 the same work needs less energy.
 *
 * @param ratio the first environment's energy divided by this one's; not a number where they cannot be compared
 * @param low the lower end of its 95 % interval, or not a number without one
 * @param high the upper end of that interval
 * @param finding what may be said of it
 * @param reason why there is no ratio or no interval or no more to say; empty if there is nothing to explain
 */
public record Efficiency(double ratio, double low, double high, Finding finding, String reason) {

    /** What may be said of two environments. */
    public enum Finding {
        /** It is the one that others are compared with. */
        REFERENCE("reference"),
        BETTER("better"),
        WORSE("worse"),
        /** The noise does not carry a difference. */
        NO_DIFFERENCE("no difference shown"),
        /** Too few samples, or figures of different kinds. */
        UNDECIDED("undecided"),
        /** The figures do not mean the same. */
        NOT_COMPARABLE("not comparable");

        private final String words;

        Finding(String words) {
            this.words = words;
        }

        /** Says it for people. */
        public String words() {
            return words;
        }
    }

    static Efficiency reference() {
        return new Efficiency(1, Double.NaN, Double.NaN, Finding.REFERENCE, "");
    }

    static Efficiency none(Finding finding, String reason) {
        return new Efficiency(Double.NaN, Double.NaN, Double.NaN, finding, reason);
    }

    /** Returns whether there is an interval. */
    public boolean hasInterval() {
        return !Double.isNaN(low);
    }
}
