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
 */
public record TestDescription(
        String test,
        String className,
        String methodName,
        String displayName,
        @Nullable Double maxJoules,
        boolean gate) {

    /** Describes a test whose regressions may break the build. */
    public TestDescription(
            String test, String className, String methodName, String displayName, @Nullable Double maxJoules) {
        this(test, className, methodName, displayName, maxJoules, true);
    }
}
