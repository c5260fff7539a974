package io.github.energyjunit.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileGuardTests {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final int THREADS = 3;
    private static final int TURNS = 100;

    @TempDir
    Path directory;

    @Test
    void leaves_nothing_beside_the_guarded_file() throws IOException {
        Path file = directory.resolve("guarded");

        assertThat(FileGuard.holding(file, PATIENCE, () -> "done")).isEqualTo("done");
        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void is_released_when_the_work_fails() throws IOException {
        Path file = directory.resolve("guarded");

        assertThatThrownBy(() -> FileGuard.holding(file, PATIENCE, () -> {
                    throw new IOException("full");
                }))
                .hasMessage("full");
        assertThat(FileGuard.holding(file, PATIENCE, () -> "done")).isEqualTo("done");
    }

    @Test
    void holding_one_file_leaves_others_free_and_held_when_they_are_released() throws IOException {
        Path one = directory.resolve("one");
        Path other = directory.resolve("other");

        FileGuard.holding(one, PATIENCE, () -> {
            FileGuard.holding(other, PATIENCE, () -> "done");
            assertThat(LockFile.tryLock(one)).isNull();
            return "done";
        });
        try (FileLock lock = LockFile.tryLock(one)) {
            assertThat(lock).isNotNull();
        }
    }

    @Test
    void lets_one_at_a_time_in_among_threads_and_processes() throws Exception {
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
        try {
            count(counter);

            assertThat(other.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
        } finally {
            other.destroyForcibly();
        }
        assertThat(other.exitValue()).isZero();
        assertThat(Files.readString(counter)).isEqualTo(String.valueOf(2 * THREADS * TURNS));
    }

    /** Counts as the second process. */
    public static void main(String[] args) throws Exception {
        count(Path.of(args[0]));
    }

    private static void count(Path counter) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        List<Future<Integer>> all = new ArrayList<>();
        try {
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
        } finally {
            threads.shutdownNow();
        }
    }
}
