package it;

import io.github.energyjunit.MeasureEnergy;
import java.io.IOException;
import org.junit.jupiter.api.RepeatedTest;

@MeasureEnergy
class ShopTests {

    @RepeatedTest(3)
    void orders() throws IOException {
        Machine.work(2);
    }
}
