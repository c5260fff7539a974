package io.github.energyjunit.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class SharesTests {
    private final CallTree tree = new CallTree();

    @Test
    void a_method_that_calls_itself_counts_once_in_a_stack() {
        tree.add(List.of("a.A.f", "a.A.g", "a.A.f"), 3);
        tree.add(List.of("a.A.g"), 1);

        assertThat(Shares.of(tree, 400, method -> method))
                .extracting(Share::name, Share::microjoules, Share::selfMicrojoules)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("a.A.g", 400.0, 100.0),
                        org.assertj.core.groups.Tuple.tuple("a.A.f", 300.0, 300.0));
    }

    @Test
    void the_error_is_that_of_a_binomial_proportion() {
        tree.add(List.of("a.A.f"), 120);
        tree.add(List.of("a.A.g"), 380);

        Share f = Shares.of(tree, 1_000_000, method -> method).stream()
                .filter(share -> share.name().equals("a.A.f"))
                .findFirst()
                .orElseThrow();

        // √(0.24 · 0.76 / 500) = 0.0191
        assertThat(f.errorMicrojoules()).isCloseTo(19_100, within(50.0));
    }

    @Test
    void few_samples_that_agree_are_not_certainty() {
        tree.add(List.of("a.A.f"), 2);

        assertThat(Shares.of(tree, 100, method -> method).get(0).errorMicrojoules())
                .isGreaterThan(25);
    }

    @Test
    void what_stands_for_a_thread_is_no_method() {
        tree.add(List.of("[thread pool-#]", "a.A.f"), 1);

        assertThat(Shares.of(tree, 100, method -> method))
                .extracting(Share::name)
                .containsExactly("a.A.f");
    }

    @Test
    void a_package_counts_once_in_a_stack() {
        tree.add(List.of("a.A.f", "b.B.g", "a.A.h"), 1);

        assertThat(Shares.of(tree, 100, Dependencies::packageOf))
                .extracting(Share::name, Share::microjoules, Share::selfMicrojoules)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("a", 100.0, 100.0),
                        org.assertj.core.groups.Tuple.tuple("b", 100.0, 0.0));
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
