package io.github.energyjunit.checkout.maven;

import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Translates Surefire's patterns of test classes to regular expressions for class names. */
final class ClassPatterns {
    /** What Surefire runs unless it is told otherwise. */
    static final List<String> SUREFIRE =
            List.of("**/Test*.java", "**/*Test.java", "**/*Tests.java", "**/*TestCase.java");

    /** What Failsafe runs unless it is told otherwise. */
    static final List<String> FAILSAFE = List.of("**/IT*.java", "**/*IT.java", "**/*ITCase.java");

    private static final Pattern REGEX = Pattern.compile("%regex\\[(.*)]", Pattern.DOTALL);
    private static final Pattern TOKEN = Pattern.compile("\\*\\*/|\\*\\*|\\*|\\?|[^*?]+");
    private static final Pattern SEPARATOR = Pattern.compile("\\s*,\\s*|\\R");

    private ClassPatterns() {}

    /** Returns what fits any of the patterns, nested classes too; empty without patterns. */
    static String regex(List<String> patterns) {
        return patterns.stream()
                .flatMap(pattern -> REGEX.matcher(pattern.trim()).matches()
                        ? List.of(pattern).stream()
                        : SEPARATOR.splitAsStream(pattern))
                .map(String::trim)
                // Nested classes are run with the class around them, and a method's part is left to names of tests.
                .filter(pattern -> !pattern.isEmpty() && !pattern.equals("**/*$*"))
                .map(ClassPatterns::single)
                .collect(Collectors.joining("|"));
    }

    private static String single(String pattern) {
        var regex = REGEX.matcher(pattern);
        if (regex.matches()) {
            // It is written for paths of class files, of which these are the class's.
            String path = Objects.requireNonNull(regex.group(1)).replaceFirst("#.*", "");
            return "(?:" + path.replaceFirst("\\\\?\\.class$", "").replace("/", "\\.") + ")(?:\\$.*)?";
        }
        String name = pattern.replaceFirst("#.*", "").replaceFirst("\\.(?:java|class)$", "");
        if (name.indexOf('/') < 0 && name.indexOf('.') < 0) {
            name = "**/" + name;
        }
        StringBuilder built = new StringBuilder();
        var tokens = TOKEN.matcher(name);
        while (tokens.find()) {
            String token = tokens.group();
            built.append(
                    switch (token) {
                        case "**/" -> "(?:.*\\.)?";
                        case "**" -> ".*";
                        case "*" -> "[^.$]*";
                        case "?" -> "[^.$]";
                        default -> Pattern.quote(token.replace('/', '.').replace('\\', '.'));
                    });
        }
        return built + "(?:\\$.*)?";
    }
}
