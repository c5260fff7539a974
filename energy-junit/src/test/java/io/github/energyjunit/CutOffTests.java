package io.github.energyjunit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.MethodOrderer.MethodName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** A JVM that dies in the middle of a test leaves every finished test behind, and a marker that tells of its end. */
class CutOffTests {
    private @TempDir Path folder;

    @Test
    void keeps_finished_tests_when_the_jvm_halts() throws Exception {
        Process jvm = start("halt");

        assertThat(jvm.waitFor(300, TimeUnit.SECONDS)).isTrue();
        assertThat(jvm.exitValue()).isEqualTo(7);
        assertTwoFinishedTestsAndAMarker();
    }

    @Test
    void keeps_finished_tests_when_the_jvm_is_killed() throws Exception {
        Process jvm = start("hang");
        Path reached = folder.resolve("reached");
        for (int i = 0; i < 30_000 && Files.notExists(reached); i++) {
            Thread.sleep(10);
        }
        assertThat(reached).exists();

        jvm.destroyForcibly();

        assertThat(jvm.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertTwoFinishedTestsAndAMarker();
    }

    private Process start(String ending) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        "-Dbasedir=" + folder,
                        "-Dending=" + ending,
                        CutOffTests.class.getName())
                .inheritIO()
                .start();
    }

    private void assertTwoFinishedTestsAndAMarker() {
        List<Path> files = MeasuredRun.files(folder.resolve("target/energy"));
        Path file = files.stream()
                .filter(path -> path.toString().endsWith(".jsonl"))
                .findFirst()
                .orElseThrow();
        assertThat(files).containsExactlyInAnyOrder(file, Path.of(file + ".open"));
        List<JsonNode> lines = MeasuredRun.lines(file);
        assertThat(lines).extracting(line -> line.path("methodName").asText()).containsExactly("", "first", "second");
    }

    /** Is run in a JVM of its own. */
    public static void main(String[] args) {
        LauncherFactory.create()
                .execute(LauncherDiscoveryRequestBuilder.request()
                        .selectors(selectClass(DoomedTestCases.class))
                        .build());
    }

    @MeasureEnergy
    @TestMethodOrder(MethodName.class)
    static class DoomedTestCases {
        @Test
        void first() {}

        @Test
        void second() {}

        @Test
        void third() throws Exception {
            if (System.getProperty("ending").equals("halt")) {
                Runtime.getRuntime().halt(7);
            }
            Files.createFile(Path.of(System.getProperty("basedir"), "reached"));
            Thread.sleep(600_000);
        }
    }
}
