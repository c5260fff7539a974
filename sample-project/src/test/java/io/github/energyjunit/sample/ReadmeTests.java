package io.github.energyjunit.sample;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The README quotes this project: a quotation that is not found here, line by line, is out of date. */
class ReadmeTests {

    private static final Path PROJECT = Path.of(System.getProperty("basedir", "."));
    private static final Pattern SNIPPET = Pattern.compile("```(java|xml)\\R(.*?)```", Pattern.DOTALL);

    @TestFactory
    Stream<DynamicTest> quotes_only_what_is_tested_here() throws IOException {
        String quotable = quotable();
        List<String> snippets = snippets(Files.readString(PROJECT.resolve("../README.md")));

        assertTrue(snippets.size() >= 3, () -> "The README has a test, a POM and a budget: " + snippets);
        return snippets.stream()
                .map(snippet -> DynamicTest.dynamicTest(
                        snippet.lines().findFirst().orElse("empty snippet"),
                        () -> assertTrue(
                                quotable.contains(unindented(snippet)),
                                () -> "README.md quotes what is neither in sample-project/pom.xml nor in its tests."
                                        + " Copy it anew from there:\n" + snippet)));
    }

    @Test
    void fits_on_a_page() throws IOException {
        int lines = Files.readAllLines(PROJECT.resolve("../README.md")).size();

        assertTrue(lines <= 120, () -> "README.md has " + lines + " lines, at most 120 are read: move some to docs");
    }

    @Test
    void a_changed_line_is_no_quotation() {
        String source = "a {\n    b(1);\n}\n";

        assertAll(
                () -> assertTrue(unindented(source).contains(unindented("  a {\n  b(1);\n"))),
                () -> assertEquals(-1, unindented(source).indexOf(unindented("a {\n    b(2);\n"))),
                () -> assertEquals(-1, unindented(source).indexOf(unindented("a {\n}\n"))),
                () -> assertEquals(-1, unindented(source).indexOf(unindented("(1);\n"))),
                () -> assertEquals(List.of("x\n"), snippets("text\n```xml\nx\n```\n```\ny\n```\n")));
    }

    private static String quotable() throws IOException {
        try (Stream<Path> tests = Files.walk(PROJECT.resolve("src/test/java"))) {
            Stream<Path> sources = tests.filter(file -> file.toString().endsWith(".java"));
            StringBuilder text = new StringBuilder();
            for (Path file : Stream.concat(Stream.of(PROJECT.resolve("pom.xml")), sources)
                    .toList()) {
                text.append(unindented(Files.readString(file)));
            }
            return text.toString();
        }
    }

    private static List<String> snippets(String markdown) {
        return SNIPPET.matcher(markdown).results().map(match -> match.group(2)).toList();
    }

    /** Each line between line ends, so that only whole lines are found. */
    private static String unindented(String text) {
        return text.lines().map(String::strip).collect(Collectors.joining("\n", "\n", "\n"));
    }
}
