package io.github.energyjunit.baseline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.energyjunit.files.FileGuard;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BaselineSafetyTests {

    private static final int KILLS = 8;

    @TempDir
    Path directory;

    @Test
    void goals_at_the_same_time_lose_nothing_of_each_other() throws Exception {
        BaselineFile file = new BaselineFile(directory.resolve("energy-baseline.json"));
        ExecutorService goals = Executors.newFixedThreadPool(4);
        List<Future<Baseline>> added = new ArrayList<>();
        for (int i = 0; i < 24; i++) {
            Section section = BaselineExample.section("cpu" + i, Instant.EPOCH, Map.of("a.A#a()", List.of(1.0)));
            added.add(goals.submit(() -> file.update(old -> old.plus(List.of(section), new Window(5, 30), false))));
        }
        for (Future<Baseline> each : added) {
            each.get(60, TimeUnit.SECONDS);
        }
        goals.shutdown();

        assertThat(file.read().sections()).hasSize(24);
    }

    @Test
    void two_goals_of_which_one_is_killed_at_any_moment_leave_a_valid_file() throws Exception {
        Path path = directory.resolve("energy-baseline.json");
        Random random = new Random(6);
        for (int i = 0; i < KILLS; i++) {
            Process first = churn(path, "one");
            Process second = churn(path, "two");
            Thread.sleep(random.nextInt(40));
            first.destroyForcibly().waitFor();
            second.destroyForcibly().waitFor();

            assertThat(new BaselineFile(path).read().sections()).isNotEmpty();
        }
        new BaselineFile(path).update(old -> old);

        try (Stream<Path> files = Files.list(directory)) {
            assertThat(files).containsExactly(path);
        }
    }

    @Test
    void a_goal_that_waits_too_long_says_what_it_waits_for() throws Exception {
        Path path = directory.resolve("energy-baseline.json");

        assertThatThrownBy(() -> FileGuard.holding(
                        path,
                        Duration.ofSeconds(9),
                        () -> FileGuard.holding(path, Duration.ofMillis(50), () -> "never")))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("another goal has held " + path);
    }

    private static Process churn(Path path, String cpu) throws IOException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xshare:auto",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        BaselineChurn.class.getName(),
                        path.toString(),
                        cpu)
                .redirectErrorStream(true)
                .start();
        BufferedReader out = process.inputReader();
        assertThat(out.readLine()).isEqualTo("begun");
        return process;
    }
}
