package io.github.energyjunit.profile;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.energyjunit.measured.TestSummary;
import io.github.energyjunit.reading.Analyzer;
import io.github.energyjunit.reading.Recording;
import io.github.energyjunit.units.Joules;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is allocated is counted, and compared whether or not stacks were found. */
class AllocatedWithoutStacksTests {
    private static final String TEST = "it.OrderTests#total()";
    private static final Joules LESS = Joules.of(1);
    private static final Joules MORE = Joules.of(2);

    @TempDir
    private Path folder;

    private Profiles thousand = Profiles.NONE;
    private Profiles threeThousand = Profiles.NONE;

    @BeforeEach
    void count() throws IOException {
        Recording.measured(folder).add(TEST, 1);
        TestSummary test = Analyzer.ofAnything().analyse(folder).tests().get(0).test();
        thousand = counted(test, 1_000);
        threeThousand = counted(test, 3_000);
    }

    @Test
    void what_a_version_without_stacks_allocated_is_known_all_the_same() {
        CallTree tree = new CallTree();
        tree.add(List.of("it.OrderTests.total", "it.Order.total"), 1);
        TestProfile seen = TestProfile.of(TEST, MORE, tree, Dependencies.of(List.of(), Set.of()))
                .withAllocatedBytes(3_000.0);

        Difference head = Difference.of(LESS, MORE, thousand, null, Profiles.NONE, seen);
        Difference base = Difference.of(LESS, MORE, Profiles.NONE, seen, thousand, null);

        assertThat(head.baseAllocatedBytes()).isEqualTo(1_000);
        assertThat(head.headAllocatedBytes()).isEqualTo(3_000);
        assertThat(base.baseAllocatedBytes()).isEqualTo(3_000);
        assertThat(base.headAllocatedBytes()).isEqualTo(1_000);
    }

    @Test
    void what_was_allocated_is_compared_where_neither_version_has_stacks() {
        assertThat(Difference.withoutStacks(TEST, LESS, MORE, thousand, threeThousand))
                .hasValueSatisfying(difference -> {
                    assertThat(difference.baseSamples() + difference.headSamples())
                            .isZero();
                    assertThat(difference.baseAllocatedBytes()).isEqualTo(1_000);
                    assertThat(difference.headAllocatedBytes()).isEqualTo(3_000);
                });
        assertThat(Difference.withoutStacks(TEST, LESS, MORE, Profiles.NONE, threeThousand))
                .isEmpty();
    }

    private static Profiles counted(TestSummary test, double bytes) {
        return new Profiles("jfr", Map.of(), null, Map.of(test, bytes), Profiles.NONE.places());
    }
}
