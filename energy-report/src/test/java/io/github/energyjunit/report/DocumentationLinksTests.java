package io.github.energyjunit.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DocumentationLinksTests {

    private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s]+)\\)");
    private static final Pattern FENCE = Pattern.compile("```.*?```", Pattern.DOTALL);
    private static final Pattern HEADING = Pattern.compile("^#{1,6} (.+)$", Pattern.MULTILINE);

    @Test
    void each_link_inside_the_project_leads_to_a_file_and_a_heading() throws IOException {
        assertThat(broken(Path.of("..").toRealPath())).isEmpty();
    }

    @Test
    void a_file_or_heading_that_is_not_there_is_named(@TempDir Path folder) throws IOException {
        Files.writeString(
                folder.resolve("a.md"), "[b](b.md) [c](b.md#one-two-3) [d](b.md#other) [e](none.md) [f](#x)\n");
        Files.writeString(folder.resolve("b.md"), "# One: `two` 3\n```\n[g](none.md)\n# other\n```\n");

        assertThat(broken(folder)).containsExactly("a.md: b.md#other", "a.md: none.md", "a.md: #x");
    }

    private static List<String> broken(Path project) throws IOException {
        List<String> broken = new ArrayList<>();
        for (Path page : pages(project)) {
            for (String link : LINK.matcher(prose(page))
                    .results()
                    .map(match -> match.group(1))
                    .toList()) {
                if (!link.contains("://") && !leadsSomewhere(page, link)) {
                    broken.add(project.relativize(page) + ": " + link);
                }
            }
        }
        return broken;
    }

    private static boolean leadsSomewhere(Path page, String link) throws IOException {
        String[] parts = link.split("#", 2);
        Path target = parts[0].isEmpty() ? page : page.resolveSibling(parts[0]).normalize();
        if (!Files.exists(target)) {
            return false;
        }
        return parts.length == 1
                || HEADING.matcher(prose(target))
                        .results()
                        .anyMatch(found -> anchor(found.group(1)).equals(parts[1]));
    }

    /** Returns the anchor that forges give a heading. */
    private static String anchor(String heading) {
        return heading.toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N}\\s_-]", "")
                .replace(' ', '-');
    }

    private static String prose(Path page) throws IOException {
        return FENCE.matcher(Files.readString(page)).replaceAll("");
    }

    private static List<Path> pages(Path project) throws IOException {
        List<Path> pages = new ArrayList<>();
        for (String top : List.of("", "docs", "sample-project", "benchmarks")) {
            Path folder = project.resolve(top);
            if (Files.isDirectory(folder)) {
                try (Stream<Path> files = Files.walk(folder, top.equals("docs") ? 3 : 1)) {
                    files.filter(file -> file.toString().endsWith(".md"))
                            .sorted()
                            .forEach(pages::add);
                }
            }
        }
        return pages;
    }
}
