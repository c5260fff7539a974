package io.github.energyjunit.profile;

import java.util.Collection;
import java.util.List;

/**
 * Where the energy of one test went.
 *
 * @param test its id
 * @param microjoules its energy, which the samples stand for
 * @param samples how many stacks were found; not whole where some are shared with other tests
 * @param tree the stacks
 * @param methods each method's share, the highest first
 * @param packages each package's
 * @param dependencies each jar's, or module's of the JDK
 */
public record TestProfile(
        String test,
        double microjoules,
        double samples,
        CallTree tree,
        List<Share> methods,
        List<Share> packages,
        List<Share> dependencies) {

    public TestProfile {
        methods = List.copyOf(methods);
        packages = List.copyOf(packages);
        dependencies = List.copyOf(dependencies);
    }

    /** Takes the errors of the parts in place of its own: samples of different tests stand for different energies. */
    TestProfile summedFrom(Collection<TestProfile> parts) {
        return new TestProfile(
                test,
                microjoules,
                parts.stream().mapToDouble(TestProfile::samples).sum(),
                tree,
                Share.withErrorsOf(parts.stream().map(TestProfile::methods).toList(), methods),
                Share.withErrorsOf(parts.stream().map(TestProfile::packages).toList(), packages),
                Share.withErrorsOf(parts.stream().map(TestProfile::dependencies).toList(), dependencies));
    }

    static TestProfile of(String test, double microjoules, CallTree tree, Dependencies dependencies) {
        return new TestProfile(
                test,
                microjoules,
                tree.samples(),
                tree,
                Shares.of(tree, microjoules, method -> method),
                Shares.of(tree, microjoules, Dependencies::packageOf),
                Shares.of(tree, microjoules, dependencies::of));
    }
}
