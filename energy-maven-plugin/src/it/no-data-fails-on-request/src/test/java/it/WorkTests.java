package it;

import org.junit.jupiter.api.Test;

class WorkTests {
    @Test
    void is_not_annotated() {}
}
