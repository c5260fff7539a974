package io.github.energyjunit.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.energyjunit.analysis.Analysis;
import io.github.energyjunit.analysis.InputException;
import io.github.energyjunit.files.MeasurementFiles;
import io.github.energyjunit.measured.Run;
import io.github.energyjunit.units.Joules;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which files count: whole ones of this build, each JVM once. What is foreign, old or a copy is left out and named. */
class FilesThatCountTests extends AnalysedFiles {
    @Test
    void a_jvm_that_lives_is_running_and_one_that_deleted_its_marker_has_ended() throws IOException {
        Recording.measured(output).add(FOO, 1).leftOpen();
        assertThat(new Analyzer(EVERYTHING, budgets(), pid -> pid == Recording.PID)
                        .analyse(output)
                        .runs())
                .extracting(Run::state)
                .containsExactly(Run.State.RUNNING);

        Files.delete(MeasurementFiles.marker(MeasurementFiles.find(output).get(0)));
        assertThat(analyse().runs()).extracting(Run::state).containsExactly(Run.State.ENDED);
    }

    @Test
    void a_jvm_counts_once_however_many_copies_of_its_file_there_are() throws IOException {
        Recording whole = Recording.measured(output).add(FOO, 1);
        Path cut = Files.copy(whole.file(), output.resolve("measurements-1-copy.jsonl"));
        whole.add(FOO, 2);
        Path folder = Files.createDirectory(output.resolve("collected"));
        Path copy = Files.copy(whole.file(), folder.resolve("measurements-2-copy.jsonl"));

        Analysis analysis = new Analyzer(EVERYTHING, budgets(), pid -> false)
                .analyse(List.of(folder, output, output), Owner.ANYONE);

        assertThat(only(analysis).samples().numbers()).containsExactly(1_000_000, 2_000_000);
        assertThat(analysis.runs()).hasSize(1);
        assertThat(analysis.warnings())
                .hasSize(2)
                .anyMatch(warning -> warning.startsWith(cut + " is left out, it has the same run as " + copy))
                .anyMatch(warning -> warning.startsWith(whole.file() + " is left out"));
    }

    @Test
    void what_follows_the_line_of_another_jvm_is_not_taken_for_the_first_ones() throws IOException {
        Recording joined = Recording.measured(output).add(FOO, 1);
        Recording estimated = Recording.estimated(output).add(FOO, 7);
        joined.raw(Files.readString(estimated.file()));
        Files.delete(estimated.file());

        Analysis analysis = analyse();

        assertThat(only(analysis).samples().numbers()).containsExactly(1_000_000);
        assertThat(analysis.warnings())
                .singleElement()
                .asString()
                .startsWith(joined.file() + " is left out from line 3 on")
                .contains("another JVM");
    }

    @Test
    void a_file_without_a_sound_first_line_is_left_out() throws IOException {
        Files.writeString(output.resolve("measurements-1-a.jsonl"), "");
        Files.writeString(output.resolve("measurements-1-b.jsonl"), "{\"type\":\"jv");
        Files.writeString(output.resolve("measurements-1-c.jsonl"), "{\"type\":\"measurement\"}\n");
        Recording.of(output, jvm -> jvm.withObject("/source").put("quality", "dreamt"));
        Recording.measured(output).add(FOO, 1);

        Analysis analysis = analyse();

        assertThat(only(analysis).attributed()).isEqualTo(Joules.ofMicrojoules(1_000_000));
        assertThat(analysis.warnings())
                .hasSize(4)
                .anyMatch(warning -> warning.contains("is empty"))
                .anyMatch(warning -> warning.contains("'dreamt'"));
    }

    @Test
    void a_file_of_another_schema_is_an_error_that_names_file_and_schemas() {
        Recording foreign = Recording.of(output, jvm -> jvm.put("schema", 7));

        assertThatThrownBy(this::analyse)
                .isInstanceOf(InputException.class)
                .hasMessageContaining(foreign.file().toString())
                .hasMessageContaining("schema 7")
                .hasMessageContaining("supported is 1");
    }

    @Test
    void only_files_of_this_build_count_where_there_are_any() throws IOException {
        Recording.of(output, jvm -> jvm.put("started", "2026-11-22T10:00:00Z")).add(FOO, 7);
        Recording.measured(output).add(FOO, 1);

        for (boolean lifecycle : new boolean[] {true, false}) {
            Analysis analysis = analyse(new Freshness(Recording.BEGIN, lifecycle));
            assertThat(only(analysis).attributed()).isEqualTo(Joules.ofMicrojoules(1_000_000));
            assertThat(analysis.warnings())
                    .singleElement()
                    .asString()
                    .contains("1 measurement file of an earlier build")
                    .contains("2026-11-22T10:00:00Z");
        }
    }

    @Test
    void old_files_alone_count_only_if_a_goal_is_called_alone() throws IOException {
        Recording.measured(output).add(FOO, 1);
        Instant later = Recording.BEGIN.plusSeconds(60);

        assertThat(analyse(new Freshness(later, false)).hasData()).isTrue();
        Analysis ofLifecycle = analyse(new Freshness(later, true));
        assertThat(ofLifecycle.hasData()).isFalse();
        assertThat(ofLifecycle.warnings()).singleElement().asString().contains("earlier build");
    }
}
