package io.github.energyjunit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.energyjunit.MeasureEnergy;
import io.github.energyjunit.html.HtmlDocument;
import io.github.energyjunit.publish.Publisher;
import io.github.energyjunit.reading.Analyzer;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.spi.ToolProvider;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Holds what each module's jar refers to, as {@code jdeps} sees it: code that ArchUnit is not shown counts, too. */
class ModuleWallsTests {

    private static final Pattern REFERENCE = Pattern.compile("^ +(\\S+) +-> (\\S+)", Pattern.MULTILINE);
    private static final String OUR_OWN = "io.github.energyjunit";
    private static final Path JUNIT = jarOf(MeasureEnergy.class);
    private static final Path CORE = jarOf(Analyzer.class);
    private static final Path REPORT = jarOf(HtmlDocument.class);
    private static final Path PUBLISH = jarOf(Publisher.class);

    @Test
    void energy_junit_refers_to_the_jdk_and_junit_and_to_what_is_used_where_a_project_has_it() throws Exception {
        assertThat(foreign(JUNIT))
                .contains("org.junit.jupiter.api.extension")
                .allMatch(name ->
                        name.matches("com\\.sun\\.management|com\\.sun\\.jna|jdk\\.jfr|org\\.jspecify\\.annotations"
                                + "|org\\.springframework\\.(boot|context|core(\\.env)?|test\\.context)"
                                + "|org\\.(junit|opentest4j)\\..*|org\\.opentest4j"));
        assertThat(own(JUNIT)).isSubsetOf(packages(JUNIT));
    }

    @Test
    void energy_core_refers_to_no_maven_and_to_no_document() throws Exception {
        assertThat(foreign(CORE))
                .contains("com.fasterxml.jackson.databind")
                .allMatch(name -> name.matches(
                        "jdk\\.jfr(\\.consumer)?|(com\\.fasterxml\\.jackson|org\\.hipparchus|org\\.jspecify)\\..*"));
        Set<String> allowed = new TreeSet<>(packages(JUNIT));
        allowed.addAll(packages(CORE));
        assertThat(own(CORE)).isSubsetOf(allowed);
    }

    @Test
    void energy_report_refers_to_no_maven() throws Exception {
        assertThat(foreign(REPORT))
                .contains("freemarker.template")
                .noneMatch(name -> name.startsWith("org.apache.maven") || name.startsWith("org.codehaus"));
        Set<String> allowed = new TreeSet<>(packages(JUNIT));
        allowed.addAll(packages(CORE));
        allowed.addAll(packages(REPORT));
        assertThat(own(REPORT)).isSubsetOf(allowed);
    }

    @Test
    void energy_publish_refers_to_no_maven() throws Exception {
        assertThat(foreign(PUBLISH))
                .contains("io.prometheus.metrics.exporter.pushgateway")
                .allMatch(name -> name.matches(
                        "(io\\.prometheus|io\\.opentelemetry|com\\.fasterxml\\.jackson|org\\.jspecify)\\..*"));
    }

    private static Set<String> foreign(Path jar) {
        return references(jar, 2).stream()
                .filter(name -> !name.startsWith("java.") && !name.startsWith(OUR_OWN))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> own(Path jar) {
        return references(jar, 2).stream()
                .filter(name -> name.startsWith(OUR_OWN))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> packages(Path jar) {
        return references(jar, 1);
    }

    private static Set<String> references(Path jar, int side) {
        StringWriter out = new StringWriter();
        int status = ToolProvider.findFirst("jdeps")
                .orElseThrow()
                .run(
                        new PrintWriter(out),
                        new PrintWriter(out),
                        "-verbose:package",
                        "-filter:none",
                        "--multi-release",
                        "base",
                        jar.toString());
        assertThat(status).as(out.toString()).isZero();
        Set<String> names = new TreeSet<>();
        Matcher references = REFERENCE.matcher(out.toString());
        while (references.find()) {
            names.add(references.group(side));
        }
        return names;
    }

    private static Path jarOf(Class<?> type) {
        try {
            return Path.of(
                    type.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
