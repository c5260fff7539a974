package io.github.energyjunit.profile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CallTreeTests {

    @Test
    void a_very_deep_stack_keeps_its_outermost_and_innermost_frames() {
        CallTree tree = new CallTree();
        tree.add(IntStream.range(0, 2_048).mapToObj(i -> "f" + i).toList(), 3);

        List<String> frames = new ArrayList<>();
        CallNode node = tree.root();
        while (!node.callees().isEmpty()) {
            node = node.callees().iterator().next();
            frames.add(node.frame());
        }
        assertThat(frames)
                .hasSize(400)
                .startsWith("f0", "f1")
                .contains(CallTree.MORE)
                .endsWith("f2046", "f2047");
        assertThat(node.self()).isEqualTo(3);
    }

    @Test
    void a_usual_stack_is_kept_as_it_is() {
        CallTree tree = new CallTree();
        tree.add(IntStream.range(0, 400).mapToObj(i -> "f" + i).toList(), 1);

        assertThat(nodes(tree.root())).isEqualTo(401);
    }

    /** 2,000 trees of 20,000 frames would take 8 GB. */
    @ParameterizedTest
    @CsvSource({"1, 20000", "100, 20000", "2000, 1000", "100000, 200"})
    void trees_share_what_memory_there_is_and_no_sample_is_lost(int trees, int most) {
        CallTree tree = CallTree.oneOf(trees);
        int stacks = 3_000;
        for (int i = 0; i < stacks; i++) {
            int stack = i;
            tree.add(
                    IntStream.range(0, 10)
                            .mapToObj(depth -> stack + "-" + depth)
                            .toList(),
                    1);
        }

        // Where there is no room, what is left of a stack hangs from one more node.
        assertThat(nodes(tree.root())).isBetween(most, most + 3);
        assertThat(tree.samples()).isEqualTo(stacks);
    }

    private static int nodes(CallNode node) {
        return 1 + node.callees().stream().mapToInt(CallTreeTests::nodes).sum();
    }
}
