package it;

import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import org.junit.jupiter.api.Test;

class FirstIT {
    @Test
    void has_what_its_execution_adds() {
        assertNotNull(FirstIT.class.getResource("/three.txt"));
        assertNull(FirstIT.class.getResource("/one.txt"));
    }
}
