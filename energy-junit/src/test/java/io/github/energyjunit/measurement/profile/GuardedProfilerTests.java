package io.github.energyjunit.measurement.profile;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.energyjunit.measurement.file.JsonLine;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GuardedProfilerTests {
    private final List<String> called = new ArrayList<>();

    @ParameterizedTest
    @ValueSource(strings = {"begin", "end", "allocatedBytes", "keep"})
    void nothing_that_fails_while_stacks_are_sampled_reaches_a_body(String failing) {
        Profiler.Mark mark = Objects.requireNonNull(new GuardedProfiler(failing(failing)).begin());

        mark.end();
        long bytes = mark.allocatedBytes(true);
        mark.keep("T#a()", 1, true, false, bytes);

        assertThat(bytes).isEqualTo(failing.equals("keep") ? 42 : -1);
        assertThat(called).contains(failing);
    }

    @Test
    void a_body_whose_end_was_not_marked_is_not_kept() {
        Profiler.Mark mark = Objects.requireNonNull(new GuardedProfiler(failing("end")).begin());

        mark.end();
        mark.keep("T#a()", 1, true, false, mark.allocatedBytes(true));

        assertThat(called).containsExactly("begin", "end");
    }

    @Test
    void who_marks_nothing_still_marks_nothing() {
        assertThat(new GuardedProfiler(Profiler.OFF).begin()).isNull();
    }

    private void call(String what, String failing) {
        called.add(what);
        if (what.equals(failing)) {
            throw new OutOfMemoryError("on purpose");
        }
    }

    private Profiler failing(String failing) {
        return new Profiler() {
            @Override
            public @Nullable Mark begin() {
                call("begin", failing);
                return new Mark() {
                    @Override
                    public void end() {
                        call("end", failing);
                    }

                    @Override
                    public long allocatedBytes(boolean alone) {
                        call("allocatedBytes", failing);
                        return 42;
                    }

                    @Override
                    public void keep(String test, long threadId, boolean sample, boolean first, long bytes) {
                        call("keep", failing);
                    }
                };
            }

            @Override
            public JsonLine describe(JsonLine line) {
                return line;
            }
        };
    }
}
