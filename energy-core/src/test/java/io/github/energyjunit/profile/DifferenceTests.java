package io.github.energyjunit.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.energyjunit.units.Joules;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DifferenceTests {
    private static final String TEST = "it.OrderTests#total()";
    private static final int SAMPLES = 500;
    private static final Profiles PROFILES = new Profiles(
            "jfr", Map.of(), null, Map.of(), method -> method.startsWith("java.") ? "JDK java.base" : "target/classes");

    private static final List<String> COMPILE = List.of("[JIT compiler]", "libjvm.so!Compile::Compile");

    /** What each method burns of a joule, and how its stacks look; in this order, as a seed stands for one drawing only so. */
    private final Map<List<String>, Double> base = new LinkedHashMap<>();

    {
        base.put(List.of("it.OrderTests.total", "it.Order.total", "java.math.BigDecimal.add"), 0.6);
        base.put(List.of("it.OrderTests.total", "it.Order.print"), 0.1);
        base.put(List.of("it.OrderTests.total", "it.Order.sort", "java.util.Arrays.sort", "it.Order.compare"), 0.3);
    }

    private final Map<List<String>, Double> head = new LinkedHashMap<>(base);

    @Test
    void what_a_fifth_was_added_to_is_named_first_and_nothing_else_at_all_in_20_of_20() {
        head.merge(List.of("it.OrderTests.total", "it.Order.total", "java.math.BigDecimal.add"), 0.2, Double::sum);

        for (int seed = 0; seed < 20; seed++) {
            Difference difference = compare(seed);

            assertThat(difference.changes())
                    .as("seed " + seed)
                    .extracting(Change::call)
                    .containsExactly(new Call("it.Order.total", "java.math.BigDecimal.add"));
            assertThat(difference.changes().get(0).difference().joules()).isCloseTo(0.2, within(0.15));
        }
    }

    @Test
    void nothing_is_named_where_only_the_samples_differ() {
        for (int seed = 100; seed < 120; seed++) {
            assertThat(compare(seed).changes()).as("seed " + seed).isEmpty();
        }
    }

    @Test
    void of_100_comparisons_of_equal_code_at_most_one_names_anything() {
        int comparisons = 5_000;
        int named = 0;
        for (int seed = 0; seed < comparisons; seed++) {
            named += compare(seed).changes().isEmpty() ? 0 : 1;
        }

        assertThat(named).isBetween(1, comparisons / 100);
    }

    @Test
    void the_calls_of_one_version_are_told_where_the_other_has_no_stacks() {
        Difference difference = alone(1, 0.001, null, sampled(base, new Random(1)));

        assertThat(difference.changes()).isEmpty();
        assertThat(difference.baseSamples()).isZero();
        assertThat(difference.headSamples()).isEqualTo(SAMPLES);
        assertThat(difference.alone())
                .extracting(CallShare::call)
                .containsExactly(
                        new Call("it.Order.total", "java.math.BigDecimal.add"),
                        new Call("java.util.Arrays.sort", "it.Order.compare"),
                        new Call("it.OrderTests.total", "it.Order.print"));
        assertThat(difference.alone().stream()
                        .mapToDouble(share -> share.energy().joules())
                        .sum())
                .isCloseTo(1, within(1e-6));
        assertThat(difference.alone().get(0).error().joules()).isCloseTo(0.022, within(0.001));
    }

    @Test
    void where_the_head_has_no_stacks_the_calls_are_of_what_the_base_needs() {
        Difference difference = alone(3, 2, sampled(base, new Random(1)), null);

        assertThat(difference.headSamples()).isZero();
        assertThat(difference.alone().stream()
                        .mapToDouble(share -> share.energy().joules())
                        .sum())
                .isCloseTo(2, within(1e-6));
        assertThat(compare(1).alone()).isEmpty();
    }

    @Test
    void a_library_that_own_code_did_not_call_before_is_new() {
        head.merge(
                List.of(
                        "it.OrderTests.total",
                        "it.Order.total",
                        "java.math.BigDecimal.divide",
                        "java.math.MutableBigInteger.divide"),
                0.2,
                Double::sum);

        Change change = compare(1).changes().get(0);

        assertThat(change.call()).isEqualTo(new Call("it.Order.total", "java.math.BigDecimal.divide"));
        assertThat(change.kind()).isEqualTo(Change.Kind.NEW);
        assertThat(change.base()).isEqualTo(Joules.ZERO);
    }

    @Test
    void own_code_that_works_itself_is_named_with_who_calls_it_and_what_is_gone_comes_last() {
        head.remove(List.of("it.OrderTests.total", "it.Order.print"));
        head.put(List.of("it.OrderTests.total", "it.Order.total", "it.Money.round"), 0.4);

        List<Change> changes = compare(2).changes();

        assertThat(changes)
                .extracting(Change::call, Change::kind)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(
                                new Call("it.Order.total", "it.Money.round"), Change.Kind.NEW),
                        org.assertj.core.groups.Tuple.tuple(
                                new Call("it.OrderTests.total", "it.Order.print"), Change.Kind.GONE));
        assertThat(changes.get(1).difference().joules()).isNegative();
    }

    @Test
    void a_jvm_that_compiles_more_than_another_changes_no_method_and_is_no_change_itself() {
        base.put(COMPILE, 0.03);
        head.put(COMPILE, 0.2);

        for (int seed = 200; seed < 300; seed++) {
            assertThat(compare(seed, 20 * SAMPLES, 1, 1).changes())
                    .as("seed " + seed)
                    .isEmpty();
        }
    }

    @Test
    void what_a_fifth_was_added_to_is_the_only_change_whatever_the_jvms_compile() {
        for (int seed = 300; seed < 320; seed++) {
            base.put(COMPILE, seed % 2 == 0 ? 0.03 : 0.2);
            head.put(COMPILE, seed % 3 == 0 ? 0.03 : 0.2);
            head.put(List.of("it.OrderTests.total", "it.Order.print"), 0.3);

            assertThat(compare(seed, 10 * SAMPLES, 1, 1.2).changes())
                    .as("seed " + seed)
                    .extracting(change -> change.call().method())
                    .containsExactly("it.Order.print");
        }
    }

    @Test
    void work_of_the_jit_compiler_comes_last_where_it_differs_more_than_between_jvms_of_the_same_code() {
        head.merge(List.of("it.OrderTests.total", "it.Order.print"), 0.3, Double::sum);
        head.put(COMPILE, 0.8);

        assertThat(compare(3).changes())
                .extracting(change -> change.call().method(), Change::isCompilation)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("it.Order.print", false),
                        org.assertj.core.groups.Tuple.tuple("[JIT compiler]", true));
    }

    @Test
    void calls_add_up_to_the_test_and_work_of_the_jvm_is_told_apart() {
        CallTree tree = new CallTree();
        tree.add(List.of("[JIT compiler]", "libjvm.so!Compile::Compile"), 1);
        tree.add(List.of("[thread pool-#]", "java.lang.Thread.run", "it.Order.total"), 2);
        tree.add(List.of("[thread reader]", "java.lang.Thread.run"), 4);
        tree.add(List.of("it.OrderTests.total"), 8);

        assertThat(Call.in(tree, method -> method.startsWith("it.")))
                .containsOnly(
                        Map.entry(new Call(null, "[JIT compiler]"), 1.0),
                        Map.entry(new Call("java.lang.Thread.run", "it.Order.total"), 2.0),
                        Map.entry(new Call(null, "java.lang.Thread.run"), 4.0),
                        Map.entry(new Call(null, "it.OrderTests.total"), 8.0));
    }

    private static Difference alone(
            double headJoules, double baseJoules, @Nullable TestProfile ofBase, @Nullable TestProfile ofHead) {
        return Difference.of(
                Joules.of(baseJoules),
                Joules.of(headJoules),
                ofBase == null ? Profiles.NONE : PROFILES,
                ofBase,
                ofHead == null ? Profiles.NONE : PROFILES,
                ofHead);
    }

    private Difference compare(long seed) {
        return compare(seed, SAMPLES, 1, sum(head));
    }

    private Difference compare(long seed, int samples, double baseJoules, double headJoules) {
        Random random = new Random(seed);
        return Difference.of(
                Joules.of(baseJoules),
                Joules.of(headJoules),
                PROFILES,
                sampled(base, samples, random),
                PROFILES,
                sampled(head, samples, random));
    }

    private static double sum(Map<List<String>, Double> parts) {
        return parts.values().stream().mapToDouble(Double::doubleValue).sum();
    }

    private static TestProfile sampled(Map<List<String>, Double> parts, Random random) {
        return sampled(parts, SAMPLES, random);
    }

    /** Looks at random moments. */
    private static TestProfile sampled(Map<List<String>, Double> parts, int samples, Random random) {
        CallTree tree = new CallTree();
        double whole = sum(parts);
        for (int i = 0; i < samples; i++) {
            double at = random.nextDouble() * whole;
            for (Map.Entry<List<String>, Double> part : parts.entrySet()) {
                at -= part.getValue();
                if (at < 0) {
                    tree.add(part.getKey(), 1);
                    break;
                }
            }
        }
        return TestProfile.of(TEST, Joules.of(whole), tree, Dependencies.of(List.of(), java.util.Set.of()));
    }
}
