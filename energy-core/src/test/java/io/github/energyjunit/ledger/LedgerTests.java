package io.github.energyjunit.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.energyjunit.measured.JvmLedger;
import io.github.energyjunit.measured.JvmLedger.CpuSpan;
import io.github.energyjunit.measured.JvmLedger.Point;
import io.github.energyjunit.measured.Run;
import io.github.energyjunit.meter.Quality;
import io.github.energyjunit.units.Joules;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Adds up JVMs on a machine that draws 10 W idle, and 5 J for each second of CPU time. */
class LedgerTests {

    private static final Instant MORNING = Instant.parse("2026-11-26T08:00:00Z");
    private static final long SECOND = 1_000_000_000;

    private List<CpuSpan> processes = List.of();
    private List<CpuSpan> containers = List.of();

    private static Run run(double startSeconds, JvmLedger ledger) {
        return LedgerRun.of(Quality.MEASURED, MORNING.plusMillis(Math.round(startSeconds * 1000)), ledger);
    }

    /** A JVM that used CPU time for bodies, while the machine was busy for some time in all; in seconds. */
    private JvmLedger ledger(double seconds, double bodies, double busy, double startSeconds, double startCpu) {
        long total = Math.round((10 * seconds + 5 * busy) * 1e6);
        JvmLedger.Use use = new JvmLedger.Use(
                Joules.ofMicrojoules(Math.round(total * bodies / busy)),
                Math.round(seconds * SECOND * bodies / busy),
                Math.round(bodies * SECOND));
        return new JvmLedger(
                0,
                Math.round(seconds * SECOND),
                Math.round(startSeconds * SECOND),
                Math.round(startCpu * SECOND),
                0,
                Joules.ofMicrojoules(total),
                Math.round(busy * SECOND),
                0,
                0,
                Map.of("bodies", use),
                List.of(
                        new Point(0, Joules.ZERO),
                        new Point(Math.round(seconds * SECOND / 2), Joules.ofMicrojoules(total / 2))),
                Map.of("A", Map.of("bodies", use)),
                Map.of(),
                processes,
                containers);
    }

    private static Ledger of(Run... runs) {
        return Objects.requireNonNull(Ledger.ofRuns(List.of(runs)));
    }

    private static void assertAddsUp(Ledger ledger) {
        assertThat(ledger.lines().values()).allMatch(Joules.ZERO::isAtMost);
        assertThat(Joules.sum(ledger.lines().values().stream())).isEqualTo(ledger.energy());
    }

    @Test
    void of_one_jvm_the_rest_is_idle_power_and_other_processes() {
        Ledger ledger = of(run(0, ledger(20, 8, 12, 0, 0)));

        assertThat(ledger.energy()).isEqualTo(Joules.ofMicrojoules(260_000_000));
        assertThat(ledger.of(Use.BODIES).microjoules()).isCloseTo(40e6, within(5.0));
        assertThat(ledger.of(Use.OTHER_PROCESSES).microjoules()).isCloseTo(20e6, within(5.0));
        assertThat(ledger.of(Use.IDLE)).isEqualTo(Joules.ofMicrojoules(200_000_000));
        assertThat(ledger.classes())
                .singleElement()
                .extracting(Ledger.OfClass::className)
                .isEqualTo("A");
        assertAddsUp(ledger);
    }

    @Test
    void jvms_side_by_side_count_idle_power_and_others_once() {
        // Each sees the other among the others: 4 s of bodies each, and 2 s of a neighbour.
        Ledger ledger = of(run(0, ledger(20, 4, 10, 0, 0)), run(0, ledger(20, 4, 10, 0, 0)));

        assertThat(ledger.energy()).isEqualTo(Joules.ofMicrojoules(250_000_000));
        assertThat(ledger.of(Use.BODIES).microjoules()).isCloseTo(40e6, within(5.0));
        assertThat(ledger.of(Use.OTHER_PROCESSES).microjoules()).isCloseTo(10e6, within(5.0));
        assertThat(ledger.of(Use.IDLE)).isEqualTo(Joules.ofMicrojoules(200_000_000));
        assertAddsUp(ledger);
    }

