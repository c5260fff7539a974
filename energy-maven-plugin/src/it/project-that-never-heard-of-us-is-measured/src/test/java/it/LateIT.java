package it;

import org.junit.jupiter.api.Test;

class LateIT {
    @Test
    void late() {}
}
