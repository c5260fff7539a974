package io.github.energyjunit.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.maven.plugin.descriptor.MojoDescriptor;
import org.codehaus.plexus.configuration.PlexusConfiguration;
import org.junit.jupiter.api.Test;

/** The pages give the defaults that the goals have. */
class DocumentedDefaultsTests {
    private static final Path DOCS = Path.of("..", "docs");
    private static final Pattern ROW = Pattern.compile("^\\| `([\\w.]+)`\\*? \\| ([^|]*) \\|", Pattern.MULTILINE);
    private static final Pattern CODE = Pattern.compile("`([^`]+)`");
    private static final String REGRESSION = "energy.regression.";

    @Test
    void the_page_of_settings_has_the_default_of_each_parameter() throws Exception {
        Map<String, String> page = rows("configuration.md");
        Map<String, Set<String>> defaults = defaults();

        assertThat(defaults).hasSizeGreaterThan(30);
        defaults.forEach((key, values) ->
                assertThat(codes(page.getOrDefault(key, ""))).as(key).isEqualTo(values));
    }

    @Test
    void the_page_of_the_gate_has_the_default_of_each_threshold() throws Exception {
        Map<String, Set<String>> defaults = defaults();
        defaults.keySet().removeIf(key -> !key.startsWith(REGRESSION));

        assertThat(defaults).hasSizeGreaterThan(10);
        Map<String, String> page = rows("gate.md");
        defaults.forEach((key, values) ->
                assertThat(values).as(key).containsExactly(page.get(key.substring(REGRESSION.length()))));
    }

    /** Returns the defaults of each key, as the page writes them: a goal that judges takes less time to compare. */
    private static Map<String, Set<String>> defaults() throws Exception {
        Map<String, Set<String>> defaults = new TreeMap<>();
        for (MojoDescriptor goal : GoalParameters.goals()) {
            for (PlexusConfiguration parameter : goal.getMojoConfiguration().getChildren()) {
                String key = parameter.getValue("");
                String usual = parameter.getAttribute("default-value");
                if (key.startsWith("${energy.") && usual != null) {
                    defaults.computeIfAbsent(key.substring(2, key.length() - 1), name -> new TreeSet<>())
                            .add(usual.replace("${project.basedir}/", "")
                                    .replace("${project.build.directory}", "target"));
                }
            }
        }
        return defaults;
    }

    private static Map<String, String> rows(String page) throws IOException {
        return ROW.matcher(Files.readString(DOCS.resolve(page)))
                .results()
                .collect(Collectors.toMap(row -> row.group(1), row -> row.group(2), (one, other) -> one));
    }

    /** Returns what is marked as code, without the names of goals. */
    private static Set<String> codes(String cell) {
        return CODE.matcher(cell)
                .results()
                .map((MatchResult code) -> code.group(1))
                .filter(code -> !code.equals("check"))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
