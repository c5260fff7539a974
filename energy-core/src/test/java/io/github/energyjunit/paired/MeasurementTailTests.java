package io.github.energyjunit.paired;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.github.energyjunit.measurement.Batch;
import io.github.energyjunit.reading.Recording;
import io.github.energyjunit.units.Joules;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MeasurementTailTests {

    private static final String FOO = "com.acme.FooTest#foo()";

    /** How long every invocation of a recording runs. */
    private static final long NANOS = 456_000_000;

    @TempDir
    Path folder;

    @Test
    void each_look_gives_what_was_appended_since_the_last_one() throws IOException {
        MeasurementTail tail = new MeasurementTail(folder);
        assertThat(tail.read(Batch.Scope.BODY)).isEmpty();
        assertThat(tail.source()).isEmpty();

        Recording recording = Recording.measured(folder).add(FOO, 1);
        assertThat(tail.read(Batch.Scope.BODY))
                .containsExactly(entry(FOO, new Reading(Joules.of(1), 1, 0, NANOS, false, Set.of(), true)));
        assertThat(tail.source().orElseThrow().name()).isEqualTo("powercap");
        assertThat(tail.read(Batch.Scope.BODY)).isEmpty();

        recording.add(FOO, 2, line -> line.put("operations", 4)).add(FOO, 3, Recording.flag("TOO_SHORT"));
        assertThat(tail.read(Batch.Scope.BODY))
                .containsExactly(
                        entry(FOO, new Reading(Joules.of(5), 5, 0, 2 * NANOS, false, Set.of("TOO_SHORT"), true)));
    }

    @Test
    void a_line_that_is_still_being_written_waits_for_its_end() throws IOException {
        MeasurementTail tail = new MeasurementTail(folder);
        Recording recording = Recording.measured(folder).raw("{\"type\":\"measurement\",\"test\":\"" + FOO);
        assertThat(tail.read(Batch.Scope.BODY)).isEmpty();

        recording.raw("\",\"attributedMicrojoules\":7,\"operations\":1}\n");
        assertThat(tail.read(Batch.Scope.BODY))
                .containsExactly(entry(FOO, new Reading(Joules.ofMicrojoules(7), 1, 0, 0, false, Set.of(), true)));
    }

    @Test
    void warm_ups_are_no_samples_and_an_absent_reading_is_none() throws IOException {
        Recording.measured(folder).add(FOO, 9, line -> line.put("warmup", true)).unread(FOO, "no counter", line -> {});

        Reading reading = new MeasurementTail(folder).read(Batch.Scope.BODY).get(FOO);

        assertThat(reading).isEqualTo(new Reading(Joules.ZERO, 0, 1, NANOS, true, Set.of("NO_READING"), true));
        assertThat(reading.perOperation()).isEqualTo(Joules.ZERO);
    }

    @Test
    void one_invocation_that_is_not_to_be_gated_keeps_the_test_from_the_gate() throws IOException {
        Recording.measured(folder)
                .add(FOO, 1, line -> line.put("gate", false))
                .add(FOO, 1, line -> line.put("gate", true));

        assertThat(new MeasurementTail(folder).read(Batch.Scope.BODY).get(FOO).gate())
                .isFalse();
    }

    @Test
    void of_what_is_measured_twice_the_whole_execution_counts_where_it_was_asked_for() throws IOException {
        Recording.measured(folder).add(FOO, 2).add(FOO, 3, line -> line.put("scope", "execution"));

        assertThat(new MeasurementTail(folder).read(Batch.Scope.EXECUTION))
                .containsExactly(entry(
                        FOO, new Reading(Joules.of(3), 1, 0, NANOS, false, Set.of(Reading.WHOLE_EXECUTION), true)));
    }
}
