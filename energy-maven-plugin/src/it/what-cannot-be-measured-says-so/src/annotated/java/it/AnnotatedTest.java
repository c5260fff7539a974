package it;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.energyjunit.EnergyTest;
import io.github.energyjunit.MeasureEnergy;
import org.junit.jupiter.api.Test;

@MeasureEnergy
class AnnotatedTest {
    @Test
    void works() {
        assertEquals(2, 1 + 1);
    }

    @EnergyTest(minDuration = 10, warmups = 1, minSamples = 3, maxSamples = 3)
    void repeats() {
        assertEquals(4, 2 + 2);
    }
}
