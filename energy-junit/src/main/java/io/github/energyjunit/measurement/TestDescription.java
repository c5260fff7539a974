package io.github.energyjunit.measurement;

import org.jspecify.annotations.Nullable;

/**
 * Identifies the test that is measured.
 *
 * @param test stable id: {@code class#method(parameter types)[index]...}
 * @param className binary name of the class that the test ran in
 * @param methodName name of the test method, or of the factory method of a dynamic test
 * @param displayName name for people, not stable between JUnit versions
 * @param maxJoules budget on the attributed energy of one invocation, or {@code null}
 * @param gate whether a regression of it may break the build
 * @param classMeasured whether every test of its outermost class is measured, so that the class has a total
 * @param outermostClass binary name of the class around {@code className} that is in no other; a {@code $} does not tell it
 */
public record TestDescription(
        String test,
        String className,
        String methodName,
        String displayName,
        @Nullable Double maxJoules,
        boolean gate,
        boolean classMeasured,
        String outermostClass) {

    /** Describes a test whose regressions may break the build, of a class that is measured as a whole. */
    public TestDescription(
            String test, String className, String methodName, String displayName, @Nullable Double maxJoules) {
        this(test, className, methodName, displayName, maxJoules, true, true, className);
    }
}