    @Test
    void of_jvms_that_overlap_in_part_the_time_that_both_cover_counts_once() {
        Ledger ledger = of(run(0, ledger(20, 6, 6, 0, 0)), run(10, ledger(20, 6, 6, 0, 0)));

        // 30 s in all, in which each second costs the same.
        assertThat(ledger.energy().microjoules()).isCloseTo(230e6 * 1.5, within(10.0));
        assertThat(ledger.of(Use.IDLE)).isLessThanOrEqualTo(Joules.of(300));
        assertAddsUp(ledger);
    }

    @Test
    void jvms_one_after_another_add_up_and_the_time_between_them_is_nobodys() {
        Ledger ledger = of(run(0, ledger(20, 8, 8, 0, 0)), run(100, ledger(10, 1, 2, 0, 0)));

        assertThat(ledger.energy()).isEqualTo(Joules.ofMicrojoules(240_000_000 + 110_000_000));
        assertAddsUp(ledger);
    }

    @Test
    void the_start_of_a_jvm_that_nobody_read_is_worked_out_from_its_cpu_time() {
        Ledger ledger = of(run(0, ledger(20, 8, 8, 0.5, 0.4)));

        assertThat(ledger.of(Use.JVM_START).microjoules()).isCloseTo(2e6, within(5.0));
        assertThat(ledger.estimated()).isEqualTo(Joules.ofMicrojoules(7_000_000));
        assertThat(ledger.energy()).isEqualTo(Joules.ofMicrojoules(247_000_000));
        assertAddsUp(ledger);
    }

    @Test
    void others_are_taken_to_have_used_as_much_before_as_after_the_first_reading() {
        Ledger ledger = of(run(0, ledger(20, 8, 12, 0.5, 0.4)));

        assertThat(ledger.of(Use.OTHER_PROCESSES).microjoules()).isCloseTo(20e6 + 0.5e6, within(10.0));
        assertThat(ledger.estimated()).isEqualTo(Joules.ofMicrojoules(7_500_000));
    }

    @Test
    void a_start_that_another_jvm_has_read_is_not_worked_out_once_more() {
        Ledger ledger = of(run(0, ledger(20, 8, 12, 0, 0)), run(5, ledger(5, 1, 3, 0.5, 0.4)));

        assertThat(ledger.estimated()).isEqualTo(Joules.ZERO);
        assertThat(ledger.energy()).isEqualTo(Joules.ofMicrojoules(260_000_000));
        assertThat(ledger.of(Use.JVM_START)).isGreaterThan(Joules.ZERO);
        assertAddsUp(ledger);
    }

    @Test
    void jvms_that_start_at_the_same_time_have_a_start_each_and_others_once() {
        // Each sees the other among the others: 8 s of bodies each, and 4 s of a neighbour, which used 0.1 s before.
        Ledger ledger = of(run(0, ledger(20, 8, 20, 0.5, 0.4)), run(0, ledger(20, 8, 20, 0.5, 0.3)));

        assertThat(ledger.of(Use.JVM_START).microjoules()).isCloseTo(0.7 * 5e6, within(10.0));
        assertThat(ledger.of(Use.OTHER_PROCESSES).microjoules()).isCloseTo(4.1 * 5e6, within(20.0));
        assertThat(ledger.of(Use.IDLE).microjoules()).isCloseTo(20.5 * 10e6, within(20.0));
        assertThat(ledger.energy().microjoules()).isCloseTo(20.5 * 10e6 + (16 + 0.7 + 4.1) * 5e6, within(20.0));
        assertAddsUp(ledger);
    }

    @Test
    void a_start_that_was_read_is_no_other_process_before_the_first_reading() {
        // The second starts while the first reads: its start is 0.4 s of the 4 s of others that the first sees.
        Ledger ledger = of(run(0, ledger(20, 8, 12, 0.5, 0)), run(5, ledger(5, 0.0001, 3, 0.5, 0.4)));

        assertThat(ledger.estimated().microjoules())
                .isCloseTo((10 * 0.5 + 5 * (4 - 0.4) * 0.5 / 20) * 1e6, within(1_000.0));
        assertAddsUp(ledger);
    }

