package io.github.energyjunit.worker;

import io.github.energyjunit.EnergyTest;
import io.github.energyjunit.MeasureEnergy;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Is run by the worker of {@link WorkerTests} alone: its name does not look like tests. */
class WorkedTestCases {
    @Test
    @MeasureEnergy
    void annotated() {
        System.out.println("a line that must not disturb the protocol");
    }

    @Test
    void plain() {}

    @MeasureEnergy
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void parameterised(int number) {}

    @EnergyTest(minDuration = 5)
    void sampled() {}

    @Nested
    @MeasureEnergy
    class Inside {
        @Test
        void fails() {
            throw new IllegalStateException("on purpose,\nwith two lines");
        }

        @Test
        void aborts() {
            Assumptions.abort("not today");
        }

        @Test
        void hangs() throws InterruptedException {
            Thread.sleep(60_000);
        }
    }
}
