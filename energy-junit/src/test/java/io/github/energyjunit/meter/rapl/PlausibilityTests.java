package io.github.energyjunit.meter.rapl;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlausibilityTests {
    @ParameterizedTest
    @CsvSource({"package, 1500", "core, 1500", "uncore, 1500", "dram, 500"})
    void believes_each_kind_of_counter_no_more_than_its_kind_can_draw(String kind, double watts) {
        assertThat(Plausibility.maxWatts(kind, 0)).isEqualTo(watts);
    }

    @ParameterizedTest
    @CsvSource({
        // A thermal design power, which bursts exceed, up to what the kind can draw.
        "package, 15, 150",
        "package, 95, 950",
        "package, 250, 1500",
        "dram, 12, 120",
        "dram, 60, 500",
        // A limit beyond the kind's own is believed, and may be exceeded as well.
        "dram, 400, 800",
        "package, 1000, 2000"
    })
    void follows_the_limits_that_the_kernel_names(String kind, double limit, double watts) {
        assertThat(Plausibility.maxWatts(kind, limit)).isEqualTo(watts);
    }
}
