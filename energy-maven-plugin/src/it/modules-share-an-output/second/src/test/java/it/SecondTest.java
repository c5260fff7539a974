package it;

import org.junit.jupiter.api.Test;

class SecondTest {
    @Test
    void works() {}
}
