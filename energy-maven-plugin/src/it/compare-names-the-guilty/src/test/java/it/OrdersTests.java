package it;

import io.github.energyjunit.MeasureEnergy;
import java.io.IOException;
import org.junit.jupiter.api.Test;

@MeasureEnergy
class OrdersTests {

    @Test
    void sorts() throws IOException {
        Machine.work(Orders.sort());
    }

    @Test
    void totals() throws IOException {
        Machine.work(Orders.total());
    }

    @Test
    void prints() throws IOException {
        Machine.work(Orders.print());
    }
}
