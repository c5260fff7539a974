package io.github.energyjunit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BodyTests {
    @Test
    @SuppressWarnings("NullAway") // Whatever the recorder throws.
    void a_body_that_cannot_begin_leaves_its_thread_outside_of_tests() {
        boolean around = Body.isAround();

        assertThat(Body.begin(null, "FooTests#a()")).isNull();

        assertThat(Body.isAround()).isEqualTo(around);
        assertThat(Body.recorderAround()).isNull();
    }
}
