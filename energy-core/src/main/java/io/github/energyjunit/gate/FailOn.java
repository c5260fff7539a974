package io.github.energyjunit.gate;

import io.github.energyjunit.analysis.Analysis.Violation;
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
 */
public record FailOn(Set<Verdict> verdicts) {

    /** What may be written: the name of a verdict other than PASS, several with commas between, or {@code none}. */
    public static final String ALLOWED = "none, or of " + names() + " one or more with commas between";

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
            return new FailOn(Set.of());
        }
        try {
            Set<Verdict> verdicts = EnumSet.noneOf(Verdict.class);
            for (String word : text.split(",", -1)) {
                verdicts.add(Verdict.valueOf(word.trim().toUpperCase(Locale.ROOT)));
            }
            if (!verdicts.contains(Verdict.PASS)) {
                return new FailOn(verdicts);
            }
        } catch (IllegalArgumentException e) {
            // falls through to the one message
        }
        throw new InputException("energy.failOn is '" + text + "', allowed is " + ALLOWED);
    }

    /** Pick what breaks the build. */
    public List<Violation> broken(List<Violation> remarks) {
        return remarks.stream()
                .filter(remark -> verdicts.contains(remark.verdict()))
                .toList();
    }

    private static String names() {
        return Arrays.stream(Verdict.values())
                .filter(verdict -> verdict != Verdict.PASS)
                .map(Verdict::name)
                .collect(Collectors.joining(", "));
    }
}
