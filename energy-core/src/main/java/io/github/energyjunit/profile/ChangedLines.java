package io.github.energyjunit.profile;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * The lines of source code in which two versions differ.
 *
 * @param since names the base's commit for people; empty where nothing is known of any line
 * @param base the numbers of lines that only the base has, by the simple name of their class. Classes of one name in several
 *     packages share an entry: too many lines of the base only make a growth look smaller
 * @param head the numbers of lines that only the head has, by the full name of their outermost class
 * @param files where the classes of the head lie, from the top of the repository
 */
public record ChangedLines(
        String since, Map<String, Set<Integer>> base, Map<String, Set<Integer>> head, Map<String, String> files) {

    /** Nothing is known of any line. */
    public static final ChangedLines NONE = new ChangedLines("", Map.of(), Map.of(), Map.of());

    public ChangedLines {
        base = copy(base);
        head = copy(head);
        files = Map.copyOf(files);
    }

    /** Finds lines that differ among those that ran. */
    interface Filter {
        /** No line differs. */
        Filter NONE = (outermostClass, line) -> false;

        boolean differs(String outermostClass, int line);
    }

    /** Returns the outermost class of one that may be nested. */
    static String outermost(String className) {
        int nested = className.indexOf('$');
        return nested > 0 ? className.substring(0, nested) : className;
    }

    Filter ofBase() {
        return (name, line) -> base.getOrDefault(name.substring(name.lastIndexOf('.') + 1), Set.of())
                .contains(line);
    }

    Filter ofHead() {
        return (name, line) -> head.getOrDefault(name, Set.of()).contains(line);
    }

    private static Map<String, Set<Integer>> copy(Map<String, Set<Integer>> lines) {
        Map<String, Set<Integer>> copy = new HashMap<>();
        lines.forEach((name, numbers) -> copy.put(name, Set.copyOf(numbers)));
        return Map.copyOf(copy);
    }
}
