package it;

import io.github.energyjunit.MeasureEnergy;
import java.io.IOException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.RepeatedTest;

/** Two tests of known energy; one of them can be made to need more. */
@MeasureEnergy
class ShopTests {

    @BeforeAll
    static void warm_up() throws IOException {
        Machine.work(1);
    }

    @RepeatedTest(11)
    void orders() throws IOException {
        Machine.work(2 * Double.parseDouble(System.getProperty("work.factor", "1")));
    }

    @RepeatedTest(10)
    void prints() throws IOException {
        Machine.work(1);
    }
}
