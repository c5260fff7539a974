package io.github.energyjunit.measurement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.energyjunit.measurement.TickingMachine.Kernel;
import io.github.energyjunit.measurement.TickingMachine.Neighbour;
import io.github.energyjunit.meter.Flag;
import io.github.energyjunit.meter.idle.IdleEstimate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Holds bodies beside neighbours, on a machine that counts busy time coarsely, against what they have burnt. */
class TickClocksTests {
    private static final long MS = TickingMachine.MS;
    private static final double BIAS = 0.02;
    private static final TestDescription TEST = new TestDescription("A#a()", "A", "a", "a()", null);

    private record Run(double truth, Measurement measured) {
        double error() {
            return measured.attributedMicrojoules() / truth - 1;
        }

        double resolution() {
            return measured.resolutionMicrojoules() / truth;
        }

        /** Returns the part of the resolution that is not that of the counters, which tick as well. */
        double ofClocks() {
            double share = (double) measured.cpuNanos() / measured.busyNanos();
            double counters = measured.energy().resolutionMicrojoules() * share;
            return (measured.resolutionMicrojoules() - counters) / measured.attributedMicrojoules();
        }

        boolean isFlagged() {
            return measured.flags().contains(Flag.COARSE_CPU_TIME);
        }
    }

    static Stream<Arguments> matrix() {
        List<Arguments> all = new ArrayList<>();
        for (Kernel kernel : Kernel.values()) {
            for (Neighbour neighbour : Neighbour.values()) {
                for (long millis : new long[] {20, 100, 300, 1_000}) {
                    if (!kernel.counting.sampled() || neighbour != Neighbour.IN_STEP) {
                        all.add(Arguments.of(kernel, neighbour, millis));
                    }
                }
            }
        }
        return all.stream();
    }

    @ParameterizedTest
    @MethodSource("matrix")
    void carries_what_the_clock_leaves_open_in_the_number(Kernel kernel, Neighbour neighbour, long millis) {
        List<Run> runs = runs(kernel, neighbour, millis, (int) Math.max(60, 20_000 / millis));

        assertThat(runs.stream().mapToDouble(Run::error).average().orElseThrow())
                .as("bias")
                .isCloseTo(0, within(BIAS));
        assertThat(runs.stream()
                        .filter(run -> run.isFlagged() || Math.abs(run.error()) <= run.resolution())
                        .count())
                .as("runs of %d that are within their resolution, or flagged", runs.size())
                .isGreaterThanOrEqualTo(Math.round(0.95 * runs.size()));
        assertThat(runs).allMatch(run -> run.isFlagged() || run.ofClocks() < 0.101);
    }

    @ParameterizedTest
    @EnumSource(Kernel.class)
    void lets_a_batch_of_a_second_be_told_from_its_neighbour(Kernel kernel) {
        List<Run> runs = runs(kernel, Neighbour.STEADY, 1_000, 30);

        assertThat(runs).noneMatch(run -> run.measured.flags().contains(Flag.TOO_SHORT));
        assertThat(runs.stream().filter(Run::isFlagged).count())
                .isLessThanOrEqualTo(kernel == Kernel.TICKS_OF_10_MS ? 30 : 1);
    }

    private static List<Run> runs(Kernel kernel, Neighbour neighbour, long millis, int count) {
        TickingMachine machine = new TickingMachine(kernel, neighbour, 42 + millis);
        machine.pass(10 * MS, false);
        Timeline timeline = new Timeline(machine.meter, machine.times);
        Assessment assessment = new Assessment(
                machine.meter.info(),
                TickingMachine.PROCESSORS,
                IdleEstimate.exactly(0, IdleEstimate.GIVEN),
                timeline::machineCounting,
                () -> "unknown",
                1);
        Runner runner = new Runner(1);
        machine.pass(1_500 * MS, false);
        List<Run> runs = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Window window = new Window(machine.meter.newSnapshot(), machine.meter.newSnapshot());
            window.startNanos = machine.now[0];
            timeline.begin(window, runner, null);
            machine.pass(millis * MS, true);
            timeline.end(window);
            window.endNanos = machine.now[0];
            runs.add(new Run(
                    TickingMachine.JOULES_PER_CPU_SECOND * millis * 1_000,
                    assessment.of(
                            window,
                            machine.meter.between(window.startEnergy, window.endEnergy),
                            0,
                            TEST,
                            Outcome.SUCCESSFUL,
                            false)));
            machine.pass((7 + i % 5) * MS, false);
        }
        return runs;
    }
}
