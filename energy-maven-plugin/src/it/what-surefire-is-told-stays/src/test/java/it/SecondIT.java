package it;

import static org.junit.jupiter.api.Assertions.assertNull;

import org.junit.jupiter.api.Test;

class SecondIT {
    @Test
    void has_what_nobody_adds() {
        assertNull(SecondIT.class.getResource("/three.txt"));
    }
}
