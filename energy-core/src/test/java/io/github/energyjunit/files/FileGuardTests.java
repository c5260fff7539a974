package io.github.energyjunit.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileGuardTests {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final int THREADS = 3;
    private static final int TURNS = 100;

    @TempDir
    Path directory;

    @Test
    void leaves_no_lock_file_behind() throws IOException {
        Path file = directory.resolve("guarded");

        String during =
                FileGuard.holding(file, PATIENCE, () -> Files.exists(FileGuard.place(file)) ? "locked" : "open");

        assertThat(during).isEqualTo("locked");
        assertThat(FileGuard.place(file)).doesNotExist();
    }

    @Test
    void leaves_no_lock_file_behind_when_the_work_fails() {
        Path file = directory.resolve("guarded");

        assertThatThrownBy(() -> FileGuard.holding(file, PATIENCE, () -> {
                    throw new IOException("full");
                }))
                .hasMessage("full");
        assertThat(FileGuard.place(file)).doesNotExist();
    }

    @Test
    void uses_and_deletes_what_a_killed_process_has_left() throws IOException {
        Path file = directory.resolve("guarded");
        Files.createFile(FileGuard.place(file));

        assertThat(FileGuard.holding(file, PATIENCE, () -> "done")).isEqualTo("done");
        assertThat(FileGuard.place(file)).doesNotExist();
    }

    @Test
    void lets_one_at_a_time_in_among_threads_and_processes_although_the_lock_file_comes_and_goes() throws Exception {
        Path counter = Files.writeString(directory.resolve("counter"), "0");
        Process other = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        "-Djava.io.tmpdir=" + System.getProperty("java.io.tmpdir"),
                        FileGuardTests.class.getName(),
                        counter.toString())
                .inheritIO()
                .start();
        count(counter);

        assertThat(other.waitFor()).isZero();
        assertThat(Files.readString(counter)).isEqualTo(String.valueOf(2 * THREADS * TURNS));
        assertThat(FileGuard.place(counter)).doesNotExist();
    }

    /** Counts as the second process. */
    public static void main(String[] args) throws Exception {
        count(Path.of(args[0]));
    }

    private static void count(Path counter) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        List<Future<Integer>> all = new ArrayList<>();
        for (int i = 0; i < THREADS * TURNS; i++) {
            all.add(threads.submit(() -> FileGuard.holding(counter, PATIENCE, () -> {
                int next = Integer.parseInt(Files.readString(counter)) + 1;
                Files.writeString(counter, String.valueOf(next));
                return next;
            })));
        }
        for (Future<Integer> each : all) {
            each.get();
        }
        threads.shutdown();
    }
}
