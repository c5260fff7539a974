package it;

import org.junit.jupiter.api.Test;

class WorkTests {

    @Test
    void works() {
        Spin.millis(10);
    }

    @Test
    void hangsInTheBase() throws InterruptedException {
        Thread.sleep(600_000);
    }

    @Test
    void failsInTheHead() {
        Spin.millis(1);
    }

    @Test
    void gone() {
        Spin.millis(1);
    }
}