    @Test
    void the_life_of_a_jvm_that_was_not_started_for_the_tests_begins_with_them() {
        Ledger ledger = of(run(0, ledger(20, 8, 8, 3600, 900)));

        assertThat(ledger.energy()).isEqualTo(Joules.ofMicrojoules(240_000_000));
        assertThat(ledger.of(Use.JVM_START)).isEqualTo(Joules.ZERO);
    }

    private static CpuSpan span(String key, double from, double to) {
        return new CpuSpan(key, "name of " + key, 7, Math.round(from * SECOND), Math.round(to * SECOND), false, null);
    }

    private static CpuSpan measuring(long pid, double from, double to) {
        return new CpuSpan(pid + "@1", "java", pid, Math.round(from * SECOND), Math.round(to * SECOND), true, null);
    }

    @Test
    void a_process_that_two_jvms_saw_counts_once() {
        processes = List.of(span("a", 100, 101), span("b", 5, 9));
        JvmLedger one = ledger(20, 8, 16, 0, 0);
        processes = List.of(span("a", 100.5, 102));
        Ledger ledger = of(run(0, one), run(0, ledger(20, 8, 16, 0, 0)));

        assertThat(ledger.consumers())
                .containsExactly(
                        new Ledger.Consumer("name of b", 7, false, Joules.of(20)),
                        new Ledger.Consumer("name of a", 7, false, Joules.of(10)));
    }

    @Test
    void containers_are_told_from_other_processes() {
        containers = List.of(span("c", 1, 3));
        Ledger ledger = of(run(0, ledger(20, 8, 12, 0, 0)));

        assertThat(ledger.of(Use.CONTAINERS)).isEqualTo(Joules.ofMicrojoules(10_000_000));
        assertThat(ledger.of(Use.OTHER_PROCESSES).microjoules()).isCloseTo(10e6, within(5.0));
        assertAddsUp(ledger);
    }

    @Test
    void jvms_that_measure_another_modules_tests_are_told_from_other_processes() {
        // Both JVMs have pid 1, and see another one; of that, what both have seen counts once.
        processes = List.of(span("a", 100, 101), measuring(1, 0, 8), measuring(9, 1, 2.5));
        JvmLedger one = ledger(20, 8, 20, 0, 0);
        processes = List.of(measuring(9, 2, 3));
        Ledger ledger = of(run(0, one), run(0, ledger(20, 8, 20, 0, 0)));

        assertThat(ledger.of(Use.OTHER_JVMS).microjoules()).isCloseTo(2 * 5e6, within(5.0));
        assertThat(ledger.of(Use.OTHER_PROCESSES).microjoules()).isCloseTo(2 * 5e6, within(20.0));
        assertAddsUp(ledger);
    }

    @Test
    void nobody_gets_more_than_there_was() {
        processes = List.of(measuring(9, 0, 50));
        containers = List.of(span("c", 1, 3));
        Ledger ledger = of(run(0, ledger(20, 8, 12, 0, 0)));

        assertThat(ledger.of(Use.OTHER_JVMS).microjoules()).isCloseTo(10e6, within(5.0));
        assertThat(ledger.of(Use.OTHER_PROCESSES)).isEqualTo(Joules.ZERO);
        assertAddsUp(ledger);
    }

    @Test
    void without_any_reading_there_is_no_ledger() {
        assertThat(Ledger.ofRuns(List.of())).isNull();
    }

    @Test
    void whatever_jvms_there_are_the_lines_add_up() {
        Random random = new Random(15);
        for (int attempt = 0; attempt < 200; attempt++) {
            List<Run> runs = new ArrayList<>();
            for (int i = 0; i <= random.nextInt(6); i++) {
                double seconds = 0.1 + 20 * random.nextDouble();
                double busy = seconds * 2 * random.nextDouble();
                runs.add(run(
                        40 * random.nextDouble(),
                        ledger(seconds, busy * random.nextDouble(), busy, random.nextDouble(), random.nextDouble())));
            }
            assertAddsUp(Objects.requireNonNull(Ledger.ofRuns(runs)));
        }
    }
}
