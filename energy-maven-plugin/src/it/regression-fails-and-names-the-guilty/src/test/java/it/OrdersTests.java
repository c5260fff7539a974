package it;

import io.github.energyjunit.MeasureEnergy;
import java.io.IOException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.RepeatedTest;

@MeasureEnergy
class OrdersTests {

    /** Settles what the first test of a JVM pays for. */
    @BeforeAll
    static void warm_up() throws IOException {
        Machine.work(1);
    }

    @RepeatedTest(11)
    void archives() throws IOException {
        Machine.work(Orders.archive());
    }

    @RepeatedTest(10)
    void sorts() throws IOException {
        Machine.work(Orders.sort());
    }

    @RepeatedTest(10)
    void totals() throws IOException {
        Machine.work(Orders.total());
    }

    @RepeatedTest(10)
    void prints() throws IOException {
        Machine.work(Orders.print());
    }

    @RepeatedTest(10)
    void searches() throws IOException {
        Machine.work(Orders.search());
    }
}
