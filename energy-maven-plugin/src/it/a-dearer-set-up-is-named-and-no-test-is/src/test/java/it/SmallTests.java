package it;

import io.github.energyjunit.MeasureEnergy;
import org.junit.jupiter.api.RepeatedTest;

@MeasureEnergy
class SmallTests {

    @RepeatedTest(6)
    void searches() {
        Work.of(40);
    }
}
