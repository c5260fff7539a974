package io.github.energyjunit.checkout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.energyjunit.analysis.InputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A comparison works alone, and leaves behind what it should and nothing else, also when it was killed. */
class WorkspaceTests {
    private static final int PATIENCE_SECONDS = 120;

    private @TempDir Path folder;

    @Test
    void keeps_logs_and_removes_the_rest() throws IOException {
        try (Workspace workspace = Workspace.open(folder)) {
            Files.writeString(workspace.kept("base-build.log"), "log");
            Files.createDirectories(workspace.base().resolve("a/b"));
            Files.createSymbolicLink(workspace.base().resolve("a/link"), folder.getParent());
        }

        assertThat(names()).containsExactlyInAnyOrder("base-build.log", ".energy-compare");
        assertThat(folder.getParent()).as("a link is not followed").exists();
    }

    @Test
    void refuses_a_second_comparison_at_the_same_time() throws IOException {
        try (Workspace first = Workspace.open(folder)) {
            assertThat(first.base()).doesNotExist();
            assertThatThrownBy(() -> Workspace.open(folder))
                    .isInstanceOf(InputException.class)
                    .hasMessageContaining("Another comparison is working in " + folder);
        }
        Workspace.open(folder).close();
    }

    @Test
    void ends_its_processes() throws Exception {
        Process process;
        try (Workspace workspace = Workspace.open(folder)) {
            process = workspace.children().start(new ProcessBuilder("sleep", "600"));
        }

        assertThat(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void removes_files_and_processes_that_a_killed_one_has_left() throws Exception {
        Process orphan = new ProcessBuilder("sleep", "600").start();
        Process stranger = new ProcessBuilder("sleep", "600").start();
        long started = orphan.toHandle().info().startInstant().orElseThrow().toEpochMilli();
        Files.writeString(
                folder.resolve("processes"),
                orphan.pid() + " " + started + "\n" + stranger.pid() + " " + (started - 100_000) + "\n12");
        Files.createDirectories(folder.resolve("base/.git"));
        Files.writeString(folder.resolve(".energy-compare"), "");

        Workspace.open(folder).close();

        assertThat(orphan.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
        assertThat(stranger.isAlive()).as("another process got the number").isTrue();
        stranger.destroyForcibly();
        assertThat(names()).containsExactly(".energy-compare");
    }

    @Test
    void empties_no_folder_that_is_not_marked_as_its_own() throws IOException {
        Files.writeString(folder.resolve("thesis.txt"), "years of work");

        assertThatThrownBy(() -> Workspace.open(folder))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("thesis.txt")
                .hasMessageContaining("energy.output");
        assertThat(names()).containsExactly("thesis.txt");
    }

    @Test
    void keeps_what_may_be_secret_elsewhere_and_only_as_long_as_it_works() throws IOException {
        Path secret;
        try (Workspace workspace = Workspace.open(folder)) {
            secret = workspace.secret();
            Files.writeString(secret.resolve("module.json"), "password");
            assertThat(secret.startsWith(folder)).isFalse();
            if (Files.getFileStore(secret).supportsFileAttributeView("posix")) {
                assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(secret)))
                        .isEqualTo("rwx------");
            }
        }

        assertThat(secret).doesNotExist();
    }

    private Stream<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).toList().stream();
        }
    }
}
