package it;

import org.junit.jupiter.api.Test;

class UnmeasuredTests {
    @Test
    void is_not_measured() {}
}
