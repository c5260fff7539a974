package io.github.energyjunit.profile;

import io.github.energyjunit.measured.TestSummary;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Where the energy of a module's tests went.
 *
 * @param engine what sampled, {@code jfr} for instance
 * @param tests the profiled tests, by test and fingerprint
 * @param module all of them together, or null where there are none
 * @param allocated how many bytes one operation of a test allocated, also where no stack of the test was found
 * @param places tells of a method which jar, folder or module of the JDK it comes from
 */
public record Profiles(
        String engine,
        Map<TestSummary, TestProfile> tests,
        @Nullable TestProfile module,
        Map<TestSummary, Double> allocated,
        UnaryOperator<String> places) {

    /** Nothing was sampled. */
    public static final Profiles NONE = new Profiles("", Map.of(), null, Map.of(), method -> Dependencies.UNKNOWN);

    /** How many of a test's shares documents show at most. */
    public static final int SHOWN = 200;

    public Profiles {
        tests = Map.copyOf(tests);
        allocated = Map.copyOf(allocated);
    }

    /** Returns the profile of a test, if it has one. */
    public Optional<TestProfile> of(TestSummary test) {
        return Optional.ofNullable(tests.get(test));
    }

    /** Returns the profile of a test by its id; the first where several JVMs ran it. */
    public Optional<TestProfile> of(String test) {
        return tests.values().stream()
                .filter(profile -> profile.test().equals(test))
                .findFirst();
    }

    /** Returns how many bytes one operation of a test allocated, by its id; null where that is not known. */
    @Nullable
    Double allocatedBytes(String test) {
        return allocated.entrySet().stream()
                .filter(entry -> entry.getKey().test().equals(test))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(null);
    }

    /** Tells which methods are the user's own: those of folders; all but the JDK's and native ones where there are none. */
    Predicate<String> own(CallTree tree) {
        Predicate<String> java = method -> !method.startsWith("[")
                && !places.apply(method).startsWith("JDK ")
                && !places.apply(method).startsWith("native ");
        Predicate<String> folders =
                method -> java.test(method) && !places.apply(method).endsWith(".jar");
        return hasAny(tree.root(), folders) ? folders : java;
    }

    private static boolean hasAny(CallNode node, Predicate<String> wanted) {
        return (node.isMethod() && wanted.test(node.frame()))
                || node.callees().stream().anyMatch(callee -> hasAny(callee, wanted));
    }

    /** Returns the highest of these, as many as documents show. */
    public static List<Share> highest(Collection<Share> shares) {
        return shares.stream().limit(SHOWN).toList();
    }
}
