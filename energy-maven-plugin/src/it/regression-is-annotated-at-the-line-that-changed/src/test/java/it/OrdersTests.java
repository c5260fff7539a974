package it;

import io.github.energyjunit.MeasureEnergy;
import java.io.IOException;
import org.junit.jupiter.api.RepeatedTest;

class OrdersTests {

    @MeasureEnergy
    @RepeatedTest(8)
    void totals() throws IOException {
        Orders.total(1);
    }
}
