package io.github.energyjunit.meter.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Looks at made-up processes. */
class ConsumersTests {
    private static final long TICK = 10_000_000;

    private @TempDir Path root;

    private void process(int pid, String name, long started, long userTicks, long systemTicks) throws IOException {
        Path folder = Files.createDirectories(root.resolve("proc/" + pid));
        Files.writeString(
                folder.resolve("stat"),
                pid + " (" + name + ") S 1 1 1 0 -1 4194560 1 0 0 0 " + userTicks + " " + systemTicks + " 0 0 20 0 1 0 "
                        + started + " 1000 100 18446744073709551615 1 1\n");
    }

    @Test
    void tells_what_each_process_used_since_it_was_seen_first() throws IOException {
        process(7, "java", 100, 50, 5);
        process(8, "a) b (c", 110, 3, 0);
        Consumers consumers = new Consumers(root);
        consumers.look();
        process(7, "java", 100, 60, 7);
        process(8, "a) b (c", 110, 33, 1);
        process(9, "new", 900, 20, 0);
        consumers.look();

        assertThat(consumers.most(9))
                .extracting(Consumers.Consumer::pid, Consumers.Consumer::name, Consumers.Consumer::nanos)
                .containsExactly(
                        tuple(8L, "a) b (c", 31 * TICK), tuple(9L, "new", 20 * TICK), tuple(7L, "java", 12 * TICK));
        assertThat(consumers.most(1)).hasSize(1);
    }

    @Test
    void a_number_that_is_used_again_is_another_process() throws IOException {
        process(7, "old", 100, 50, 0);
        Consumers consumers = new Consumers(root);
        consumers.look();
        process(7, "old", 100, 90, 0);
        consumers.look();
        process(7, "young", 800, 10, 0);
        consumers.look();

        assertThat(consumers.most(9))
                .extracting(Consumers.Consumer::name, Consumers.Consumer::nanos)
                .containsExactly(tuple("old", 40 * TICK), tuple("young", 10 * TICK));
    }

    private Path holding(int pid, String file) throws IOException {
        Path descriptors = Files.createDirectories(root.resolve("proc/" + pid + "/fd"));
        Files.createSymbolicLink(descriptors.resolve("1"), Path.of("pipe:[4711]"));
        return Files.createSymbolicLink(descriptors.resolve("27"), Path.of("/build/target/energy/" + file));
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void knows_other_jvms_that_measure_by_the_file_that_they_hold_open() throws IOException {
        int own = (int) ProcessHandle.current().pid();
        process(7, "java", 100, 0, 0);
        process(8, "java", 100, 0, 0);
        process(9, "java", 100, 0, 0);
        process(own, "java", 100, 0, 0);
        holding(7, "measurements-7-123.jsonl");
        holding(8, "measurements-7-123.jsonl");
        Path gone = holding(9, "measurements-9-123.jsonl");
        holding(own, "measurements-" + own + "-123.jsonl");
        Consumers consumers = new Consumers(root, "measurements-");
        consumers.look();
        process(7, "java", 100, 40, 0);
        process(8, "java", 100, 50, 0);
        process(9, "java", 100, 20, 0);
        process(own, "java", 100, 90, 0);
        consumers.look();
        Files.delete(gone);
        consumers.look();

        assertThat(consumers.most(1))
                .extracting(Consumers.Consumer::pid, Consumers.Consumer::measures)
                .containsExactly(tuple((long) own, false), tuple(7L, true), tuple(9L, true));
    }

    @Test
    void where_there_are_no_such_files_there_are_no_processes() {
        Consumers consumers = new Consumers(root.resolve("nowhere"));
        consumers.look();

        assertThat(consumers.most(9)).isEmpty();
    }
}
