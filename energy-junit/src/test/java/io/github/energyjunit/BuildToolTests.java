package io.github.energyjunit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BuildToolTests {
    private @TempDir Path project;

    @ParameterizedTest
    @CsvSource({
        "pom.xml, '', target",
        "build.gradle, '', build",
        "build.gradle.kts, '', build",
        "build.gradle, basedir, target",
        "pom.xml, org.gradle.test.worker, build",
        "nothing, '', target",
        "nothing, org.gradle.test.worker, build"
    })
    void writes_where_the_build_tool_does(String file, String property, String folder) throws IOException {
        Files.createFile(project.resolve(file));

        assertThat(BuildTool.output(project, key -> key.equals(property) ? "1" : null))
                .isEqualTo(project.resolve(folder).resolve("energy"));
    }

    @Test
    void prefers_the_folder_of_maven_where_a_project_has_both_and_nobody_tells() throws IOException {
        Files.createFile(project.resolve("pom.xml"));
        Files.createFile(project.resolve("build.gradle"));

        assertThat(BuildTool.output(project, key -> null))
                .isEqualTo(project.resolve("target").resolve("energy"));
    }

    private static long start(ProcessHandle process) {
        return process.info().startInstant().map(Instant::toEpochMilli).orElse(0L);
    }

    @Test
    void knows_the_process_that_it_is_and_those_that_it_comes_from() {
        ProcessHandle self = ProcessHandle.current();
        assertThat(BuildTool.isOfThisBuild(self.pid() + " " + start(self))).isTrue();
        assertThat(BuildTool.isOfThisBuild(Long.toString(self.pid()))).isTrue();
        self.parent()
                .ifPresent(parent -> assertThat(BuildTool.isOfThisBuild(parent.pid() + " " + start(parent)))
                        .isTrue());
    }

    @Test
    void refuses_a_process_that_had_the_same_id_earlier() {
        ProcessHandle self = ProcessHandle.current();

        assertThat(BuildTool.isOfThisBuild(self.pid() + " " + (Instant.now().toEpochMilli() - 86_400_000)))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "x", "0", "-1 5", "99999999999999999999 1", "2147483646 1", "1 x"})
    void refuses_what_names_no_process_of_this_build(String preparedFor) {
        assertThat(BuildTool.isOfThisBuild(preparedFor)).isFalse();
    }

    @Test
    void refuses_nothing_at_all() {
        assertThat(BuildTool.isOfThisBuild(null)).isFalse();
    }

    private Settings settings(String preparedFor) throws IOException {
        Files.writeString(
                project.resolve("prepared.properties"),
                "energy.measure=all\nenergy.idleWatts=3\n" + BuildTool.PREPARED_FOR + "=" + preparedFor + "\n");
        Map<String, String> given = Map.of("energy.output", project.toString());
        return Settings.of(key -> Optional.ofNullable(given.get(key)));
    }

    @Test
    void takes_what_was_prepared_for_this_build_and_nothing_that_is_stale() throws IOException {
        ProcessHandle self = ProcessHandle.current();

        assertThat(settings(self.pid() + " " + start(self)).all()).isTrue();
        Settings stale = settings(self.pid() + " 1");
        assertThat(stale.all()).isFalse();
        assertThat(stale.sources().text("energy.idleWatts")).isEmpty();
    }
}
