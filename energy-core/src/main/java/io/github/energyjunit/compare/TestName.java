package io.github.energyjunit.compare;

import java.util.Arrays;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Compares the names of tests and of the units that run them.
 *
 * <p>A test's id may have indices of class templates and invocations that a unit does not know before it runs, and may have
 * been written by a listener that knows array types by the virtual machine's names only.
 */
public final class TestName {
    /** Kotlin's methods may have parentheses in their names, as {@code fun `adds (two) numbers`()}; none has a bracket. */
    private static final Pattern ID =
            Pattern.compile("([^#\\[]+)(?:\\[\\d+])*#([^\\[]*)\\(([^()]*)\\)(?:\\[.*)?", Pattern.DOTALL);

    private static final Map<Character, String> PRIMITIVES = Map.of(
            'Z', "boolean", 'B', "byte", 'C', "char", 'S', "short", 'I', "int", 'J', "long", 'F', "float", 'D',
            "double");

    private TestName() {}

    /** Returns whether a unit runs a test: the unit is its method, or a class around it. */
    public static boolean isOf(String test, String unit) {
        if (unit.indexOf('#') < 0) {
            return test.startsWith(unit)
                    && (test.length() == unit.length() || "#[$".indexOf(test.charAt(unit.length())) >= 0);
        }
        return method(test).equals(method(unit));
    }

    /** Returns class and method without indices, array types as in source code. */
    static String method(String id) {
        Matcher matcher = ID.matcher(id);
        if (!matcher.matches()) {
            return id;
        }
        String types = Arrays.stream(matcher.group(3).split(",", -1))
                .map(TestName::type)
                .collect(Collectors.joining(","));
        return matcher.group(1) + "#" + matcher.group(2) + "(" + types + ")";
    }

    /** Returns the name of a type in source code: {@code int[]} for {@code [I}. */
    static String type(String name) {
        int depth = 0;
        while (depth < name.length() && name.charAt(depth) == '[') {
            depth++;
        }
        if (depth == 0 || depth == name.length()) {
            return name.trim();
        }
        String element = name.charAt(depth) == 'L' && name.endsWith(";")
                ? name.substring(depth + 1, name.length() - 1)
                : PRIMITIVES.getOrDefault(name.charAt(depth), name.substring(depth));
        return element + "[]".repeat(depth);
    }
}
