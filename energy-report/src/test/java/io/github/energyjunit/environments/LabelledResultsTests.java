package io.github.energyjunit.environments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.energyjunit.analysis.InputException;
import io.github.energyjunit.reading.Recording;
import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where the results of each environment are looked for. */
class LabelledResultsTests extends MeasuredEnvironments {

    @Test
    void results_are_found_in_a_directory_or_in_its_target_energy() throws IOException {
        Recording.measured(directory.resolve("a/target/energy")).add(FOO, 1);
        Recording.measured(directory.resolve("b")).add(FOO, 1);

        assertThat(compare("a=a,b=" + directory.resolve("b")).environments()).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "docker | has the part 'docker'",
                "a= | has the part 'a='",
                "=a | has the part '=a'",
                "a=here,,b=here | has the part ''",
                "a=here,a=here | has the label 'a' twice",
                "a=here | one environment has nothing to be compared with",
                "a=here,b=nowhere | which is not there: copy the target/energy of the module that was measured in b",
                "a=here,b=empty | holds no measurements-*.jsonl, nor does target/energy in it"
            })
    void a_setting_that_makes_no_sense_says_what_is_allowed(String setting, String text) throws IOException {
        Recording.measured(directory.resolve("here")).add(FOO, 1);
        Files.createDirectory(directory.resolve("empty"));

        assertThatThrownBy(() -> compare(setting))
                .isInstanceOf(InputException.class)
                .hasMessageStartingWith("energy.compare.results ")
                .hasMessageContaining(text);
    }
}
