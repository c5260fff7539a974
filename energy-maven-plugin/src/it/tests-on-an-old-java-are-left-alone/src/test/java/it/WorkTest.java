package it;

import static org.junit.jupiter.api.Assertions.assertNull;

import org.junit.jupiter.api.Test;

class WorkTest {
    @Test
    void has_nothing_of_ours() {
        assertNull(WorkTest.class.getResource("/io/github/energyjunit/EnergyExtension.class"));
        assertNull(System.getProperty("junit.jupiter.extensions.autodetection.enabled"));
    }
}
