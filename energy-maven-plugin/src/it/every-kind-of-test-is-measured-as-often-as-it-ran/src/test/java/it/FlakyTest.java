package it;

import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class FlakyTest {
    private static int runs;

    @Test
    void worksTheSecondTime() {
        assertTrue(++runs > 1, "run " + runs);
    }

    @Test
    void works() {}
}
