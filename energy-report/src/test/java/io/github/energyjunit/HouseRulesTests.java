package io.github.energyjunit;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.library.Architectures.LayeredArchitecture;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Holds how this module is laid out; {@code docs/architecture.md} says what each package is for. */
class HouseRulesTests {

    private static final String BASE = "io.github.energyjunit.";
    private static final JavaClasses CLASSES = new ClassFileImporter().importPath(Path.of("target/classes"));

    /** The layers from the lowest: each knows only those before it. */
    private static final Map<String, List<String>> LAYERS = new LinkedHashMap<>();

    static {
        LAYERS.put("wording", List.of("report"));
        LAYERS.put("data", List.of("json", "profile.documents"));
        LAYERS.put("CI servers", List.of("ci", "metrics"));
        LAYERS.put("pages", List.of("html", "compare.documents", "environments.documents"));
        LAYERS.put("registry", List.of("formats"));
        LAYERS.put("settings", List.of("settings"));
    }

    @Test
    void every_class_has_a_layer_and_knows_only_lower_ones() {
        LayeredArchitecture layers = layeredArchitecture().consideringOnlyDependenciesInLayers();
        for (Map.Entry<String, List<String>> layer : LAYERS.entrySet()) {
            layers = layers.layer(layer.getKey())
                    .definedBy(
                            layer.getValue().stream().map(name -> BASE + name).toArray(String[]::new));
        }
        List<String> lower = new ArrayList<>();
        for (String layer : LAYERS.keySet()) {
            layers = lower.isEmpty()
                    ? layers.whereLayer(layer).mayNotAccessAnyLayer()
                    : layers.whereLayer(layer).mayOnlyAccessLayers(lower.toArray(String[]::new));
            lower.add(layer);
        }
        layers.ensureAllClassesAreContainedInArchitecture().check(CLASSES);
    }

    @Test
    void packages_are_free_of_cycles() {
        slices().matching(BASE + "(**)").should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void nothing_has_static_state() {
        fields().that().areStatic().should().haveModifier(JavaModifier.FINAL).check(CLASSES);
    }

    @Test
    void every_package_says_what_it_is_for_and_is_null_marked() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            List<Path> packages = files.filter(file -> file.toString().endsWith(".java"))
                    .map(Path::getParent)
                    .distinct()
                    .toList();
            assertThat(packages)
                    .isNotEmpty()
                    .allSatisfy(directory -> assertThat(Files.readString(directory.resolve("package-info.java")))
                            .startsWith("/** ")
                            .contains("@NullMarked"));
        }
    }
}
