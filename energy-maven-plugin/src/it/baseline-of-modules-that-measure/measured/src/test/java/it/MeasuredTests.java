package it;

import io.github.energyjunit.MeasureEnergy;
import org.junit.jupiter.api.Test;

class MeasuredTests {
    @Test
    @MeasureEnergy
    void works() {
        work();
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
