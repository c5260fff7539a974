package io.github.energyjunit;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What tests need that measure regions of code on a made-up machine. */
abstract class MeasuredRegions {

    static final long MICRO = 1_000_000;
    static final List<MeasuredRegion<?>> SEEN = new ArrayList<>();
    static FakeMachine machine;

    @TempDir
    Path folder;

    @BeforeEach
    void setUp() {
        SEEN.clear();
        machine = new FakeMachine(folder);
    }

    static <T> T seen(MeasuredRegion<T> region) {
        SEEN.add(region);
        return region.value();
    }

    /** Uses CPU time, so that a machine with others on it has something to charge the body with. */
    static void burn(long joules) {
        Cpu.burn(20);
        machine.burn(joules * MICRO);
    }

    static JsonNode region(MeasuredRun run, String name) {
        return run.remarks("region").stream()
                .filter(line -> line.get("region").asText().equals(name))
                .reduce((a, b) -> {
                    throw new AssertionError("two lines of " + name);
                })
                .orElseThrow(() -> new AssertionError("no line of " + name));
    }

    static class PartTestCases {
        @MeasureEnergy
        @Test
        void loads() {
            burn(1);
            seen(Energy.measure("load", () -> {
                burn(7);
                return "what was loaded";
            }));
            burn(1);
            Energy.measure("use", () -> burn(4));
        }
    }
}
