package io.github.energyjunit;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.platform.engine.TestSource;
import org.junit.platform.engine.support.descriptor.ClassSource;
import org.junit.platform.engine.support.descriptor.MethodSource;

/** Identifies a test of any engine by what the platform tells of its source, in the same form as {@link TestId}. */
final class ListenedTestId {
    /** Spock counts its iterations from 0, all others from 1. */
    private static final Pattern INDEX = Pattern.compile("#(\\d+)]|\\[iteration:(\\d{1,9})]");

    private static final Pattern LAST = Pattern.compile("\\[[^:\\]]+:([^\\]]+)]$");

    private ListenedTestId() {}

    static TestId of(String uniqueId, @Nullable TestSource source) {
        if (source instanceof MethodSource method) {
            String className = method.getClassName();
            String types = method.getMethodParameterTypes();
            String parameters = types == null ? "" : types.replace(", ", ",");
            String id = className + "#" + method.getMethodName() + "(" + parameters + ")" + indices(uniqueId)
                    + invocation(uniqueId, method.getMethodName());
            return new TestId(id, className, method.getMethodName());
        }
        if (source instanceof ClassSource type) {
            String last = uniqueId.substring(uniqueId.lastIndexOf('/') + 1);
            return new TestId(type.getClassName() + "#" + last, type.getClassName(), "");
        }
        return new TestId(uniqueId, "", "");
    }

    /** Returns the places among siblings, in brackets: of dynamic tests, of invocations of templates, and of iterations. */
    private static String indices(String uniqueId) {
        StringBuilder indices = new StringBuilder();
        for (Matcher matcher = INDEX.matcher(uniqueId); matcher.find(); ) {
            String fromOne = matcher.group(1);
            indices.append('[')
                    .append(fromOne == null ? String.valueOf(Integer.parseInt(matcher.group(2)) + 1) : fromOne)
                    .append(']');
        }
        return indices.toString();
    }

    /** Returns what JUnit 4 puts in brackets behind the method of a parameterised class: {@code test[name](class)}. */
    private static String invocation(String uniqueId, String method) {
        Matcher last = LAST.matcher(uniqueId);
        if (!last.find()) {
            return "";
        }
        String text = URLDecoder.decode(last.group(1), StandardCharsets.UTF_8);
        int end = text.lastIndexOf('(');
        return text.startsWith(method + "[") && end > 0 ? text.substring(method.length(), end) : "";
    }
}
