package it;

import io.github.energyjunit.MeasureEnergy;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.RepeatedTest;

/** Needs twice as much for its set-up as for its tests. */
@MeasureEnergy
class OrdersTests {

    private static final double FACTOR = Double.parseDouble(System.getProperty("hungrier", "1"));

    @BeforeAll
    static void set_up() {
        Work.of(1000 * FACTOR);
    }

    @RepeatedTest(5)
    void totals() {
        Work.of(50);
    }

    @RepeatedTest(5)
    void prints() {
        Work.of(50);
    }
}
