package io.github.energyjunit.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.energyjunit.units.Joules;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Profiles with known stacks of two versions, of 1,000 samples for a joule, and known changes between them. */
class GrownLineTests {
    private static final int SAMPLES = 1000;
    private static final Joules JOULE = Joules.of(1);

    private static final LineSamples.Frame TEST = frame("it.OrderTests", "total", 5);
    private static final LineSamples.Frame CALLS = frame("it.Order", "total", 20);
    private static final LineSamples.Frame ADDED = frame("it.Order", "total", 21);
    private static final LineSamples.Frame JDK = frame("java.math.BigDecimal", "add", 99);

    private final List<Stack> base = new ArrayList<>();
    private final List<Stack> head = new ArrayList<>();

    /** The innermost frame first. */
    private record Stack(double samples, List<LineSamples.Frame> frames) {}

    @Test
    void a_line_that_was_added_carries_what_leads_through_it() {
        base(1000, JDK, CALLS, TEST);
        head(1000, JDK, CALLS, TEST);
        head(200, JDK, ADDED, TEST);

        GrownLine line = find(changed(Map.of(), Map.of("it.Order", Set.of(21, 22))));

        assertThat(line.file()).isEqualTo("src/main/java/it/Order.java");
        assertThat(line.line()).isEqualTo(21);
        assertThat(line.lines()).isOne();
        assertThat(line.method()).isEqualTo("it.Order.total");
        assertThat(line.energy().joules()).isCloseTo(0.2, within(1e-6));
        assertThat(line.error().joules()).isCloseTo(0.013, within(0.001));
        assertThat(line.whole().joules()).isCloseTo(0.2, within(1e-6));
        assertThat(line.atLeast()).isFalse();
        assertThat(line.since()).isEqualTo("0a1b2c3d4e");
    }

    @Test
    void a_line_that_was_changed_carries_what_it_needs_beyond_what_it_needed() {
        base(600, JDK, CALLS, TEST);
        base(400, JDK, frame("it.Order", "print", 30), TEST);
        head(900, JDK, ADDED, TEST);
        head(400, JDK, frame("it.Order", "print", 31), TEST);

        GrownLine line = find(changed(Map.of("Order", Set.of(20)), Map.of("it.Order", Set.of(21))));

        assertThat(line.energy().joules()).isCloseTo(0.3, within(1e-6));
    }

    @Test
    void of_several_changed_lines_of_a_method_that_with_most_of_it_is_named() {
        base(1000, JDK, CALLS, TEST);
        head(1000, JDK, CALLS, TEST);
        head(60, JDK, frame("it.Order", "total", 22), TEST);
        head(140, JDK, ADDED, TEST);

        GrownLine line = find(changed(Map.of(), Map.of("it.Order", Set.of(21, 22))));

        assertThat(line.line()).isEqualTo(21);
        assertThat(line.lines()).isEqualTo(2);
        assertThat(line.energy().joules()).isCloseTo(0.2, within(1e-6));
    }

    @Test
    void a_changed_line_of_the_test_gives_way_to_the_line_of_the_code_that_it_calls() {
        base(1000, JDK, CALLS, TEST);
        head(1000, JDK, CALLS, frame("it.OrderTests", "total", 6));
        head(200, JDK, ADDED, frame("it.OrderTests", "total", 6));

        GrownLine line = find(
                changed(Map.of("OrderTests", Set.of(5)), Map.of("it.Order", Set.of(21), "it.OrderTests", Set.of(6))));

        assertThat(line.method()).isEqualTo("it.Order.total");
    }

    @Test
    void a_test_that_does_more_is_named_itself_where_the_code_it_calls_changed_little() {
        base(1000, JDK, CALLS, TEST);
        head(1000, JDK, CALLS, frame("it.OrderTests", "total", 6));
        head(800, JDK, CALLS, frame("it.OrderTests", "total", 7));
        head(200, JDK, ADDED, frame("it.OrderTests", "total", 7));

        GrownLine line = find(changed(
                Map.of("OrderTests", Set.of(5)), Map.of("it.Order", Set.of(21), "it.OrderTests", Set.of(6, 7))));

        assertThat(line.method()).isEqualTo("it.OrderTests.total");
        assertThat(line.energy().joules()).isCloseTo(1.0, within(1e-6));
    }

    @Test
    void nothing_is_named_where_no_changed_line_ran() {
        base(1000, JDK, CALLS, TEST);
        head(1200, JDK, CALLS, TEST);

        assertThat(search(changed(Map.of("Order", Set.of(3)), Map.of("it.Order", Set.of(3, 4))), base))
                .isNull();
        assertThat(search(ChangedLines.NONE, base)).isNull();
    }

    @Test
    void nothing_is_named_where_sampling_may_explain_the_growth() {
        base(1000, JDK, CALLS, TEST);
        head(1190, JDK, CALLS, TEST);
        head(3, JDK, ADDED, TEST);

        assertThat(search(changed(Map.of(), Map.of("it.Order", Set.of(21))), base))
                .isNull();
    }

