package io.github.energyjunit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;
import static org.junit.platform.testkit.engine.EventConditions.finishedWithFailure;
import static org.junit.platform.testkit.engine.TestExecutionResultConditions.message;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.energyjunit.meter.powercap.FakeTree;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class EnergyTestTests {
    private static final long RANGE = 262_143_328_850L;
    private static final long PER_INVOCATION = 1_000_000;
    private static FakeTree tree;
    private static long counter;
    private static int before;
    private static int invocations;

    private @TempDir Path folder;

    @BeforeEach
    void setUp() {
        counter = 1_000_000;
        before = 0;
        invocations = 0;
        tree = new FakeTree(folder).zone("intel-rapl:0", "package-0", RANGE, counter);
    }

    private static void burn(long microjoules) {
        counter += microjoules;
        tree.set("intel-rapl:0", counter);
    }

    private MeasuredRun run(Class<?> testClass, String... more) {
        Map<String, String> settings = new HashMap<>();
        settings.put("energy.powercap.root", tree.root().toString());
        for (int i = 0; i < more.length; i += 2) {
            settings.put(more[i], more[i + 1]);
        }
        return MeasuredRun.of(testClass, folder.resolve("energy"), settings);
    }

    private static List<String> stops(MeasuredRun run) {
        return run.measurements().stream()
                .map(line -> line.get("stopped").asText())
                .filter(word -> !word.equals("null"))
                .toList();
    }

    @Test
    void warms_up_and_then_samples_the_body_alone() {
        MeasuredRun run = run(SteadyTestCases.class, "energy.samples", "4");

        assertThat(run.measurements())
                .extracting(line -> line.get("warmup").asBoolean())
                .containsExactly(true, true, false, false, false, false);
        assertThat(run.measurements()).allSatisfy(line -> {
            assertThat(line.get("totalMicrojoules").asLong())
                    .isEqualTo(PER_INVOCATION * line.get("operations").asLong());
            assertThat(line.get("scope").asText()).isEqualTo("body");
            assertThat(line.get("maxJoules").asDouble()).isEqualTo(7);
        });
        assertThat(run.measurements().stream()
                        .mapToLong(line -> line.get("operations").asLong())
                        .sum())
                .isEqualTo(invocations)
                .isGreaterThan(6);
        assertThat(before).isEqualTo(6);
        assertThat(run.tests())
                .containsOnly(SteadyTestCases.class.getName() + "#steady(org.junit.jupiter.api.TestInfo)");
        assertThat(stops(run)).containsExactly("fixed");
        run.results().testEvents().assertStatistics(stats -> stats.succeeded(6).failed(0));
    }

    @Test
    void is_measured_once_even_when_everything_is() {
        MeasuredRun run = run(
                SteadyTestCases.class,
                "energy.samples",
                "3",
                "energy.warmups",
                "1",
                "energy.measure",
                "all",
                "junit.jupiter.extensions.autodetection.enabled",
                "true");

        assertThat(run.measurements()).hasSize(4);
    }

    static class SteadyTestCases {
        @BeforeEach
        void prepare() {
            before++;
            burn(5_000_000);
        }

        @AfterEach
        void cleanUp() {
            burn(5_000_000);
        }

        @EnergyTest(minDuration = 20, maxJoules = 7)
        @Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
        void steady(TestInfo info) {
            assertThat(info.getDisplayName()).matches("(warm-up|sample) \\d");
            invocations++;
            burn(PER_INVOCATION);
        }
    }

    @Test
    void stops_at_the_first_batch_that_fails_and_keeps_its_exception() {
        MeasuredRun run = run(FailingTestCases.class);

        assertThat(run.measurements()).hasSize(1);
        JsonNode line = run.measurements().get(0);
        assertThat(line.get("outcome").asText()).isEqualTo("failed");
        assertThat(line.get("stopped").asText()).isEqualTo("failed");
        assertThat(invocations).isEqualTo(3);
        run.results()
                .testEvents()
                .assertStatistics(stats -> stats.succeeded(0).failed(1))
                .assertThatEvents()
                .haveExactly(1, finishedWithFailure(message("third time")));
    }

    static class FailingTestCases {
        // Far longer than it takes to fail, so that it fails in the first batch.
        @EnergyTest(minDuration = 60_000)
        void fails() {
            if (++invocations == 3) {
                fail("third time");
            }
        }
    }

    @Test
    void stops_when_it_is_aborted() {
        MeasuredRun run = run(AbortingTestCases.class);

        assertThat(run.measurements()).hasSize(1);
        run.results().testEvents().assertStatistics(stats -> stats.aborted(1).failed(0));
    }

    static class AbortingTestCases {
        @EnergyTest
        void aborts() {
            abort("not here");
        }
    }

    @Test
    void stops_when_no_batch_is_reached_any_more() {
        MeasuredRun run = run(BrokenSetUpTestCases.class);

        assertThat(run.measurements()).isEmpty();
        run.results().testEvents().assertStatistics(stats -> stats.failed(1));
    }

    static class BrokenSetUpTestCases {
        @BeforeEach
        void breaks() {
            fail("set up");
        }

        @EnergyTest
        void never() {}
    }

    @Test
    void runs_once_when_measuring_is_skipped() {
        MeasuredRun run = run(SteadyTestCases.class, "energy.skip", "true");

        assertThat(invocations).isEqualTo(1);
        run.results().testEvents().assertStatistics(stats -> stats.succeeded(1));
    }

    @Test
    void ends_when_its_time_is_spent_but_not_without_a_sample() {
        MeasuredRun run = run(SteadyTestCases.class, "energy.time", "1ms");

        assertThat(run.measurements())
                .extracting(line -> line.get("warmup").asBoolean())
                .containsExactly(true, false);
        assertThat(stops(run)).containsExactly("time");
    }

    @Test
    void ends_after_the_first_block_when_nothing_can_be_read() {
        MeasuredRun run = run(SteadyTestCases.class, "energy.source", "powercap", "energy.powercap.root", "/nowhere");

        assertThat(run.measurements()).hasSize(7);
        assertThat(stops(run)).containsExactly("unreadable");
    }

    @Test
    void refuses_what_is_not_allowed() {
        run(WrongTestCases.class)
                .results()
                .allEvents()
                .assertThatEvents()
                .haveExactly(
                        1,
                        finishedWithFailure(message(text ->
                                text.contains("@EnergyTest(warmups = 0)") && text.contains("must be at least 1"))));
        run(SteadyTestCases.class, "energy.samples", "many")
                .results()
                .allEvents()
                .assertThatEvents()
                .haveExactly(
                        1,
                        finishedWithFailure(message(
                                text -> text.contains("energy.samples") && text.contains("whole number from 1"))));
    }

    static class WrongTestCases {
        @EnergyTest(warmups = 0)
        void wrong() {}
    }
}
