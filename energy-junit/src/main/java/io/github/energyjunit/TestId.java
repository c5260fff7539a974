package io.github.energyjunit;

import java.lang.reflect.Method;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Identifies a test the same way in each run and under each version of JUnit, unlike display names.
 *
 * <p>The form is {@code class[index]#method(parameter types)[index]...}. Indices count siblings from 1: of a
 * parameterised test, of dynamic tests and containers, of a class template. Repetitions of a {@code @RepeatedTest}, and
 * batches of an {@link EnergyTest}, share one id, since they are samples of one test.
 */
record TestId(String id, String className, String methodName) {
    /** Stands in the id of whatever is one of several: to look for it is cheap. */
    private static final String INDEX = ":#";

    static final Pattern CLASS_INDEX = Pattern.compile("\\[class-template-invocation:#(\\d+)]");
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
        boolean counted = uniqueId.contains(INDEX);
        StringBuilder id = new StringBuilder(className);
        if (counted) {
            appendIndices(id, CLASS_INDEX, uniqueId);
        }
        id.append('#').append(method.getName()).append('(');
        Class<?>[] parameters = method.getParameterTypes();
        for (int i = 0; i < parameters.length; i++) {
            id.append(i == 0 ? "" : ",").append(parameters[i].getTypeName());
        }
        id.append(')');
        if (counted && !plan.annotationsOn(method).repeats()) {
            appendIndices(id, METHOD_INDEX, uniqueId);
        }
        return new TestId(id.toString(), className, method.getName());
    }

    static void appendIndices(StringBuilder id, Pattern pattern, String uniqueId) {
        for (Matcher matcher = pattern.matcher(uniqueId); matcher.find(); ) {
            id.append('[').append(matcher.group(1)).append(']');
        }
    }
}
