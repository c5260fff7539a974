package io.github.energyjunit;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Identifies a test the same way in each run and under each version of JUnit, unlike display names.
 *
 * <p>The form is {@code class[index]#method(parameter types)[index]...}. Indices count siblings from 1: of a
 * parameterised test, of dynamic tests and containers, of a class template. Repetitions of a {@code @RepeatedTest}, and
 * batches of an {@link EnergyTest}, share one id, since they are samples of one test.
 */
record TestId(String id, String className, String methodName) {
    private static final Pattern CLASS_INDEX = Pattern.compile("\\[class-template-invocation:#(\\d+)]");
    private static final Pattern METHOD_INDEX =
            Pattern.compile("\\[(?:test-template-invocation|dynamic-container|dynamic-test):#(\\d+)]");

    static TestId of(ExtensionContext context, Plan plan) {
        // Dynamic tests know no method; the factory that made them stands further out.
        ExtensionContext owner = context;
        while (owner.getTestMethod().isEmpty()) {
            Optional<ExtensionContext> parent = owner.getParent();
            if (parent.isEmpty()) {
                return new TestId(context.getUniqueId(), "", "");
            }
            owner = parent.get();
        }
        Method method = owner.getRequiredTestMethod();
        String className = owner.getRequiredTestClass().getName();
        String uniqueId = context.getUniqueId();
        String parameters = Arrays.stream(method.getParameterTypes())
                .map(Class::getTypeName)
                .collect(Collectors.joining(","));
        boolean repeated = plan.annotationsOn(method).repeats();
        String id = className + indices(CLASS_INDEX, uniqueId) + "#" + method.getName() + "(" + parameters + ")"
                + (repeated ? "" : indices(METHOD_INDEX, uniqueId));
        return new TestId(id, className, method.getName());
    }

    private static String indices(Pattern pattern, String uniqueId) {
        StringBuilder indices = new StringBuilder();
        for (Matcher matcher = pattern.matcher(uniqueId); matcher.find(); ) {
            indices.append('[').append(matcher.group(1)).append(']');
        }
        return indices.toString();
    }
}
