package io.github.energyjunit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.energyjunit.formats.Format;
import io.github.energyjunit.measurement.file.Field;
import io.github.energyjunit.meter.Setting;
import io.github.energyjunit.meter.sources.Sources;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Counts the places that name what people add: a second one would be forgotten. */
class PlacesTests {

    private static final List<String> MODULES = List.of(
            "energy-junit",
            "energy-core",
            "energy-report",
            "energy-publish",
            "energy-maven-plugin",
            "energy-cli",
            "energy-jmh");

    private static final Map<Path, String> TEXTS = texts();

    @Test
    void each_source_is_named_in_one_place_outside_its_package() {
        List<Path> providers = sources("class \\w+Provider implements SourceProvider").stream()
                .filter(file -> !file.endsWith("ForeignProvider.java"))
                .toList();

        assertThat(providers).hasSizeGreaterThanOrEqualTo(7);
        for (Path provider : providers) {
            assertThat(namedBy(provider))
                    .as(provider.toString())
                    // The doctor knows the rule by which the kernel lets others read the files of powercap.
                    .filteredOn(file -> !file.equals("Permission.java"))
                    .containsExactly("Sources.java");
        }
    }

    @Test
    void the_name_and_each_key_of_a_source_are_written_in_one_place() {
        assertThat(Sources.names()).hasSizeGreaterThanOrEqualTo(7);
        for (String name : Sources.names()) {
            assertThat(writing(name)).as(name).singleElement().asString().endsWith("Provider.java");
        }
        for (Setting setting : Sources.settings()) {
            assertThat(writing(setting.key()))
                    .as(setting.key())
                    // Three keys are parameters of prepare as well.
                    .filteredOn(file -> !file.endsWith("EnergyKey.java") && !file.endsWith("AbstractPrepareMojo.java"))
                    .singleElement()
                    .asString()
                    .endsWith("Provider.java");
        }
    }

