package io.github.energyjunit;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import io.github.energyjunit.html.HtmlDocument;
import io.github.energyjunit.maven.CheckMojo;
import io.github.energyjunit.reading.Analyzer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.maven.plugin.Mojo;
import org.junit.jupiter.api.Test;

class HouseRulesTests {

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPaths(Stream.of(CheckMojo.class, HtmlDocument.class, Analyzer.class)
                    .map(type -> Path.of(type.getProtectionDomain()
                            .getCodeSource()
                            .getLocation()
                            .getPath()))
                    .toList());

    /** One class for each goal, and what they share. */
    private static final Set<String> LARGE = Set.of("maven");

    @Test
    void only_goals_know_maven() {
        noClasses()
                .that()
                .resideOutsideOfPackage("..maven")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.apache.maven..", "org.codehaus.plexus..")
                .check(CLASSES);
    }

    @Test
    void analysis_does_not_know_who_shows_it() {
        noClasses()
                .that()
                .resideInAnyPackage("..measured", "..analysis", "..budget", "..reading", "..units")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "..report",
                        "..html",
                        "io.github.energyjunit.json",
                        "..metrics",
                        "..ci",
                        "..maven",
                        "..settings")
                .check(CLASSES);
    }

    @Test
    void what_was_measured_does_not_know_what_comes_of_it() {
        noClasses()
                .that()
                .resideInAnyPackage("..measured", "..units")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("..analysis", "..budget", "..reading", "..baseline", "..gate")
                .check(CLASSES);
    }

    @Test
    void statistics_know_neither_energy_nor_builds() {
        noClasses()
                .that()
                .resideInAPackage("..statistics")
                .should()
                .dependOnClassesThat(resideInAPackage("io.github.energyjunit..")
                        .and(DescribedPredicate.not(resideInAPackage("..statistics"))))
                .check(CLASSES);
    }

    @Test
    void the_gate_does_not_know_who_shows_it() {
        noClasses()
                .that()
                .resideInAnyPackage("..baseline", "..gate")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("..report", "..html", "io.github.energyjunit.json", "..maven", "..settings")
                .check(CLASSES);
    }

    @Test
    void reports_do_not_know_goals() {
        noClasses()
                .that()
                .resideInAnyPackage("..report", "..html", "io.github.energyjunit.json", "..settings", "..files")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("..maven")
                .check(CLASSES);
    }

    @Test
    void packages_are_free_of_cycles() {
        SlicesRuleDefinition.slices()
                .matching("io.github.energyjunit.(*)..")
                .should()
                .beFreeOfCycles()
                .check(CLASSES);
    }

    @Test
    void packages_are_small() {
        CLASSES.getPackage("io.github.energyjunit").getSubpackages().stream()
                .filter(room -> !LARGE.contains(room.getRelativeName()))
                .forEach(room -> assertThat(room.getClasses().stream()
                                .map(type -> type.getName().replaceFirst("\\$.*", ""))
                                .filter(name -> !name.endsWith("package-info"))
                                .distinct())
                        .as(room.getName())
                        .hasSizeLessThanOrEqualTo(15));
    }

    @Test
    void the_package_maven_holds_goals_and_their_parameters_only() {
        classes()
                .that()
                .resideInAPackage("io.github.energyjunit.maven")
                .and()
                .doNotHaveSimpleName("package-info")
                .should()
                .beAssignableTo(Mojo.class)
                .orShould()
                .haveSimpleNameStartingWith("Pom")
                .check(CLASSES);
    }

    @Test
    void no_goal_has_static_state() {
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
