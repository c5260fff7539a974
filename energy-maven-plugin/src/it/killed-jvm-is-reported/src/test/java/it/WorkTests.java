package it;

import io.github.energyjunit.MeasureEnergy;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

@MeasureEnergy
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class WorkTests {
    @Test
    @Order(1)
    void finishes() {
        work();
    }

    @Test
    @Order(2)
    void kills_the_jvm() {
        Runtime.getRuntime().halt(1);
    }

    /** Uses CPU time, as an estimate is made of it and a counter is shared by it. */
    static void work() {
        long end = System.nanoTime() + 300_000_000;
        double sum = 0;
        while (System.nanoTime() < end) {
            sum += Math.sqrt(sum + 1);
        }
        if (sum < 0) {
            throw new AssertionError(sum);
        }
    }
}
