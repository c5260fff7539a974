package io.github.energyjunit.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.energyjunit.units.Joules;
import java.util.List;
import org.junit.jupiter.api.Test;

class SharesTests {
    private static final Joules HUNDRED = Joules.ofMicrojoules(100);

    private final CallTree tree = new CallTree();

    @Test
    void a_method_that_calls_itself_counts_once_in_a_stack() {
        tree.add(List.of("a.A.f", "a.A.g", "a.A.f"), 3);
        tree.add(List.of("a.A.g"), 1);

        assertThat(Shares.of(tree, Joules.ofMicrojoules(400), method -> method))
                .extracting(Share::name, Share::energy, Share::self)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("a.A.g", Joules.ofMicrojoules(400), HUNDRED),
                        org.assertj.core.groups.Tuple.tuple(
                                "a.A.f", Joules.ofMicrojoules(300), Joules.ofMicrojoules(300)));
    }

    @Test
    void the_error_is_that_of_a_binomial_proportion() {
        tree.add(List.of("a.A.f"), 120);
        tree.add(List.of("a.A.g"), 380);

        Share f = Shares.of(tree, Joules.of(1), method -> method).stream()
                .filter(share -> share.name().equals("a.A.f"))
                .findFirst()
                .orElseThrow();

        // √(0.24 · 0.76 / 500) = 0.0191
        assertThat(f.error().microjoules()).isCloseTo(19_100, within(50.0));
    }

    @Test
    void few_samples_that_agree_are_not_certainty() {
        tree.add(List.of("a.A.f"), 2);

        assertThat(Shares.of(tree, HUNDRED, method -> method).get(0).error()).isGreaterThan(Joules.ofMicrojoules(25));
    }

    @Test
    void what_stands_for_a_thread_is_no_method() {
        tree.add(List.of("[thread pool-#]", "a.A.f"), 1);

        assertThat(Shares.of(tree, HUNDRED, method -> method))
                .extracting(Share::name)
                .containsExactly("a.A.f");
    }

    @Test
    void a_package_counts_once_in_a_stack() {
        tree.add(List.of("a.A.f", "b.B.g", "a.A.h"), 1);

        assertThat(Shares.of(tree, HUNDRED, Dependencies::packageOf))
                .extracting(Share::name, Share::energy, Share::self)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("a", HUNDRED, HUNDRED),
                        org.assertj.core.groups.Tuple.tuple("b", HUNDRED, Joules.ZERO));
    }

    @Test
    void a_tree_does_not_grow_without_bound() {
        for (int i = 0; i < 50_000; i++) {
            tree.add(List.of("a.A.f" + i), 1);
        }

        assertThat(tree.samples()).isEqualTo(50_000);
        assertThat(tree.root().callees()).hasSizeLessThanOrEqualTo(20_001);
        assertThat(tree.root().callees()).extracting(CallNode::frame).contains("[more]");
    }
}
