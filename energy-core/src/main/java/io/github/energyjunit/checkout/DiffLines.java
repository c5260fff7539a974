package io.github.energyjunit.checkout;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The numbers of the lines that a diff without context takes from files, and adds to them. */
final class DiffLines {
    /** What git is to put before names in place of a/ and b/, which may be set to something else. */
    static final String BASE_PREFIX = "base/";

    static final String HEAD_PREFIX = "head/";

    private static final Pattern HUNK = Pattern.compile("@@ -(\\d+)(?:,(\\d+))? \\+(\\d+)(?:,(\\d+))? @@.*");

    private final Map<String, Set<Integer>> base = new TreeMap<>();
    private final Map<String, Set<Integer>> head = new TreeMap<>();

    private DiffLines() {}

    /** Reads a diff. Names with special characters, which git quotes, are passed by. */
    static DiffLines of(String diff) {
        DiffLines lines = new DiffLines();
        lines.read(diff.split("\n", -1));
        return lines;
    }

    /** Returns the lines that are gone, by file. */
    Map<String, Set<Integer>> base() {
        return base;
    }

    /** Returns the lines that are new, by file. */
    Map<String, Set<Integer>> head() {
        return head;
    }

    private void read(String[] lines) {
        String before = "";
        String after = "";
        for (int i = 0; i < lines.length; i++) {
            String line = lines[i];
            Matcher hunk = HUNK.matcher(line);
            if (line.startsWith("--- ")) {
                before = name(line, BASE_PREFIX);
            } else if (line.startsWith("+++ ")) {
                after = name(line, HEAD_PREFIX);
            } else if (hunk.matches()) {
                int gone = count(hunk.group(2));
                int come = count(hunk.group(4));
                add(base, before, Integer.parseInt(hunk.group(1)), gone);
                add(head, after, Integer.parseInt(hunk.group(3)), come);
                // The lines themselves may look like anything.
                i += gone + come;
            }
        }
    }

    private static int count(String group) {
        return group == null ? 1 : Integer.parseInt(group);
    }

    private static void add(Map<String, Set<Integer>> lines, String file, int first, int count) {
        if (!file.isEmpty() && count > 0) {
            Set<Integer> numbers = lines.computeIfAbsent(file, key -> new HashSet<>());
            for (int i = 0; i < count; i++) {
                numbers.add(first + i);
            }
        }
    }

    /** A name with a blank has a tab behind it. */
    private static String name(String line, String prefix) {
        String name = line.substring(4);
        String bare = name.endsWith("\t") ? name.substring(0, name.length() - 1) : name;
        return bare.startsWith(prefix) ? bare.substring(prefix.length()) : "";
    }
}
