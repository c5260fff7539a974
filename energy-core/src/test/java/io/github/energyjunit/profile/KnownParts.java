package io.github.energyjunit.profile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;

/** What is known of the work of {@link ProfiledWork}. */
final class KnownParts {
    static final String WORK = "io.github.energyjunit.profile.ProfiledWork.";

    private static final Set<String> JVM_JOBS = Set.of("[JIT compiler]", "[garbage collector]", "[JVM]");

    /** So many standard errors are exceeded once in 15,000 times. */
    private static final double SURE = 4;

    private KnownParts() {}

    static Share method(TestProfile profile, String method) {
        return profile.methods().stream()
                .filter(share -> share.name().equals(method))
                .findFirst()
                .orElse(Share.of(method, 0, 0, profile.samples(), profile.energy()));
    }

    static void assertTruth(TestProfile profile) {
        assertThat(profile.samples()).isGreaterThan(50);
        assertPart(profile, "most", 0.6);
        assertPart(profile, "less", 0.3);
        assertPart(profile, "least", 0.1);
    }

    private static void assertPart(TestProfile profile, String method, double part) {
        // Beside the method that does it all there is what the JVM does for it, compiling for instance.
        double whole = method(profile, WORK + "known").energy().joules();
        double error = Math.sqrt(part
                * (1 - part)
                / (profile.samples() * whole / profile.energy().joules()));
        assertThat(method(profile, WORK + method).energy().joules() / whole)
                .as(method + " of " + profile.test() + " by " + profile.samples() + " samples")
                .isBetween(part - SURE * error - 0.01, part + SURE * error + 0.01);
    }

    /** Returns what is not the JVM's own, in joules. */
    static double ofJava(TestProfile profile) {
        double samples = profile.tree().root().callees().stream()
                .filter(node -> !JVM_JOBS.contains(node.frame()))
                .mapToDouble(CallNode::samples)
                .sum();
        return profile.energy().part(samples, profile.samples()).joules();
    }
}
