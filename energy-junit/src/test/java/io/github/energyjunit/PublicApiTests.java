package io.github.energyjunit;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What users compile against must not lead them to types that may change in any version. */
class PublicApiTests {

    private static final String BASE = "io.github.energyjunit";
    private static final Set<String> FOR_USERS = Set.of(BASE, BASE + ".meter", BASE + ".meter.relay");

    @Test
    void the_signatures_that_users_see_name_no_internal_type() {
        List<JavaClass> types = publicTypes();

        assertThat(types).hasSizeBetween(20, 40);
        assertThat(types).allSatisfy(type -> assertThat(named(type)).allMatch(PublicApiTests::isForUsers));
    }

    private static List<JavaClass> publicTypes() {
        return new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS).importPackages(FOR_USERS).stream()
                        .filter(type -> FOR_USERS.contains(type.getPackageName()))
                        .filter(PublicApiTests::isVisible)
                        .toList();
    }

    private static boolean isVisible(JavaClass type) {
        return type.getModifiers().contains(JavaModifier.PUBLIC)
                && type.getEnclosingClass().map(PublicApiTests::isVisible).orElse(true);
    }

    private static Stream<JavaClass> named(JavaClass type) {
        Stream<JavaClass> ofType = Stream.concat(type.getRawInterfaces().stream(), type.getRawSuperclass().stream());
        Stream<JavaClass> ofFields = type.getFields().stream()
                .filter(field -> isSeen(field.getModifiers()))
                .flatMap(field -> field.getAllInvolvedRawTypes().stream());
        Stream<JavaClass> ofCalls = type.getCodeUnits().stream()
                .filter(unit -> isSeen(unit.getModifiers()))
                .flatMap(unit -> unit.getAllInvolvedRawTypes().stream());
        return Stream.of(ofType, ofFields, ofCalls).flatMap(found -> found);
    }

    private static boolean isSeen(Set<JavaModifier> modifiers) {
        return modifiers.contains(JavaModifier.PUBLIC) || modifiers.contains(JavaModifier.PROTECTED);
    }

    private static boolean isForUsers(JavaClass named) {
        JavaClass type = named.getBaseComponentType();
        return !type.getPackageName().startsWith(BASE) || FOR_USERS.contains(type.getPackageName()) && isVisible(type);
    }
}
