package it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import org.junit.jupiter.api.Test;

class ToldTest {
    @Test
    void has_what_the_pom_adds() {
        assertNotNull(ToldTest.class.getResource("/one.txt"));
        assertNotNull(ToldTest.class.getResource("/two.txt"));
        assertNull(ToldTest.class.getResource("/three.txt"));
        assertEquals("kept", System.getProperty("theirs"));
    }
}
