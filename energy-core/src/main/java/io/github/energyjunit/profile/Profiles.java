package io.github.energyjunit.profile;

import io.github.energyjunit.measured.TestSummary;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where the energy of a module's tests went.
 *
 * @param engine what sampled, {@code jfr} for instance
 * @param tests the profiled tests, by test and fingerprint
 * @param module all of them together, or null where there are none
 */
public record Profiles(
        String engine,
        Map<TestSummary, TestProfile> tests,
        @Nullable TestProfile module) {

    /** Nothing was sampled. */
    public static final Profiles NONE = new Profiles("", Map.of(), null);

    /** How many of a test's shares documents show at most. */
    public static final int SHOWN = 200;

    public Profiles {
        tests = Map.copyOf(tests);
    }

    /** Returns the profile of a test, if it has one. */
    public Optional<TestProfile> of(TestSummary test) {
        return Optional.ofNullable(tests.get(test));
    }

    /** Returns the highest of these, as many as documents show. */
    public static List<Share> highest(Collection<Share> shares) {
        return shares.stream().limit(SHOWN).toList();
    }
}
