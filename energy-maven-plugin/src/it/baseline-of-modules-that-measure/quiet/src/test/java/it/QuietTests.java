package it;

import org.junit.jupiter.api.Test;

class QuietTests {
    @Test
    void is_not_measured() {}
}
