package io.github.energyjunit.measurement;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.energyjunit.measurement.ledger.NodeKind;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The start of an application context is charged to itself, whichever test asks for it first. */
class LedgerOfContextsTests extends ScriptedPlan {

    private void context(String starter) {
        start(starter, null, NodeKind.CONTEXT, null);
    }

    @Test
    void a_shared_context_is_charged_once_to_itself_and_not_to_the_class_that_came_first() {
        start("class", null, NodeKind.CLASS, "First");
        start("test", "class", NodeKind.TEST, "First");
        pass(10, 5, 0, 0, 0);
        context("outer");
        pass(10, 100, 0, 0, 0);
        // An application may start another one: that is a part of it.
        context("inner");
        pass(10, 30, 0, 0, 0);
        finish("inner");
        pass(10, 40, 0, 0, 0);
        finish("outer");
        pass(10, 6, 0, 0, 0);
        Window window = begin("test");
        // What a body starts itself is its own.
        context("outer");
        pass(10, 50, 0, 0, 0);
        finish("outer");
        timeline.end(window);
        finish("test");
        finish("class");

        List<JsonNode> lines = lines();
        assertThat(cpuMillis(lines.get(0)))
                .containsOnly(Map.entry("contexts", 170.0), Map.entry("testSetUp", 11.0), Map.entry("bodies", 50.0));
        assertThat(lines.get(0).get("contexts").asLong()).isEqualTo(1);
        assertThat(cpuMillis(lines.get(1))).containsOnly(Map.entry("testSetUp", 11.0), Map.entry("bodies", 50.0));
    }

    @Test
    void a_context_whose_start_fails_ends_with_its_test() {
        start("class", null, NodeKind.CLASS, "First");
        start("test", "class", NodeKind.TEST, "First");
        context("context");
        pass(10, 100, 0, 0, 0);
        finish("test");
        start("next", "class", NodeKind.TEST, "First");
        context("context");
        pass(10, 100, 0, 0, 0);
        Window window = begin("next");
        pass(10, 50, 0, 0, 0);
        timeline.end(window);
        pass(10, 7, 0, 0, 0);
        finish("next");
        finish("class");

        assertThat(cpuMillis(lines().get(0)))
                .containsOnly(Map.entry("contexts", 200.0), Map.entry("bodies", 50.0), Map.entry("testTearDown", 7.0));
    }
}
