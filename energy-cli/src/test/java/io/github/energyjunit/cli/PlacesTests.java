package io.github.energyjunit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.energyjunit.formats.Format;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Counts the places that name what people add: a second one would be forgotten. */
class PlacesTests {

    private static final List<String> MODULES =
            List.of("energy-junit", "energy-core", "energy-report", "energy-maven-plugin", "energy-cli");

    @Test
    void each_source_is_named_in_one_place_outside_its_package() throws IOException {
        List<Path> providers = sources("class \\w+Provider implements SourceProvider").stream()
                .filter(file -> !file.endsWith("ForeignProvider.java"))
                .toList();

        assertThat(providers).hasSizeGreaterThanOrEqualTo(7);
        for (Path provider : providers) {
            assertThat(namedBy(provider)).as(provider.toString()).containsExactly("Sources.java");
        }
    }

    @Test
    void each_document_is_named_in_one_place_outside_its_package() throws IOException {
        List<Path> documents = sources("class \\w+ implements Document\\b");

        assertThat(documents).hasSizeGreaterThanOrEqualTo(Format.values().length - 1);
        for (Path document : documents) {
            assertThat(namedBy(document)).as(document.toString()).containsExactly("Format.java");
        }
    }

    @Test
    void the_order_of_verdicts_stands_in_one_place() throws IOException {
        assertThat(sources("FAIL,\\s+(Verdict\\.)?WARN,\\s+(Verdict\\.)?INCONCLUSIVE"))
                .isEmpty();
        assertThat(sources("FAIL\\(\\d+\\)")).hasSize(1);
    }

    @Test
    void the_default_of_each_threshold_of_the_gate_stands_in_one_place() throws IOException {
        assertThat(sources("energy\\.regression\\.\\w+\", defaultValue = \"")).isEmpty();
        assertThat(sources("new RegressionRule\\(\\s*[\\d.]")).isEmpty();
        assertThat(sources("String MIN_EFFECT = ")).hasSize(1);
    }

    @Test
    void the_name_of_measurement_files_stands_in_one_place() throws IOException {
        assertThat(sources("\"measurements-\"")).hasSize(1).allMatch(file -> file.endsWith("FileFormat.java"));
    }

    private static List<Path> sources(String text) throws IOException {
        Pattern pattern = Pattern.compile(text);
        return java().filter(file -> pattern.matcher(read(file)).find()).toList();
    }

    private static Set<String> namedBy(Path type) throws IOException {
        String name = type.getFileName().toString().replace(".java", "");
        Pattern word = Pattern.compile("(?m)^(?!\\s*/?\\*).*\\b" + name + "\\b");
        Set<String> files = new TreeSet<>();
        java().filter(file -> !file.getParent().equals(type.getParent()))
                .filter(file -> word.matcher(read(file)).find())
                .forEach(file -> files.add(file.getFileName().toString()));
        return files;
    }

    private static Stream<Path> java() throws IOException {
        Stream<Path> all = Stream.empty();
        for (String module : MODULES) {
            all = Stream.concat(all, Files.walk(Path.of("..", module, "src", "main", "java")));
        }
        return all.filter(file -> file.toString().endsWith(".java"));
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
