package io.github.energyjunit.baseline;

import io.github.energyjunit.measured.EnergySamples;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What one build used for a class with its fixtures, or in all of its test JVMs.
 *
 * @param run the time of the first JVM that ran it, as in {@link BaselineRun}
 * @param tests stands for which tests ran: only totals of the same tests are comparable
 * @param energy the total, as one sample
 */
public record RunTotal(Instant run, String tests, EnergySamples energy) {

    /** What stands for the tests of a class that takes samples: as many as the time allows. */
    public static final String SAMPLES = "samples";

    static final Pattern TESTS = Pattern.compile("[a-z0-9-]{1,64}");

    /** Returns whether the total depends on the number of samples, and so can be compared with nothing. */
    public boolean takesSamples() {
        return tests.equals(SAMPLES);
    }

    /** Adds newer ones to old ones, oldest first; a build that is merged twice counts once. */
    static List<RunTotal> joined(List<RunTotal> old, List<RunTotal> newer) {
        Set<Instant> again = newer.stream().map(RunTotal::run).collect(Collectors.toSet());
        return Stream.concat(old.stream().filter(total -> !again.contains(total.run)), newer.stream())
                .sorted(Comparator.comparing(RunTotal::run))
                .toList();
    }
}
