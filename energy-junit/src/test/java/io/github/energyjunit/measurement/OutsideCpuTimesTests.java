package io.github.energyjunit.measurement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.energyjunit.measurement.ledger.LedgerLines;
import io.github.energyjunit.meter.Domain;
import io.github.energyjunit.meter.Flag;
import io.github.energyjunit.meter.Meter;
import io.github.energyjunit.meter.ScriptedSource;
import io.github.energyjunit.meter.cpu.Counting;
import io.github.energyjunit.meter.idle.IdleEstimate;
import io.github.energyjunit.meter.process.Consumers;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** Lets containers work beside bodies, on a machine that draws 10 W idle and 5 J for each second of CPU time. */
class OutsideCpuTimesTests {
    private static final long MS = 1_000_000;
    private static final TestDescription TEST = new TestDescription("A#a()", "A", "a", "a()", null);
    private static final IdleEstimate IDLE = IdleEstimate.exactly(10, IdleEstimate.GIVEN);
    private static final Offset<Long> ROUNDING = within(20L);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final ScriptedCpuTimes times = new ScriptedCpuTimes();
    private final ScriptedSource source = new ScriptedSource(new Domain("package-0", true));
    private final long[] now = new long[1];
    private final Meter meter = new Meter(source, () -> now[0]);
    private final Timeline timeline = new Timeline(meter, times);
    private final Assessment assessment = new Assessment(meter.info(), 4, IDLE, () -> Counting.FINE, () -> null, 1);

    /** Lets time pass, in ms, in which a thread, containers and others use CPU time. */
    private void pass(long millis, int thread, long used, long containers, long others) {
        times.threads.merge((long) thread, used * MS, Long::sum);
        times.process += used * MS;
        times.containers += containers * MS;
        times.machine += (used + containers + others) * MS;
        now[0] += millis * MS;
        source.raw[0] += 10_000 * millis + 5_000 * (used + containers + others);
    }

    private Window begin(int thread) {
        times.threads.putIfAbsent((long) thread, 0L);
        Window window = new Window(meter.newSnapshot(), meter.newSnapshot());
        window.startNanos = now[0];
        timeline.begin(window, new Runner(thread), null);
        return window;
    }

    private Measurement end(Window window) {
        timeline.end(window);
        window.endNanos = now[0];
        return assessment.of(
                window,
                meter.between(window.startEnergy, window.endEnergy),
                window.startNanos,
                TEST,
                Outcome.SUCCESSFUL,
                false);
    }

    private static JsonNode json(Measurement measurement) throws IOException {
        return JSON.readTree(measurement.toJson("run", List.of(new Domain("package-0", true)), Batch.ONE_BODY, -1));
    }

    /** Lets a body use 200 ms in a second, and containers beside it as much as they do. */
    private JsonNode body(long containers) throws IOException {
        Window window = begin(0);
        pass(1_000, 0, 200, containers, 100);
        return json(end(window));
    }

    @Test
    void what_a_container_burns_is_shown_with_the_one_test_that_was_in_flight_and_not_charged_to_it()
            throws IOException {
        pass(100, 0, 10, 900, 5);
        JsonNode burning = body(700);
        JsonNode quiet = body(0);

        assertThat(burning.path("attributedMicrojoules").asLong()).isCloseTo(1_000_000, ROUNDING);
        assertThat(burning.path("containersMicrojoules").asLong()).isCloseTo(3_500_000, ROUNDING);
        assertThat(burning.path("containersCpuNanos").asLong()).isEqualTo(700 * MS);
        long gross = burning.path("containersGrossMicrojoules").asLong();
        long idleNanos = burning.path("containersIdleNanos").asLong();
        assertThat(gross - 10 * idleNanos / 1_000).isCloseTo(3_500_000, ROUNDING);
        assertThat(quiet.path("attributedMicrojoules").asLong()).isCloseTo(1_000_000, ROUNDING);
        assertThat(quiet.has("containersMicrojoules")).isFalse();
    }

    @Test
    void what_is_included_is_charged_to_the_test_as_what_its_children_use_is() throws IOException {
        times.includesContainers = true;
        pass(100, 0, 10, 900, 5);
        JsonNode burning = body(700);
        JsonNode quiet = body(0);

        assertThat(burning.path("attributedMicrojoules").asLong()).isCloseTo(4_500_000, ROUNDING);
        assertThat(burning.path("cpuNanos").asLong()).isEqualTo(900 * MS);
        assertThat(burning.path("containersMicrojoules").asLong()).isCloseTo(3_500_000, ROUNDING);
        assertThat(quiet.path("attributedMicrojoules").asLong()).isCloseTo(1_000_000, ROUNDING);
    }

    @Test
    void tests_that_overlap_share_a_container_evenly_and_are_flagged() {
        times.includesContainers = true;
        Window one = begin(0);
        Window two = begin(1);
        pass(1_000, 0, 200, 700, 100);
        Measurement first = end(one);
        Measurement second = end(two);

        assertThat(first.attributedMicrojoules()).isCloseTo(2_750_000, ROUNDING);
        assertThat(second.attributedMicrojoules()).isCloseTo(1_750_000, ROUNDING);
        for (Measurement measurement : List.of(first, second)) {
            assertThat(measurement.flags()).contains(Flag.OVERLAPPED, Flag.SHARED_CPU);
            assertThat(measurement.inContainers().attribution().attributedMicrojoules())
                    .isCloseTo(1_750_000, ROUNDING);
        }
        assertThat(first.bounds().lowMicrojoules()).isCloseTo(1_000_000, ROUNDING);
        assertThat(second.bounds().highMicrojoules()).isCloseTo(3_500_000, ROUNDING);
    }

    @Test
    void tests_that_overlap_share_what_is_shown_though_it_is_not_theirs() {
        Window one = begin(0);
        Window two = begin(1);
        pass(1_000, 0, 200, 700, 100);
        Measurement first = end(one);
        Measurement second = end(two);

        assertThat(first.attributedMicrojoules()).isCloseTo(1_000_000, ROUNDING);
        assertThat(second.attributedMicrojoules()).isCloseTo(0, ROUNDING);
        assertThat(second.inContainers().cpuNanos()).isEqualTo(350 * MS);
        assertThat(second.flags()).contains(Flag.OVERLAPPED);
    }

    @Test
    void the_ledger_never_takes_containers_for_children_whatever_is_included() throws IOException {
        times.includesContainers = true;
        timeline.follow(System.nanoTime());
        Window window = begin(0);
        pass(1_000, 0, 200, 700, 100);
        end(window);
        String[] line = new String[1];
        timeline.settle(ledger -> line[0] = LedgerLines.ofJvm("run", ledger, new Consumers(Path.of("nowhere"))));

        assertThat(JSON.readTree(line[0]).path("entries"))
                .singleElement()
                .satisfies(entry -> assertThat(entry.path("what").asText()).isEqualTo("bodies"))
                .satisfies(entry -> assertThat(entry.path("cpuNanos").asLong()).isEqualTo(200 * MS));
    }

    @Test
    void a_clock_that_steps_back_takes_nothing_from_anybody() {
        times.includesContainers = true;
        pass(100, 0, 10, 900, 5);
        Window window = begin(0);
        times.containers -= 800 * MS;
        pass(1_000, 0, 200, 0, 0);
        Measurement measurement = end(window);

        assertThat(measurement.attributedMicrojoules()).isCloseTo(1_000_000, ROUNDING);
        assertThat(measurement.inContainers()).isNull();
    }
}
