package it;

import static org.junit.jupiter.api.Assertions.fail;

import io.github.energyjunit.MeasureEnergy;
import org.junit.jupiter.api.Test;

@MeasureEnergy
class WorkTests {

    @Test
    void works() {
        Spin.millis(10);
    }

    @Test
    void hangsInTheBase() {
        Spin.millis(1);
    }

    @Test
    void failsInTheHead() {
        fail("on purpose");
    }

    @Test
    void young() {
        Spin.millis(1);
    }
}