    @Test
    void code_that_only_moved_into_a_method_of_its_own_is_not_named() {
        base(300, JDK, CALLS, TEST);
        base(700, JDK, frame("it.Order", "sort", 50), TEST);
        // The loop in sort, whose lines are as they were, goes round more often.
        head(300, JDK, frame("it.Order", "rounded", 40), ADDED, TEST);
        head(1700, JDK, frame("it.Order", "sort", 50), TEST);

        assertThat(search(changed(Map.of("Order", Set.of(20)), Map.of("it.Order", Set.of(21, 40))), base))
                .isNull();
    }

    @Test
    void code_that_only_moved_into_another_class_is_not_named() {
        base(300, JDK, CALLS, TEST);
        base(700, JDK, frame("it.Order", "sort", 50), TEST);
        head(300, JDK, frame("it.fast.Totals", "total", 8), TEST);
        head(1700, JDK, frame("it.Order", "sort", 50), TEST);

        assertThat(search(changed(Map.of("Order", Set.of(20)), Map.of("it.fast.Totals", Set.of(8))), base))
                .isNull();
    }

    @Test
    void code_that_moved_and_grew_carries_only_what_it_grew_by() {
        base(300, JDK, CALLS, TEST);
        base(700, JDK, frame("it.Order", "sort", 50), TEST);
        head(800, JDK, frame("it.fast.Totals", "total", 8), TEST);
        head(700, JDK, frame("it.Order", "sort", 50), TEST);

        GrownLine line = find(changed(Map.of("Order", Set.of(20)), Map.of("it.fast.Totals", Set.of(8))));

        assertThat(line.energy().joules()).isCloseTo(0.5, within(1e-6));
    }

    @Test
    void a_line_that_grew_by_far_more_than_the_test_explains_nothing() {
        base(1000, JDK, frame("it.Order", "sort", 50), TEST);
        head(900, JDK, ADDED, TEST);
        head(200, JDK, frame("it.Order", "sort", 50), TEST);

        assertThat(search(changed(Map.of(), Map.of("it.Order", Set.of(21))), base))
                .isNull();
    }

    @Test
    void without_stacks_of_the_base_a_line_carries_at_least_what_the_whole_base_did_not_need() {
        base(100, JDK, CALLS, TEST);
        head(100, JDK, CALLS, TEST);
        head(900, JDK, ADDED, TEST);

        GrownLine line = search(changed(Map.of(), Map.of("it.Order", Set.of(21))), null);

        assertThat(line).isNotNull();
        assertThat(line.atLeast()).isTrue();
        assertThat(line.energy().joules()).isCloseTo(0.8, within(1e-6));
        assertThat(line.whole().joules()).isCloseTo(0.9, within(1e-6));
    }

    @Test
    void lines_of_nested_classes_and_lambdas_belong_to_the_outermost_class() {
        base(1000, JDK, CALLS, TEST);
        head(1000, JDK, CALLS, TEST);
        head(200, JDK, frame("it.Order$Line", "lambda$price$0", 70), CALLS, TEST);

        GrownLine line = find(changed(Map.of(), Map.of("it.Order", Set.of(70))));

        assertThat(line.method()).isEqualTo("it.Order$Line.price (lambda)");
        assertThat(line.file()).isEqualTo("src/main/java/it/Order.java");
    }

    private GrownLine find(ChangedLines changed) {
        GrownLine line = search(changed, base);
        assertThat(line).isNotNull();
        return line;
    }

    private @Nullable GrownLine search(ChangedLines changed, @Nullable List<Stack> ofBase) {
        Difference whole =
                new Difference("jfr", 1, 1, energy(base), energy(head), null, null, List.of(), List.of(), null);
        return GrownLine.in(
                        changed,
                        whole,
                        ofBase == null ? null : sampled(ofBase, changed.ofBase()),
                        sampled(head, changed.ofHead()))
                .orElse(null);
    }

    private static Joules energy(List<Stack> stacks) {
        return JOULE.part(stacks.stream().mapToDouble(Stack::samples).sum(), SAMPLES);
    }

    private static TestProfile sampled(List<Stack> stacks, ChangedLines.Filter filter) {
        CallTree tree = new CallTree();
        LineSamples lines = new LineSamples(filter);
        for (Stack stack : stacks) {
            tree.add(List.of("it.OrderTests.total"), stack.samples());
            lines.add(stack.frames(), stack.samples());
        }
        return TestProfile.of("it.OrderTests#total()", JOULE, tree, Dependencies.of(List.of(), Set.of()))
                .with(lines);
    }

    private static ChangedLines changed(Map<String, Set<Integer>> before, Map<String, Set<Integer>> after) {
        Map<String, String> files = new HashMap<>();
        after.keySet().forEach(name -> files.put(name, "src/main/java/" + name.replace('.', '/') + ".java"));
        return new ChangedLines("0a1b2c3d4e", before, after, files);
    }

    private void base(double samples, LineSamples.Frame... frames) {
        base.add(new Stack(samples, List.of(frames)));
    }

    private void head(double samples, LineSamples.Frame... frames) {
        head.add(new Stack(samples, List.of(frames)));
    }

    private static LineSamples.Frame frame(String className, String method, int line) {
        return new LineSamples.Frame(className, method, line);
    }
}
