package it;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ATests {
    @Test
    void test() throws Exception {
        work();
    }

    private static double work() {
        double sum = 0;
        for (int i = 0; i < 1_000_000; i++) {
            sum += Math.sin(i);
        }
        return sum;
    }
}
