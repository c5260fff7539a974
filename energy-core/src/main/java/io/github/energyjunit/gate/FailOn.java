package io.github.energyjunit.gate;

import io.github.energyjunit.analysis.Analysis.Kind;
import io.github.energyjunit.analysis.Analysis.Violation;
import io.github.energyjunit.analysis.Evidence;
import io.github.energyjunit.analysis.InputException;
import io.github.energyjunit.analysis.Verdict;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which verdicts break the build.
 *
 * @param verdicts none to only report
 * @param unconfirmed whether a regression breaks the build that only the stored baseline shows
 */
public record FailOn(Set<Verdict> verdicts, boolean unconfirmed) {

    private static final String UNCONFIRMED = "UNCONFIRMED";

    /** What may be written: the name of a verdict other than PASS, several with commas between, or {@code none}. */
    public static final String ALLOWED = "none, or one or more of " + names() + ", UNCONFIRMED, separated by commas";

    public FailOn {
        verdicts = Set.copyOf(verdicts);
    }

    /**
     * Read what a setting says.
     *
     * @throws InputException naming the value and what is allowed
     */
    public static FailOn of(String text) {
        if (text.trim().equalsIgnoreCase("none")) {
            return new FailOn(Set.of(), false);
        }
        try {
            Set<Verdict> verdicts = EnumSet.noneOf(Verdict.class);
            boolean unconfirmed = false;
            for (String word : text.split(",", -1)) {
                String name = word.trim().toUpperCase(Locale.ROOT);
                if (name.equals(UNCONFIRMED)) {
                    unconfirmed = true;
                } else {
                    verdicts.add(Verdict.valueOf(name));
                }
            }
            if (!verdicts.contains(Verdict.PASS)) {
                return new FailOn(verdicts, unconfirmed);
            }
        } catch (IllegalArgumentException e) {
            // falls through to the one message
        }
        throw new InputException("Invalid value '" + text + "' for energy.failOn: expected " + ALLOWED);
    }

    /** Pick what breaks the build. */
    public List<Violation> broken(List<Violation> remarks) {
        return remarks.stream()
                .filter(remark -> verdicts.contains(remark.verdict()) || (unconfirmed && isUnconfirmed(remark)))
                .toList();
    }

    private static boolean isUnconfirmed(Violation remark) {
        return remark.kind() == Kind.REGRESSION
                && remark.verdict() == Verdict.WARN
                && (remark.evidence() == Evidence.SUSPECT || remark.evidence() == Evidence.UNCONFIRMED);
    }

    private static String names() {
        return Arrays.stream(Verdict.values())
                .filter(verdict -> verdict != Verdict.PASS)
                .map(Verdict::name)
                .collect(Collectors.joining(", "));
    }
}
