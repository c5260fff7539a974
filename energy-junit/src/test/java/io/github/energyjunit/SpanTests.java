package io.github.energyjunit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.energyjunit.meter.powercap.FakeTree;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A class is measured as a whole, so that ticks of a counter that fall between its tests count as well. */
class SpanTests {
    private static final long RANGE = 262_143_328_850L;
    private static final long STEP = 1_000_000;
    private static FakeTree tree;
    private static long counter;

    private @TempDir Path folder;

    @BeforeEach
    void setUp() {
        counter = 1_000_000;
        tree = new FakeTree(folder).zone("intel-rapl:0", "package-0", RANGE, counter);
    }

    private static synchronized void tick() {
        counter += STEP;
        tree.set("intel-rapl:0", counter);
    }

    private MeasuredRun run(Class<?> tests, String... more) {
        Map<String, String> settings = new HashMap<>();
        settings.put("energy.powercap.root", tree.root().toString());
        for (int i = 0; i < more.length; i += 2) {
            settings.put(more[i], more[i + 1]);
        }
        return MeasuredRun.of(tests, folder.resolve("energy"), settings);
    }

    @Test
    void counts_what_ticks_between_the_tests_of_a_class() {
        MeasuredRun run = run(ShortTestCases.class);

        assertThat(run.measurements()).hasSize(11);
        JsonNode span = run.remarks("span").get(0);
        assertThat(run.remarks("span")).hasSize(1);
        assertThat(span.get("run")).isEqualTo(run.jvm().get("run"));
        assertThat(span.get("className").asText()).isEqualTo(SpanTests.class.getName());
        assertThat(span.get("tests").asInt()).isEqualTo(11);
        // Ten ticks came before each test but the first, one within the last.
        assertThat(span.get("totalMicrojoules").asLong()).isEqualTo(11 * STEP);
        assertThat(span.get("attributedMicrojoules").asLong()).isBetween(1L, 11 * STEP);
        assertThat(span.get("durationNanos").asLong())
                .isGreaterThan(run.measurements().stream()
                        .mapToLong(line -> line.get("durationNanos").asLong())
                        .sum());
        assertThat(span.get("cpuNanos").asLong())
                .isBetween(1L, span.get("busyNanos").asLong());
    }

    @Test
    void has_no_total_of_a_class_of_which_only_some_tests_are_measured() {
        assertThat(run(PartlyMeasuredTestCases.class).remarks("span")).isEmpty();
        assertThat(run(
                                PartlyMeasuredTestCases.class,
                                "energy.measure",
                                "all",
                                "junit.jupiter.extensions.autodetection.enabled",
                                "true")
                        .remarks("span"))
                .singleElement()
                .satisfies(span -> assertThat(span.get("tests").asInt()).isEqualTo(2));
    }

    @MeasureEnergy
    static class ShortTestCases {
        @BeforeEach
        void betweenTests() {
            tick();
        }

        @RepeatedTest(10)
        void doesNothing() {}

        @Nested
        class Inner {
            @Test
            void ticks() {
                tick();
            }
        }
    }

    static class PartlyMeasuredTestCases {
        @MeasureEnergy
        @Test
        void measured() {
            tick();
        }

        @Test
        void notMeasured() {
            tick();
        }
    }

    @Test
    void knows_a_class_by_its_place_and_not_by_its_name() {
        assertThat(run(Odd$NameTestCases.class).remarks("span")).singleElement().satisfies(span -> {
            assertThat(span.get("className").asText()).isEqualTo(Odd$NameTestCases.class.getName());
            assertThat(span.get("tests").asInt()).isEqualTo(2);
        });
    }
}

@MeasureEnergy
class Odd$NameTestCases {
    @Test
    void one() {}

    @Nested
    class Inner {
        @Test
        void two() {}
    }
}
