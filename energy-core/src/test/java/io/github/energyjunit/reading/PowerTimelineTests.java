package io.github.energyjunit.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.energyjunit.budget.BudgetPolicy;
import io.github.energyjunit.budget.Budgets;
import io.github.energyjunit.measured.Timeline;
import io.github.energyjunit.units.Joules;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PowerTimelineTests {

    private static final long SECOND = 1_000_000_000;

    @TempDir
    Path output;

    @Test
    void no_joule_is_lost_or_made_however_long_the_build_is() throws IOException {
        Recording recording = Recording.measured(output);
        for (int i = 0; i < 300; i++) {
            recording.add("a.B#t" + i + "()", 0.5, at(i * 7L * SECOND, 6 * SECOND));
        }
        Timeline timeline = timeline();

        assertThat(timeline.slices()).isBetween(Timeline.MOST / 2, Timeline.MOST);
        assertThat(sum(timeline, timeline::attributed)).isCloseTo(300 * 500_000, within(1.0));
        assertThat(sum(timeline, timeline::covered)).isCloseTo(300.0 * 6 * SECOND, within(1.0));
        assertThat(Arrays.stream(timeline.domains().get("package-0")).sum()).isCloseTo(300 * 1_000_000, within(1.0));
    }

    @Test
    void the_power_of_a_slice_is_that_of_the_measurements_in_it() throws IOException {
        Recording.measured(output)
                .add("a.B#low()", 1, at(0, 100 * SECOND))
                .add("a.B#high()", 3, at(200 * SECOND, 100 * SECOND));
        Timeline timeline = timeline();

        assertThat(watts(timeline, 50)).isCloseTo(0.02, within(1e-9));
        assertThat(watts(timeline, 250)).isCloseTo(0.06, within(1e-9));
        assertThat(timeline.covered((int) (150 * SECOND / timeline.width()))).isZero();
    }

    @Test
    void overlapping_measurements_do_not_add_power() throws IOException {
        Recording.measured(output).add("a.B#c()", 1, at(0, 100 * SECOND)).add("a.B#d()", 1, at(0, 100 * SECOND));

        assertThat(watts(timeline(), 50)).isCloseTo(0.02, within(1e-9));
    }

    @Test
    void invocations_in_a_row_are_one_span_and_the_longest_are_kept() throws IOException {
        Recording recording = Recording.measured(output)
                .add("a.B#long()", 1, at(0, SECOND))
                .add("a.B#long()", 2, at(2 * SECOND, SECOND));
        for (int i = 0; i < 2500; i++) {
            recording.add("a.B#short" + i + "()", 0.1, at(3 * SECOND + i, 1 + i % 10));
        }

        List<Timeline.Span> spans = timeline().spans();
        assertThat(spans.get(0)).isEqualTo(new Timeline.Span("a.B#long()", 0, 3 * SECOND, Joules.of(3)));
        assertThat(spans).hasSize(1000);
        assertThat(spans.get(999).duration()).isGreaterThanOrEqualTo(6);
    }

    @Test
    void times_that_make_no_sense_are_left_out() throws IOException {
        Recording.measured(output)
                .add("a.B#c()", 1, at(-5, SECOND))
                .add("a.B#c()", 1, at(Long.MAX_VALUE - 5, SECOND))
                .add("a.B#c()", 1, at(0, Long.MAX_VALUE))
                .add(
                        "a.B#c()",
                        1,
                        line -> line.putNull("startNanos")
                                .withObject("/domains")
                                .putNull("package-0"))
                .add("a.B#c()", 1, at(0, 0));

        assertThat(timeline().slices()).isZero();
        assertThat(timeline().spans()).isEmpty();
    }

    private static Consumer<ObjectNode> at(long start, long duration) {
        return line -> line.put("startNanos", start).put("durationNanos", duration);
    }

    private static double watts(Timeline timeline, long second) {
        int slice = (int) (second * SECOND / timeline.width());
        return timeline.domains().get("package-0")[slice] / timeline.covered(slice) * 1000;
    }

    private static double sum(Timeline timeline, IntToDoubleFunction value) {
        double sum = 0;
        for (int i = 0; i < timeline.slices(); i++) {
            sum += value.applyAsDouble(i);
        }
        return sum;
    }

    private Timeline timeline() throws IOException {
        return new Analyzer(
                        new Freshness(Instant.EPOCH, true),
                        new Budgets(List.of(), BudgetPolicy.usual(false)),
                        pid -> false)
                .analyse(output)
                .runs()
                .get(0)
                .timeline();
    }
}
