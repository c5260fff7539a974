package io.github.energyjunit.confirmation.maven;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.energyjunit.baseline.BaselineRun;
import java.time.Instant;
import java.util.Collections;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class UnchangedTests {

    @Test
    void only_what_is_known_to_be_alike_is_unchanged() {
        assertThat(unchanged("a", "JVM 17.0.1").since(run("a", "JVM 17.0.1"))).isTrue();
        assertThat(unchanged("a", "JVM 17.0.2").since(run("a", "JVM 17.0.1"))).isFalse();
        assertThat(unchanged("b", "JVM 17.0.1").since(run("a", "JVM 17.0.1"))).isFalse();
        assertThat(unchanged(null, "JVM 17.0.1").since(run(null, "JVM 17.0.1"))).isFalse();
        assertThat(unchanged("a", "JVM 17.0.1").since(run("a", null))).isFalse();
    }

    @Test
    void one_jvm_of_several_that_differs_is_enough_to_measure() {
        Unchanged two = new Unchanged("a", Set.of("JVM 17.0.1", "JVM 21"), Set.of());

        assertThat(two.since(run("a", "JVM 17.0.1"))).isFalse();
    }

    private static Unchanged unchanged(@Nullable String conditions, String jvm) {
        return new Unchanged(conditions, Set.of(jvm), Set.of());
    }

    private static BaselineRun run(@Nullable String conditions, @Nullable String jvm) {
        return new BaselineRun(
                Instant.EPOCH, "c", jvm, null, null, null, null, Collections.emptySortedMap(), conditions);
    }
}
