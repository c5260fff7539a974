package io.github.energyjunit.report;

import io.github.energyjunit.measured.TestSummary;
import io.github.energyjunit.measurement.file.NestedNames;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What one of several invocations is called by.
 *
 * @param plain the id without indices, {@code FooTest#bar(int)}
 * @param indices those of its class and of its method, {@code [1][2]}
 * @param name the display names that the indices stand for
 */
public record InvocationName(String plain, String indices, String name) {

    /** The indices of a class's invocations, and of a method's: {@code FooTest[1]#bar(int)[2]}. */
    private static final Pattern INVOCATION =
            Pattern.compile("([^#]*?)((?:\\[\\d+])*)(#.*?)((?:\\[\\d+])*)", Pattern.DOTALL);

    /** Returns what an invocation is called; nothing for a test that has none, or whose display names say no more. */
    public static Optional<InvocationName> of(TestSummary test) {
        Matcher parts = INVOCATION.matcher(test.test());
        String name = test.displayName();
        if (!parts.matches() || test.test().endsWith("#" + name)) {
            return Optional.empty();
        }
        boolean ofClass = !parts.group(2).isEmpty();
        boolean ofMethod = !parts.group(4).isEmpty();
        if (ofClass && !ofMethod) {
            // The last one is the method's, and stands in the id already.
            name = NestedNames.outer(name);
        }
        return name.isBlank() || !(ofClass || ofMethod)
                ? Optional.empty()
                : Optional.of(
                        new InvocationName(parts.group(1) + parts.group(3), parts.group(2) + parts.group(4), name));
    }

    /** Returns the display names without the index that JUnit may have put before the last one. */
    public String withoutIndex() {
        String index = indices.substring(indices.lastIndexOf('['));
        return name.startsWith(index + " ") ? name.substring(index.length() + 1) : name;
    }

    /** Returns the display names with the indices before them, which tell invocations of one name apart. */
    public String numbered() {
        return indices + " " + name;
    }
}
