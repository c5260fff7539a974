package it;

import io.github.energyjunit.MeasureEnergy;
import java.io.IOException;
import org.junit.jupiter.api.RepeatedTest;

class WorkTests {
    @RepeatedTest(6)
    @MeasureEnergy
    void works() throws IOException {
        Machine.work(2);
    }
}
