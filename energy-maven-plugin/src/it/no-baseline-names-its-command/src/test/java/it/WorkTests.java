package it;

import io.github.energyjunit.MeasureEnergy;
import java.io.IOException;
import java.io.RandomAccessFile;
import org.junit.jupiter.api.Test;

class WorkTests {
    @Test
    @MeasureEnergy
    void uses_much() throws IOException {
        use(20);
    }

    @Test
    @MeasureEnergy
    void uses_little() throws IOException {
        use(2);
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

    /** Works, and lets the counter of the machine move by as many joules meanwhile. */
    static void use(int joules) throws IOException {
        work();
        try (RandomAccessFile counter = new RandomAccessFile("powercap/intel-rapl:0/energy_uj", "rw")) {
            long before = Long.parseLong(counter.readLine());
            counter.seek(0);
            counter.writeBytes((before + joules * 1_000_000L) + "\n");
        }
    }
}