    @Test
    void a_package_says_that_it_is_internal_or_the_check_of_a_release_holds_it() throws IOException {
        Set<String> held = Pattern.compile("<include>(io\\.github\\.energyjunit[\\w.]*)</include>")
                .matcher(Files.readString(Path.of("..", "pom.xml")))
                .results()
                .map(include -> include.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> forUsers = TEXTS.entrySet().stream()
                .filter(file -> file.getKey().endsWith("package-info.java"))
                .filter(file -> !file.getValue().contains("<p>Internal: "))
                .map(file -> packageOf(file.getValue()))
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(forUsers).hasSize(4).isEqualTo(held);
    }

    private static String packageOf(String text) {
        Matcher declared = Pattern.compile("(?m)^package ([\\w.]+);").matcher(text);
        assertThat(declared.find()).isTrue();
        return declared.group(1);
    }

    @Test
    void each_document_is_named_in_one_place_outside_its_package() {
        List<Path> documents = sources("class \\w+ implements (Findings)?Document\\b");

        assertThat(documents).hasSizeGreaterThanOrEqualTo(Format.values().length - 1);
        for (Path document : documents) {
            assertThat(namedBy(document)).as(document.toString()).containsExactly("Format.java");
        }
    }

    @Test
    void the_order_of_verdicts_stands_in_one_place() {
        assertThat(sources("FAIL,\\s+(Verdict\\.)?WARN,\\s+(Verdict\\.)?INCONCLUSIVE"))
                .isEmpty();
        assertThat(sources("FAIL\\(\\d+\\)")).hasSize(1);
    }

    @Test
    void the_default_of_each_threshold_of_the_gate_stands_in_one_place() {
        assertThat(sources("energy\\.regression\\.\\w+\", defaultValue = \"")).isEmpty();
        assertThat(sources("new RegressionRule\\(\\s*[\\d.]")).isEmpty();
        assertThat(sources("String MIN_EFFECT = ")).hasSize(1);
    }

    @Test
    void the_name_of_measurement_files_stands_in_one_place() {
        assertThat(sources("\"measurements-")).hasSize(1).allMatch(file -> file.endsWith("FileFormat.java"));
    }

    @Test
    void the_lines_of_measurement_files_are_parsed_in_one_package() {
        List<Path> readers = sources("import io\\.github\\.energyjunit\\.lines\\.");

        assertThat(sources("\\{\\\\\"type")).isEmpty();
        assertThat(readers).hasSizeGreaterThan(5);
        assertThat(readers).noneMatch(file -> read(file).contains("JsonNode"));
        assertThat(sources("LineType\\.of\\(")).hasSize(1).allMatch(file -> file.endsWith("lines/Line.java"));
    }

    /** Who writes lines has them as JsonLine, who reads them is in the package of the parser. */
    @Test
    void the_fields_of_measurement_files_are_named_in_one_place_for_writers_and_readers() throws Exception {
        List<String> names = new ArrayList<>();
        for (java.lang.reflect.Field constant : Field.class.getFields()) {
            names.add(String.valueOf(constant.get(null)));
        }
        assertThat(names).doesNotHaveDuplicates().hasSizeGreaterThan(70);
        Pattern literal = Pattern.compile("\"(" + String.join("|", names) + ")\"");

        List<Path> users = sources("\\bJsonLine\\b|package io\\.github\\.energyjunit\\.lines;");

        assertThat(users).hasSizeGreaterThan(15);
        assertThat(users)
                // What the doctor writes is another document, and some types of lines are called like fields.
                .filteredOn(file -> !file.endsWith("DiagnosisJson.java") && !file.endsWith("LineType.java"))
                .filteredOn(file -> literal.matcher(read(file)).find())
                .isEmpty();
    }

    @Test
    void microjoules_become_joules_and_text_in_one_package() {
        List<Path> converting = sources("[*/] *1e6\\b|MICRO\\w* = 1e-?6|movePoint(Left|Right)\\(6\\)").stream()
                // Modules that do without energy-core: sources have units of their own, and JMH wants joules as a
                // double.
                .filter(file -> !file.startsWith(Path.of("..", "energy-junit")))
                .filter(file -> !file.startsWith(Path.of("..", "energy-jmh")))
                .filter(file -> !file.getParent().endsWith("units"))
                .toList();

        assertThat(converting).isEmpty();
        assertThat(sources("\"µJ\"|\" mJ\"|\" J\"")).hasSize(1).allMatch(file -> file.endsWith("JoulesText.java"));
    }

    /** Two of them with different units were turned into each other at each border between packages. */
    @Test
    void energies_are_handed_on_as_joules_and_not_as_numbers_of_microjoules() {
        assertThat(sources("\\b([dD]ouble|[lL]ong) \\w*[mM]icrojoules\\b"))
                .filteredOn(file -> !file.startsWith(Path.of("..", "energy-junit")))
                .filteredOn(file -> !file.startsWith(Path.of("..", "energy-jmh")))
                .extracting(file -> file.getParent().getFileName() + "/" + file.getFileName())
                // What makes them from numbers and text, and who knows the fields of files: what files have are
                // numbers.
                .filteredOn(file -> !file.matches(
                        "units/.*|lines/MeasurementLine.*|history/RecordText.*|baseline/BaselineReader.*"))
                // Sums in one class.
                .containsOnly("ledger/Merger.java", "ledger/Starts.java", "ledger/Union.java");
    }

    /** Returns the files with a literal of which nothing else is a part. */
    private static List<Path> writing(String word) {
        return sources("(?m)^(?!\\s*/?\\*).*\"" + Pattern.quote(word) + "\"");
    }

    private static List<Path> sources(String text) {
        Pattern pattern = Pattern.compile(text);
        return java().filter(file -> pattern.matcher(read(file)).find()).toList();
    }

    private static Set<String> namedBy(Path type) {
        String name = type.getFileName().toString().replace(".java", "");
        Pattern word = Pattern.compile("(?m)^(?!\\s*/?\\*).*\\b" + name + "\\b");
        Set<String> files = new TreeSet<>();
        java().filter(file -> !file.getParent().equals(type.getParent()))
                .filter(file ->
                        read(file).contains(name) && word.matcher(read(file)).find())
                .forEach(file -> files.add(file.getFileName().toString()));
        return files;
    }

    private static Stream<Path> java() {
        return TEXTS.keySet().stream();
    }

    private static String read(Path file) {
        return Objects.requireNonNull(TEXTS.get(file));
    }

    private static Map<Path, String> texts() {
        Map<Path, String> texts = new LinkedHashMap<>();
        for (String module : MODULES) {
            try (Stream<Path> files = Files.walk(Path.of("..", module, "src", "main", "java"))) {
                for (Path file :
                        files.filter(path -> path.toString().endsWith(".java")).toList()) {
                    texts.put(file, Files.readString(file));
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return texts;
    }
}
