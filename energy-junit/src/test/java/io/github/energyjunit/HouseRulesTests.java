package io.github.energyjunit;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.ArchConfiguration;
import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

class HouseRulesTests {
    private static final String BASE = "io.github.energyjunit";

    /** The one class that may use JNA, which is optional. */
    private static final String JNA_USER = BASE + ".meter.perf.JnaPerfCounter";

    /** The one package that may use Spring, which loads its classes where a project has it. */
    private static final String SPRING_USER = BASE + ".spring";

    /** The one package that may use the flight recorder, which a Java runtime may lack. */
    private static final String RECORDER_USER = BASE + ".measurement.profile";

    private static final JavaClasses CLASSES = classesOfThisModule();

    private static JavaClasses classesOfThisModule() {
        // The names of foreign classes are enough, and reading those classes takes most of the time.
        ArchConfiguration.get().setResolveMissingDependenciesFromClassPath(false);
        return new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages(BASE);
    }

    @Test
    void nothing_but_the_jdk_and_junit_is_used() {
        DescribedPredicate<JavaClass> allowed = resideInAPackage(BASE + "..")
                .or(resideInAPackage("java.."))
                .or(resideInAPackage("com.sun.management"))
                .or(resideInAPackage("org.junit.."))
                .or(resideInAPackage("org.opentest4j.."))
                .or(resideInAPackage("org.jspecify.annotations"));
        classes()
                .that()
                .doNotHaveFullyQualifiedName(JNA_USER)
                .and()
                .resideOutsideOfPackages(RECORDER_USER, SPRING_USER)
                .should()
                .onlyDependOnClassesThat(allowed)
                .check(CLASSES);
        classes()
                .that()
                .resideInAPackage(RECORDER_USER)
                .should()
                .onlyDependOnClassesThat(allowed.or(resideInAPackage("jdk.jfr")))
                .check(CLASSES);
        classes()
                .that()
                .resideInAPackage(SPRING_USER)
                .should()
                .onlyDependOnClassesThat(allowed.or(resideInAPackage("org.springframework..")))
                .check(CLASSES);
        classes()
                .that()
                .haveFullyQualifiedName(JNA_USER)
                .should()
                .onlyDependOnClassesThat(allowed.or(resideInAPackage("com.sun.jna")))
                .check(CLASSES);
    }

    @Test
    void meter_and_measurement_know_nothing_of_junit() {
        noClasses()
                .that()
                .resideInAnyPackage(BASE + ".meter..", BASE + ".measurement..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.junit..", "org.opentest4j..")
                .check(CLASSES);
    }

    /** Seeding them costs start-up, and asks every network adapter on systems without a generator of their own. */
    @Test
    void no_secure_random_numbers_are_made() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.security.SecureRandom")
                .orShould()
                .callMethod(java.util.UUID.class, "randomUUID")
                .orShould()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.util.random.RandomGenerator")
                .check(CLASSES);
        noClasses()
                .should()
                .callMethodWhere(DescribedPredicate.describe(
                        "it makes a temporary file", call -> call.getName().startsWith("createTemp")))
                .check(CLASSES);
    }

    /** Clocks are read in threads of tests, where static methods that every test knows may be those of a mock. */
    @Test
    void clocks_are_read_by_no_methods_that_tests_mock() {
        noClasses()
                .that()
                .resideInAnyPackage(BASE + ".meter.cpu", BASE + ".meter.file", BASE + ".meter.process")
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.nio.file.Files")
                .orShould()
                .callMethodWhere(DescribedPredicate.describe(
                        "it asks for this process or opens a channel anew",
                        call -> call.getTarget().getFullName().startsWith("java.nio.channels.FileChannel.open(")
                                || (call.getTarget().getFullName().equals("java.lang.ProcessHandle.current()")
                                        && !call.getOrigin().getName().equals("<clinit>"))))
                .check(CLASSES);
    }

    /** A logger that is there before it is needed begins the JVM's logging, which tests may want to choose. */
    @Test
    void no_logger_is_kept() {
        noFields().should().haveRawType(java.util.logging.Logger.class).check(CLASSES);
    }

    /** The layers from the lowest: each knows only those before it, so what sources implement knows no source. */
    @Test
    void every_class_has_a_layer_and_knows_only_lower_ones() {
        Map<String, List<String>> byName = new LinkedHashMap<>();
        byName.put("work in the background", List.of("meter.background"));
        byName.put("what sources implement", List.of("meter"));
        byName.put("files and clocks", List.of("meter.file", "meter.cpu"));
        byName.put("what sources share", List.of("meter.rapl", "meter.relay", "meter.host", "meter.process"));
        byName.put(
                "sources",
                List.of(
                        "meter.powercap",
                        "meter.perf",
                        "meter.msr",
                        "meter.hwmon",
                        "meter.scaphandre",
                        "meter.prometheus",
                        "meter.estimate"));
        byName.put("choice of the source", List.of("meter.sources"));
        byName.put("idle power", List.of("meter.idle"));
        byName.put("measurement file", List.of("measurement.file"));
        byName.put("description of the JVM", List.of("measurement.header"));
        byName.put("ledger", List.of("measurement.ledger"));
        byName.put("recording of stacks", List.of("measurement.profile"));
        byName.put("measurement", List.of("measurement", "sampling"));
        byName.put("front", List.of("", "doctor", "worker", "spring"));

        ModuleRules.layered(byName).check(CLASSES);
    }

    @Test
    void tests_are_named_in_one_style() {
        ModuleRules.namesOfTests().check(new ClassFileImporter().importPath(Path.of("target/test-classes")));
    }

    @Test
    void no_file_is_longer_than_250_lines_and_most_are_short() throws IOException {
        ModuleRules.checkLengths();
    }

    @Test
    void packages_form_no_circle() {
        slices().matching(BASE + ".(**)").should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void every_package_is_null_marked() {
        Set<String> packages = new TreeSet<>();
        for (JavaPackage room : CLASSES.getPackage(BASE).getSubpackagesInTree()) {
            if (!room.getClasses().isEmpty()) {
                packages.add(room.getName());
                assertThat(room.isAnnotatedWith(NullMarked.class))
                        .as(room.getName())
                        .isTrue();
            }
        }
        assertThat(packages).contains(BASE + ".meter", BASE + ".measurement");
    }
}
