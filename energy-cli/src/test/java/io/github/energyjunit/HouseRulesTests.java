package io.github.energyjunit;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;

import com.tngtech.archunit.core.domain.JavaModifier;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HouseRulesTests extends ModuleRules {

    HouseRulesTests() {
        super(layers());
    }

    private static Map<String, List<String>> layers() {
        Map<String, List<String>> layers = new LinkedHashMap<>();
        layers.put("running commands", List.of("cli.command"));
        layers.put("settings of goals", List.of("cli.goal"));
        layers.put("commands", List.of("cli"));
        return layers;
    }

    /** It may have no static field at all. */
    @Test
    @Override
    void nothing_has_static_state() {
        fields().that()
                .areStatic()
                .should()
                .haveModifier(JavaModifier.FINAL)
                .allowEmptyShould(true)
                .check(CLASSES);
    }
}
