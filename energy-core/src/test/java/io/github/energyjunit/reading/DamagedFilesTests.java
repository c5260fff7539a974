package io.github.energyjunit.reading;

import static io.github.energyjunit.reading.Recording.flag;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.energyjunit.analysis.Analysis;
import io.github.energyjunit.measured.Run;
import io.github.energyjunit.units.Joules;
import java.io.IOException;
import java.nio.file.Files;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Lines that are damaged or of another version: what cannot be read is left out and named, and the rest is kept. */
class DamagedFilesTests extends AnalysedFiles {
    @Test
    void unknown_flags_and_fields_and_lines_are_tolerated_and_flags_are_kept() throws IOException {
        Recording.of(output, jvm -> jvm.put("mood", "good"))
                .add(FOO, 1, flag("SUNSPOT").andThen(line -> line.put("colour", "red")))
                .raw("{\"type\":\"weather\",\"sun\":true}\n");

        Analysis analysis = analyse();

        assertThat(only(analysis).flags()).containsExactly("SUNSPOT");
        assertThat(analysis.warnings()).isEmpty();
        assertThat(analysis.runs().get(0).invocations()).isEqualTo(1);
    }

    @Test
    void a_torn_last_line_of_a_jvm_cut_off_is_skipped_and_the_rest_is_kept() throws IOException {
        Recording torn = Recording.measured(output)
                .add(FOO, 1)
                .raw("{\"type\":\"measurement\",\"te")
                .leftOpen();

        Analysis analysis = analyse();

        assertThat(only(analysis).attributed()).isEqualTo(Joules.ofMicrojoules(1_000_000));
        assertThat(analysis.runs().get(0).state()).isEqualTo(Run.State.CUT_OFF);
        assertThat(analysis.runs().get(0).invocations()).isEqualTo(1);
        assertThat(analysis.warnings())
                .singleElement()
                .asString()
                .contains(torn.file() + " line 3")
                .contains("torn");
    }

    @Test
    void damaged_lines_are_named_and_left_out() throws IOException {
        Recording damaged = Recording.measured(output)
                .raw("<<<<<<< HEAD\n")
                .add(FOO, 1, line -> line.put("attributedMicrojoules", -4))
                .add(FOO, 2, line -> line.put("maxJoules", 0))
                .add(FOO, 3, line -> line.remove("test"))
                .add(FOO, 4, line -> line.put("attributedMicrojoules", "much"))
                .add(FOO, 5);

        Analysis analysis = analyse();

        assertThat(only(analysis).samples().numbers()).containsExactly(5_000_000);
        assertThat(analysis.warnings())
                .hasSize(5)
                .allMatch(warning -> warning.startsWith(damaged.file().toString()))
                .anyMatch(warning -> warning.contains("line 3") && warning.contains("-4"))
                .anyMatch(warning -> warning.contains("line 4") && warning.contains("Invalid value 0 for maxJoules"))
                .anyMatch(warning -> warning.contains("line 5") && warning.contains("test is missing"));
    }

    @Test
    void what_is_damaged_in_a_line_is_named_with_its_value() throws IOException {
        Recording.measured(output)
                .add(FOO, 1, line -> line.put("attributedMicrojoules", -4))
                .add(FOO, 2, line -> line.put("totalMicrojoules", Long.MAX_VALUE))
                .add(FOO, 3, line -> line.put("attributedMicrojoules", "much"))
                .add(FOO, 4, line -> line.put("durationNanos", -1));

        assertThat(analyse().warnings())
                .hasSize(4)
                .allMatch(warning -> warning.contains("damaged"))
                .anyMatch(warning -> warning.contains("Invalid value -4 for attributedMicrojoules: expected"))
                .anyMatch(warning -> warning.contains("Invalid value 9223372036854775807 for totalMicrojoules"))
                .anyMatch(warning -> warning.contains("attributedMicrojoules: ") && warning.contains("\"much\""))
                .anyMatch(warning -> warning.contains("Invalid value -1 for durationNanos"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            operations        | 0        | Invalid value 0 for operations: expected a whole number from 1 to
            operations        | -3       | Invalid value -3 for operations: expected a whole number from 1 to
            operations        |          | the field operations is missing
            outcome           | 'passed' | Invalid value 'passed' for outcome: expected successful or failed or aborted
            outcome           |          | the field outcome is missing
            scope             | 'class'  | Invalid value 'class' for scope: expected body or execution
            grossMicrojoules  | -5       | Invalid value -5 for grossMicrojoules: expected a whole number from 0 to
            idleNanos         | -6       | Invalid value -6 for idleNanos: expected a whole number from 0 to
            startNanos        | -7       | Invalid value -7 for startNanos: expected a whole number from 0 to
            """)
    void a_value_that_is_not_allowed_is_named_and_only_its_line_is_lost(
            String field, @Nullable String value, String expected) throws IOException {
        Recording.measured(output)
                .add(FOO, 1, line -> {
                    if (value == null) {
                        line.remove(field);
                    } else if (value.matches("-?\\d+")) {
                        line.put(field, Long.parseLong(value));
                    } else {
                        line.put(field, value);
                    }
                })
                .add(FOO, 2);

        Analysis analysis = analyse();

        assertThat(only(analysis).samples().numbers()).containsExactly(2_000_000);
        assertThat(analysis.warnings()).singleElement().asString().contains("line 2", expected);
    }

    @Test
    void a_line_of_an_earlier_version_has_no_scope() throws IOException {
        Recording.measured(output).add(FOO, 1, line -> line.remove("scope"));

        Analysis analysis = analyse();

        assertThat(only(analysis).isExecution()).isFalse();
        assertThat(analysis.warnings()).isEmpty();
    }

    @Test
    void a_line_with_another_behind_it_is_damaged() throws IOException {
        Recording joined = Recording.measured(output).add(FOO, 1);
        String line = Files.readAllLines(joined.file()).get(1);
        joined.raw(line).raw(line + "\n").add(FOO, 2);

        Analysis analysis = analyse();

        assertThat(only(analysis).samples().numbers()).containsExactly(1_000_000, 2_000_000);
        assertThat(analysis.warnings()).singleElement().asString().contains("line 3 is left out, it is damaged");
    }

    @Test
    void a_byte_order_mark_is_no_damage() throws IOException {
        Recording marked = Recording.measured(output).add(FOO, 1);
        Files.writeString(marked.file(), "\uFEFF" + Files.readString(marked.file()));

        Analysis analysis = analyse();

        assertThat(only(analysis).attributed()).isEqualTo(Joules.ofMicrojoules(1_000_000));
        assertThat(analysis.warnings()).isEmpty();
    }

    @Test
    void many_damaged_lines_give_few_warnings() throws IOException {
        Recording recording = Recording.measured(output).add(FOO, 1);
        for (int i = 0; i < 100; i++) {
            recording.raw("?\n");
        }

        assertThat(analyse().warnings()).hasSize(6).last().asString().contains("95 more damaged lines");
    }
}
