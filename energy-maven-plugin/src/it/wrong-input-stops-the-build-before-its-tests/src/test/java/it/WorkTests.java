package it;

import io.github.energyjunit.MeasureEnergy;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class WorkTests {
    @Test
    @MeasureEnergy
    void leaves_a_trace() throws Exception {
        Files.writeString(Path.of("tests-ran"), "x", java.nio.file.StandardOpenOption.CREATE,
                java.nio.file.StandardOpenOption.APPEND);
    }
}
