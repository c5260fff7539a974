package it;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ParameterizedClass
@ValueSource(ints = {7, 8})
record ParameterizedClassTest(int number) {
    @Test
    void plain() {}

    @ParameterizedTest
    @ValueSource(strings = {"a", "b"})
    void parameterised(String text) {}

    @Nested
    class Inner {
        @Test
        void nested() {}
    }
}
