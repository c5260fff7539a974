package io.github.energyjunit.measurement;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.energyjunit.meter.process.Consumers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Looks at a made-up process by clocks that the test sets. */
class NeighboursTests {
    private static final long SECOND = 1_000_000_000;
    private static final long TICK = 10_000_000;

    private @TempDir Path root;
    private long now;
    private long used;

    /** What reading either clock takes: a look reads each of them. */
    private long wait;

    private long cost;
    private Neighbours neighbours;

    private void start() {
        neighbours = new Neighbours(new Consumers(root), () -> now += wait, () -> {
            now += wait;
            return used += cost;
        });
    }

    private void process(long ticks) throws IOException {
        Path folder = Files.createDirectories(root.resolve("proc/7"));
        Files.writeString(
                folder.resolve("stat"),
                "7 (java) S 1 1 1 0 -1 4194560 1 0 0 0 " + ticks
                        + " 0 0 0 20 0 1 0 5 1000 100 18446744073709551615 1 1\n");
    }

    private String seen() {
        return neighbours.word(all -> all.most(1).stream()
                .map(process -> process.nanos() / TICK + " ticks")
                .findFirst()
                .orElse("nothing"));
    }

    @Test
    void a_look_that_waited_for_a_processor_is_not_made_less_often() throws IOException {
        wait = SECOND / 10;
        cost = SECOND / 1000;
        start();
        process(100);
        neighbours.look(false);
        process(150);
        neighbours.look(false);
        assertThat(seen()).isEqualTo("nothing");

        now += 6 * SECOND;
        neighbours.look(false);

        assertThat(seen()).isEqualTo("50 ticks");
    }

    @Test
    void a_look_that_takes_much_cpu_time_is_made_less_often_and_less_often_still_in_a_body() throws IOException {
        cost = SECOND / 100;
        start();
        process(100);
        neighbours.look(false);
        process(150);
        now += 9 * SECOND;
        neighbours.look(false);
        assertThat(seen()).isEqualTo("nothing");

        now += 2 * SECOND;
        neighbours.look(true);
        assertThat(seen()).isEqualTo("nothing");
        neighbours.look(false);

        assertThat(seen()).isEqualTo("50 ticks");
    }
}
