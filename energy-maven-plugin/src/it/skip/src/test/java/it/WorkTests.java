package it;

import io.github.energyjunit.MeasureEnergy;
import org.junit.jupiter.api.Test;

class WorkTests {
    @Test
    @MeasureEnergy(maxJoules = 0.000001)
    void works() {}
}
