package io.github.energyjunit.measured;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.energyjunit.reading.Analyzer;
import io.github.energyjunit.reading.Recording;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a monitoring system is told of a test, so that it makes no baseline of what is no measure of the code. */
class MetricCaveatsTests {
    private static final String TEST = "com.acme.FooTest#foo()";

    @TempDir
    private Path output;

    @Test
    void a_test_without_doubts_makes_a_baseline() throws IOException {
        Recording.measured(output).add(TEST, 1).add(TEST, 1);

        assertThat(caveats().unsound()).isFalse();
    }

    @Test
    void a_test_whose_stacks_were_sampled_makes_none() throws IOException {
        Recording.measured(output).add(TEST, 1, Recording.flag("PROFILED")).add(TEST, 1, Recording.flag("PROFILED"));

        assertThat(caveats().unsound()).isTrue();
        assertThat(MetricCaveats.of(caveats().sum())).isEqualTo(caveats());
    }

    /** One number stands for all of them. */
    @Test
    void a_test_whose_stacks_were_sampled_in_one_jvm_of_several_makes_none() throws IOException {
        Recording.measured(output).add(TEST, 1).add(TEST, 1).add(TEST, 1);
        Recording.measured(output).add(TEST, 1.1, Recording.flag("PROFILED"));

        assertThat(caveats().unsound()).isTrue();
    }

    private MetricCaveats caveats() throws IOException {
        return MetricCaveats.of(
                Analyzer.ofAnything().analyse(output).tests().get(0).test());
    }
}
