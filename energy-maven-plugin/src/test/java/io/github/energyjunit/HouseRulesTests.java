package io.github.energyjunit;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.maven.plugin.AbstractMojo;
import org.junit.jupiter.api.Test;

class HouseRulesTests extends ModuleRules {

    HouseRulesTests() {
        super(layers());
    }

    private static Map<String, List<String>> layers() {
        Map<String, List<String>> layers = new LinkedHashMap<>();
        layers.put("test JVMs", List.of("testjvm"));
        layers.put("start of test JVMs", List.of("testjvm.maven"));
        layers.put("versions", List.of("checkout.maven"));
        layers.put("confirmation", List.of("confirmation.maven"));
        layers.put("modules of a build", List.of("reactor.maven"));
        layers.put("goals", List.of("maven"));
        return layers;
    }

    @Test
    void the_package_maven_holds_goals_and_their_parameters_only() {
        classes()
                .that()
                .resideInAPackage(BASE + "maven")
                .and()
                .doNotHaveSimpleName("package-info")
                .should()
                .beAssignableTo(AbstractMojo.class)
                .orShould()
                .haveSimpleNameStartingWith("Pom")
                .check(CLASSES);
    }
}
