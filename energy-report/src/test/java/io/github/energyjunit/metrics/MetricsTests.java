package io.github.energyjunit.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.energyjunit.ci.Example;
import io.github.energyjunit.ci.Golden;
import io.github.energyjunit.ci.PlotDocument;
import io.github.energyjunit.reading.Recording;
import io.github.energyjunit.report.Report;
import java.io.IOException;
import java.io.StringReader;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MetricsTests {

    /** A sample as OpenMetrics 1.0 writes it, without time stamp and exemplar. */
    private static final Pattern SAMPLE = Pattern.compile("(?s)([a-zA-Z_:][a-zA-Z0-9_:]*)"
            + "\\{([a-zA-Z_][a-zA-Z0-9_]*=\"(?:[^\"\\\\\\n]|\\\\[\\\\\"n])*\"(?:,[a-zA-Z_][a-zA-Z0-9_]*=\"(?:[^\"\\\\\\n]|\\\\[\\\\\"n])*\")*)\\}"
            + " (-?\\d+(?:\\.\\d+)?)");

    /** How Ruby's Shellwords takes a line apart; the fifth group is what it gives up at. */
    private static final Pattern WORD = Pattern.compile(
            "\\G\\s*(?>([^\\x00\\s\\\\'\"]+)|'([^\\x00']*)'|\"((?:[^\\x00\"\\\\]|\\\\[^\\x00])*)\"|(\\\\[^\\x00]?)|(\\S))(\\s|\\z)?");

    @TempDir
    Path directory;

    @Test
    void gitlabs_parser_takes_every_line_of_the_metrics_report() throws IOException {
        String text = Example.text(new GitLabMetricsDocument(), Example.everything(directory));

        Golden.check("metrics.txt", text);
        Map<String, String> metrics = gitLab(text);
        assertThat(metrics)
                .containsEntry("junit_energy_build_gate_status{module=acme}", "2")
                .containsEntry("junit_energy_build_joules_measured{module=acme}", "6.1")
                .containsEntry("junit_energy_test_joules_measured{module=acme,test=com.acme.FooTest.foo_}", "1.6")
                .hasSize(8);
        assertThat(text.lines().count()).as("no key twice, and the end").isEqualTo(metrics.size() + 1);
        openMetrics(text, false);
    }

    @Test
    void gitlabs_parser_would_give_up_at_an_odd_quote() {
        assertThatThrownBy(() -> gitLab("a{test=\"Foo#bar\"} 1")).hasMessageContaining("Unmatched quote");
    }

    @Test
    void gitlab_names_that_become_alike_are_told_apart() throws IOException {
        Path output = directory.resolve("acme/target/energy");
        Recording.measured(output).add("a.B#c(')", 1).add("a.B#c(\")", 2);

        assertThat(gitLab(Example.text(new GitLabMetricsDocument(), Example.report(output, List.of()))))
                .containsEntry("junit_energy_test_joules_measured{module=acme,test=a.B.c_}", "2.0")
                .containsEntry("junit_energy_test_joules_measured{module=acme,test=a.B.c_-2}", "1.0");
    }

    @Test
    void openmetrics_keeps_to_the_grammar() throws IOException {
        String text = Example.text(MetricsDocument.openMetrics(), Example.everything(directory));

        Golden.check("openmetrics.txt", text);
        Map<String, BigDecimal> samples = openMetrics(text, true);
        assertThat(samples.keySet()).filteredOn(name -> name.contains("pwned")).isNotEmpty();
        assertThat(samples.entrySet())
                .filteredOn(entry -> entry.getKey().startsWith("junit_energy_test_joules")
                        && entry.getKey().contains("FooTest#foo()"))
                .singleElement()
                .satisfies(entry -> assertThat(entry.getValue()).isEqualByComparingTo("1.6"));
    }

    @Test
    void the_textfile_of_node_exporter_has_neither_time_stamps_nor_an_end() throws IOException {
        String text = Example.text(MetricsDocument.prometheus(), Example.everything(directory));

        Golden.check("energy.prom", text);
        assertThat(text).doesNotContain("\n# EOF\n").doesNotContain("# UNIT");
        openMetrics(text + "# EOF\n", true);
    }

    @Test
    void no_series_comes_twice_and_an_estimate_is_labelled() throws IOException {
        String many = Example.text(MetricsDocument.openMetrics(), Example.many(directory, 500));
        openMetrics(many, true);
        Report estimated = Example.estimated(directory.resolve("e"));

        assertThat(Example.text(MetricsDocument.openMetrics(), estimated).lines())
                .filteredOn(line -> line.startsWith("junit_energy_test_joules"))
                .singleElement()
                .asString()
                .contains("quality=\"estimated\"");
    }

    @Test
    void jenkins_plots_a_row_of_names_and_a_row_of_joules() throws IOException {
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.GERMANY);
        String text;
        try {
            text = Example.text(new PlotDocument(), Example.everything(directory));
        } finally {
            Locale.setDefault(before);
        }

        Golden.check("plot.csv", text);
        List<CSVRecord> rows = CSVFormat.RFC4180.parse(new StringReader(text)).getRecords();
        assertThat(rows).hasSize(2);
        assertThat(rows.get(0)).hasSameSizeAs(rows.get(1)).hasSize(5);
        assertThat(rows.get(1))
                .allSatisfy(number -> assertThat(new BigDecimal(number)).isPositive());
    }

    /** What GitLab's parser of metrics reports does. */
    private static Map<String, String> gitLab(String text) {
        Map<String, String> metrics = new LinkedHashMap<>();
        for (String line : text.split("\n")) {
            List<String> words = shellsplit(line.replaceAll("#.*$", ""));
            if (words.size() > 1) {
                metrics.put(words.get(0), words.get(1));
            }
        }
        return metrics;
    }

    private static List<String> shellsplit(String line) {
        List<String> words = new ArrayList<>();
        StringBuilder field = new StringBuilder();
        Matcher matcher = WORD.matcher(line);
        while (matcher.find()) {
            if (matcher.group(5) != null) {
                throw new IllegalArgumentException("Unmatched quote: " + line);
            }
            for (int group = 1; group <= 4; group++) {
                field.append(matcher.group(group) == null ? "" : matcher.group(group));
            }
            if (matcher.group(6) != null) {
                words.add(field.toString());
                field.setLength(0);
            }
        }
        return words;
    }

    private static Map<String, BigDecimal> openMetrics(String text, boolean withTypes) {
        Map<String, BigDecimal> samples = new LinkedHashMap<>();
        Set<String> finished = new HashSet<>();
        String family = "";
        assertThat(text).endsWith("\n# EOF\n").doesNotContain("\r");
        for (String line : text.substring(0, text.length() - "# EOF\n".length()).split("\n")) {
            if (line.startsWith("#")) {
                String[] words = line.split(" ", 4);
                assertThat(words).hasSize(4);
                assertThat(words[1]).isIn("TYPE", "UNIT", "HELP");
                if (words[1].equals("TYPE")) {
                    assertThat(finished.add(family))
                            .as("samples of a family stand together")
                            .isTrue();
                    family = words[2];
                    assertThat(words[3]).isEqualTo("gauge");
                } else {
                    assertThat(words[2]).isEqualTo(family);
                    assertThat(words[1].equals("HELP") || family.endsWith("_" + words[3]))
                            .isTrue();
                }
            } else {
                Matcher sample = SAMPLE.matcher(line);
                assertThat(sample.matches()).as(line).isTrue();
                assertThat(!withTypes || sample.group(1).equals(family)).isTrue();
                BigDecimal before = samples.put(sample.group(1) + sample.group(2), new BigDecimal(sample.group(3)));
                assertThat(before).as("each series once").isNull();
            }
        }
        return samples;
    }
}
