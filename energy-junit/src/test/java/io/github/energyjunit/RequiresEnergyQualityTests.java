package io.github.energyjunit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.testkit.engine.EventConditions.event;
import static org.junit.platform.testkit.engine.EventConditions.skippedWithReason;

import io.github.energyjunit.meter.Quality;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RequiresEnergyQualityTests {
    private @TempDir Path folder;

    @Test
    void runs_where_the_joules_are_good_enough() {
        MeasuredRun run = new FakeMachine(folder).run(MixedTestCases.class);

        run.results().testEvents().assertStatistics(stats -> stats.succeeded(3).skipped(0));
        assertThat(run.tests()).hasSize(3);
    }

    @Test
    void skips_with_a_reason_where_they_are_not() {
        MeasuredRun run = new FakeMachine(folder).run(MixedTestCases.class, Map.of("energy.source", "estimate"));

        run.results().testEvents().assertStatistics(stats -> stats.succeeded(1).skipped(2));
        run.results()
                .testEvents()
                .skipped()
                .assertThatEvents()
                .haveExactly(
                        1,
                        event(skippedWithReason(reason -> reason.contains("requires measured joules")
                                && reason.contains("estimated (source estimate)")
                                && reason.contains("energy:doctor"))));
        assertThat(run.tests()).singleElement().asString().endsWith("#anything()");
    }

    @Test
    void skips_where_nothing_can_be_read_and_runs_where_nothing_is_measured() {
        FakeMachine machine = new FakeMachine(folder);

        machine.run(MixedTestCases.class, Map.of("energy.source", "msr", "energy.msr.root", folder + "/none"))
                .results()
                .testEvents()
                .assertStatistics(stats -> stats.skipped(3));
        machine.run(MixedTestCases.class, Map.of("energy.skip", "true", "energy.source", "estimate"))
                .results()
                .testEvents()
                .assertStatistics(stats -> stats.succeeded(3));
    }

    @Test
    void holds_for_all_tests_of_a_class() {
        new FakeMachine(folder)
                .run(ClassTestCases.class, Map.of("energy.source", "estimate"))
                .results()
                .containerEvents()
                .assertStatistics(stats -> stats.skipped(1));
    }

    @MeasureEnergy
    static class MixedTestCases {
        @Test
        @RequiresEnergyQuality
        void measured() {}

        @Test
        @RequiresEnergyQuality(Quality.RELAYED)
        void relayed() {}

        @Test
        @RequiresEnergyQuality(Quality.ESTIMATED)
        void anything() {}
    }

    @RequiresEnergyQuality
    static class ClassTestCases {
        @Test
        void measured() {}
    }
}
