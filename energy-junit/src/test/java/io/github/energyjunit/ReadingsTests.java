package io.github.energyjunit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** What is known when a source is missing, fails, or is only a model; the tests themselves never notice. */
class ReadingsTests {
    private static FakeMachine machine;

    private @TempDir Path folder;

    @BeforeEach
    void setUp() {
        machine = new FakeMachine(folder);
    }

    @MeasureEnergy
    static class BodyTestCases {
        @Test
        void burns() {
            machine.burn(7_654_321);
        }
    }

    @Test
    void labels_an_estimate_everywhere() {
        MeasuredRun run = machine.run(BodyTestCases.class, Map.of("energy.powercap.root", folder + "/none"));

        assertThat(run.jvm().at("/source/quality").asText()).isEqualTo("estimated");
        assertThat(run.jvm().at("/source/uncertainty").asDouble()).isEqualTo(0.3);
        assertThat(run.jvm().at("/passedOver/0/source").asText()).isEqualTo("powercap");
        assertThat(run.jvm().at("/passedOver/0/reason").asText()).contains("none does not exist");
        assertThat(run.flags("#burns()")).contains("ESTIMATED");
        assertThat(run.measurement("#burns()").get("attributedMicrojoules").isIntegralNumber())
                .isTrue();
        double net = run.measurement("#burns()").get("grossMicrojoules").asDouble()
                - run.jvm().get("idleWatts").asDouble()
                        * run.measurement("#burns()").get("idleNanos").asLong()
                        / 1_000;
        double total = run.measurement("#burns()").get("totalMicrojoules").asDouble();
        assertThat(run.measurement("#burns()").get("attributedMicrojoules").asDouble())
                .isCloseTo(Math.min(total, net), within(1.0));
    }

    @Test
    void has_no_reading_when_the_source_asked_for_is_not_there() {
        MeasuredRun run = machine.run(
                BodyTestCases.class,
                Map.of(
                        "energy.source",
                        "powercap",
                        "energy.powercap.root",
                        folder.resolve("none").toString()));

        assertThat(run.measurement("#burns()").get("totalMicrojoules").isNull()).isTrue();
        assertThat(run.measurement("#burns()").get("attributedMicrojoules").isNull())
                .isTrue();
        assertThat(run.measurement("#burns()").get("grossMicrojoules").isNull()).isTrue();
        assertThat(run.measurement("#burns()").get("idleNanos").isNull()).isTrue();
        assertThat(run.flags("#burns()")).contains("NO_READING");
        assertThat(run.measurement("#burns()").get("reason").asText()).contains("none does not exist");
        run.results().testEvents().assertStatistics(stats -> stats.succeeded(1));
    }

    @Test
    void has_no_reading_when_a_counter_fails_in_the_middle() {
        MeasuredRun run = machine.run(TornTestCases.class);

        assertThat(run.measurement("#tears()").get("totalMicrojoules").isNull()).isTrue();
        assertThat(run.flags("#tears()")).contains("NO_READING");
        assertThat(run.measurement("#again()").get("totalMicrojoules").asLong()).isEqualTo(4_000);
    }

    @MeasureEnergy
    @TestMethodOrder(MethodOrderer.OrderAnnotation.class)
    static class TornTestCases {
        @Test
        @Order(1)
        void tears() {
            machine.setRaw("");
        }

        @Test
        @Order(2)
        void again() {
            machine.burn(4_000);
        }

        @BeforeEach
        void recover() {
            machine.burn(0);
        }
    }

    @Test
    void leaves_the_thread_interrupted_as_the_test_did() {
        MeasuredRun run = machine.run(InterruptedTestCases.class);

        assertThat(run.measurement("#interrupts()").get("totalMicrojoules").asLong())
                .isEqualTo(2_000);
        run.results().testEvents().assertStatistics(stats -> stats.succeeded(2));
    }

    @MeasureEnergy
    @TestMethodOrder(MethodOrderer.MethodName.class)
    static class InterruptedTestCases {
        @Test
        void interrupts() {
            machine.burn(2_000);
            Thread.currentThread().interrupt();
        }

        @AfterEach
        void stillInterrupted() {
            assertThat(Thread.interrupted()).isTrue();
        }

        @Test
        void interruptsAgain() {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void never_fails_a_test_because_nothing_can_be_written() throws Exception {
        Files.createFile(machine.output);

        machine.run(BodyTestCases.class)
                .results()
                .testEvents()
                .assertStatistics(stats -> stats.succeeded(1).failed(0));
    }
}
