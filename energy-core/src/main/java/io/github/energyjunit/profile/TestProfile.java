package io.github.energyjunit.profile;

import io.github.energyjunit.units.Joules;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where the energy of one test went.
 *
 * @param test its id
 * @param energy its energy, which the samples stand for
 * @param samples how many stacks were found; not whole where some are shared with other tests
 * @param allocatedBytes what one operation allocated, the median of its bodies; null where that was not counted
 * @param tree the stacks
 * @param methods each method's share, the highest first
 * @param packages each package's
 * @param dependencies each jar's, or module's of the JDK
 * @param jvm what the JVM's own threads did: its garbage collector, its JIT compiler; none where they are not sampled
 * @param lines the samples that lead through lines that differ between two versions
 */
public record TestProfile(
        String test,
        Joules energy,
        double samples,
        @Nullable Double allocatedBytes,
        CallTree tree,
        List<Share> methods,
        List<Share> packages,
        List<Share> dependencies,
        List<Share> jvm,
        LineSamples lines) {

    public TestProfile {
        methods = List.copyOf(methods);
        packages = List.copyOf(packages);
        dependencies = List.copyOf(dependencies);
        jvm = List.copyOf(jvm);
    }

    /** Takes the errors of the parts in place of its own: samples of different tests stand for different energies. */
    TestProfile summedFrom(Collection<TestProfile> parts) {
        return new TestProfile(
                test,
                energy,
                parts.stream().mapToDouble(TestProfile::samples).sum(),
                null,
                tree,
                Share.withErrorsOf(parts.stream().map(TestProfile::methods).toList(), methods),
                Share.withErrorsOf(parts.stream().map(TestProfile::packages).toList(), packages),
                Share.withErrorsOf(parts.stream().map(TestProfile::dependencies).toList(), dependencies),
                Share.withErrorsOf(parts.stream().map(TestProfile::jvm).toList(), jvm),
                lines);
    }

    TestProfile withAllocatedBytes(@Nullable Double bytes) {
        return new TestProfile(test, energy, samples, bytes, tree, methods, packages, dependencies, jvm, lines);
    }

    TestProfile with(LineSamples changed) {
        return new TestProfile(
                test, energy, samples, allocatedBytes, tree, methods, packages, dependencies, jvm, changed);
    }

    static TestProfile of(String test, Joules energy, CallTree tree, Dependencies dependencies) {
        return new TestProfile(
                test,
                energy,
                tree.samples(),
                null,
                tree,
                Shares.of(tree, energy, method -> method),
                Shares.of(tree, energy, Dependencies::packageOf),
                Shares.of(tree, energy, dependencies::of),
                Shares.ofTheJvm(tree, energy),
                new LineSamples(ChangedLines.Filter.NONE));
    }
}
