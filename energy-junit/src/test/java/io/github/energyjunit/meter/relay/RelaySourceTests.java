package io.github.energyjunit.meter.relay;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.energyjunit.meter.Domain;
import io.github.energyjunit.meter.EnergySource;
import io.github.energyjunit.meter.Flag;
import io.github.energyjunit.meter.Interval;
import io.github.energyjunit.meter.Meter;
import io.github.energyjunit.meter.Quality;
import io.github.energyjunit.meter.Snapshot;
import io.github.energyjunit.meter.SourceInfo;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A relay answers when it likes and begins anew when it likes; energy is counted once or is said to be missing. How old an
 * answer is tells a clock of the test's own: a machine that stands still makes none of them old.
 */
@Timeout(60)
class RelaySourceTests {
    private static final long MS = 1_000_000;
    private static final Duration POLL = Duration.ofMillis(1);
    private static final SourceInfo INFO = new SourceInfo(
            "scripted", Quality.RELAYED, List.of(new Domain("host", true)), Duration.ofMillis(20), null, List.of());

    /** Hands out what the test puts in, and has it confirmed that the value before was taken over. */
    private static final class Script implements Feed {
        private final SynchronousQueue<Long> values = new SynchronousQueue<>();
        private final LinkedBlockingQueue<Boolean> asked = new LinkedBlockingQueue<>();

        @Override
        public long[] next() {
            asked.add(true);
            try {
                Long value = values.poll(60, TimeUnit.SECONDS);
                return new long[] {value == null ? EnergySource.NO_READING : value};
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }

        void answer(long microjoules) throws InterruptedException {
            assertThat(asked.poll(60, TimeUnit.SECONDS)).isTrue();
            values.put(microjoules);
            // The next question comes when the answer is in place.
            while (asked.isEmpty()) {
                Thread.sleep(1);
            }
        }

        @Override
        public void close() {}
    }

    private final Script script = new Script();
    private final AtomicLong clock = new AtomicLong();

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void is_a_break_when_the_relay_begins_anew_whenever_its_first_answer_came(boolean late)
            throws InterruptedException {
        try (Meter meter = meter(late)) {
            script.answer(5_000_000_000L);
            script.answer(5_001_000_000L);
            Snapshot before = read(meter);
            script.answer(7);
            Snapshot fallen = read(meter);
            script.answer(2_000_007);
            Interval across = meter.between(before, read(meter));

            assertThat(across.totalMicrojoules()).isEqualTo(EnergySource.NO_READING);
            assertThat(across.flags()).contains(Flag.COUNTER_RESET, Flag.NO_READING);
            assertThat(meter.between(fallen, read(meter)).totalMicrojoules()).isEqualTo(2_000_000);
        }
    }

    @Test
    void is_a_break_when_the_relay_begins_anew_right_after_its_late_first_answer() throws InterruptedException {
        try (Meter meter = meter(true)) {
            script.answer(5_000_000_000L);
            Snapshot before = read(meter);
            read(meter);
            script.answer(7);
            read(meter);
            script.answer(900_000_007);

            Interval across = meter.between(before, read(meter));
            assertThat(across.totalMicrojoules()).isEqualTo(EnergySource.NO_READING);
            assertThat(across.flags()).contains(Flag.COUNTER_RESET);
        }
    }

    private Meter meter(boolean late) {
        Meter meter = new Meter(RelaySource.follow(INFO, script, POLL, clock::get), clock::get);
        if (late) {
            clock.addAndGet(60 * MS);
        }
        return meter;
    }

    @Test
    void has_no_reading_while_answers_stay_away_and_one_again_with_the_next() throws InterruptedException {
        long[] raw = new long[1];
        try (RelaySource source = RelaySource.follow(INFO, script, POLL, clock::get)) {
            script.answer(5_000_000_000L);
            source.read(raw);
            long first = raw[0];
            clock.addAndGet(300 * MS);
            source.read(raw);
            assertThat(raw[0]).isEqualTo(EnergySource.NO_READING);

            script.answer(5_000_000_700L);
            source.read(raw);
            assertThat(raw[0] - first).isEqualTo(700);
        }
    }

    @Test
    void misses_what_was_used_before_a_late_first_answer_and_says_so() throws InterruptedException {
        try (Meter meter = meter(false)) {
            Snapshot before = read(meter);
            clock.addAndGet(60 * MS);
            script.answer(5_000_000_000L);
            script.answer(5_001_000_000L);
            Interval across = meter.between(before, read(meter));

            assertThat(across.totalMicrojoules()).isEqualTo(EnergySource.NO_READING);
            assertThat(across.flags()).contains(Flag.COUNTER_RESET);
        }
    }

    private Snapshot read(Meter meter) {
        clock.addAndGet(10 * MS);
        Snapshot snapshot = meter.newSnapshot();
        meter.read(snapshot);
        return snapshot;
    }
}
