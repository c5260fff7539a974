package it;

import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Disabled;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JupiterTest {
    @Test
    void plain() {
        assertThrows(ClassNotFoundException.class, () -> Class.forName("com.fasterxml.jackson.core.JsonParser"));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void parameterised(int number) {}

    @Nested
    class Inner {
        @Test
        void nested() {}
    }

    @Test
    @Disabled("stays so")
    void disabled() {}
}
