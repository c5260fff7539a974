package io.github.energyjunit.maven;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.energyjunit.settings.EnergyKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.maven.plugin.descriptor.MojoDescriptor;
import org.junit.jupiter.api.Test;

/** What the pages tell people to type exists. */
class DocumentedCommandsTests {
    private static final Path ROOT = Path.of("..");
    private static final Pattern GOAL =
            Pattern.compile("(?<![\\w.])(?:energy|energy-maven-plugin:[\\w.-]+):([a-z][a-z-]+)");
    private static final Pattern KEY = Pattern.compile("-D(energy(?:\\.\\w+)+)");

    @Test
    void each_goal_that_a_page_names_is_one_of_the_plugin() throws Exception {
        Set<String> goals =
                GoalParameters.goals().stream().map(MojoDescriptor::getGoal).collect(Collectors.toSet());
        goals.addAll(Set.of("help", "describe-tests"));

        Map<String, Set<Path>> named = named(GOAL);

        assertThat(named).hasSizeGreaterThan(8);
        assertThat(named.keySet()).as("%s", named).isSubsetOf(goals);
    }

    @Test
    void each_property_that_a_page_sets_is_known() throws IOException {
        Set<String> keys = EnergyKey.values().stream().map(EnergyKey::key).collect(Collectors.toSet());

        Map<String, Set<Path>> named = named(KEY);

        named.remove("energy.plug.file"); // of the example for a source of one's own

        assertThat(named).hasSizeGreaterThan(20);
        assertThat(named.keySet()).as("%s", named).isSubsetOf(keys);
    }

    /** Returns what the first group of a pattern finds, and on which pages. */
    private static Map<String, Set<Path>> named(Pattern pattern) throws IOException {
        Map<String, Set<Path>> found = new TreeMap<>();
        for (Path page : pages()) {
            pattern.matcher(Files.readString(page))
                    .results()
                    .forEach(match -> found.merge(match.group(1), Set.of(page), DocumentedCommandsTests::both));
        }
        return found;
    }

    private static Set<Path> both(Set<Path> one, Set<Path> other) {
        return Stream.concat(one.stream(), other.stream()).collect(Collectors.toSet());
    }

    private static List<Path> pages() throws IOException {
        List<Path> tops =
                List.of(ROOT.resolve("README.md"), ROOT.resolve("CONTRIBUTING.md"), ROOT.resolve("CHANGELOG.md"));
        try (Stream<Path> docs = Files.walk(ROOT.resolve("docs"));
                Stream<Path> sample = Files.list(ROOT.resolve("sample-project"));
                Stream<Path> templates = Files.list(ROOT.resolve("templates"))) {
            return Stream.of(tops.stream(), docs, sample, templates)
                    .flatMap(pages -> pages)
                    .filter(page -> page.toString().matches(".*(\\.md|\\.yml|Jenkinsfile)"))
                    .toList();
        }
    }
}
