package it;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Deletes what it finds in the directory of measurements. */
class BTests {
    @Test
    void test() throws Exception {
        try (var files = Files.list(Path.of("target/energy"))) {
            for (Path file : (Iterable<Path>) files::iterator) {
                if (!Boolean.getBoolean("spare.own") || !file.toString().contains("-" + ProcessHandle.current().pid() + "-")) {
                    Files.delete(file);
                }
            }
        }
    }

    private static double work() {
        double sum = 0;
        for (int i = 0; i < 1_000_000; i++) {
            sum += Math.sin(i);
        }
        return sum;
    }
}
