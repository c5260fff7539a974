package io.github.energyjunit.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.energyjunit.analysis.JudgedTest;
import io.github.energyjunit.measured.TestSummary;
import io.github.energyjunit.reading.Analyzer;
import io.github.energyjunit.reading.Recording;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpokenNamesTests {

    @TempDir
    Path directory;

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            it.A#b()               | b()                     |
            it.A#b()               | does what it should     |
            it.A#b(int)[2]         | [2] 7                   | A#b(int) [2] 7
            it.A#b()[2][1]         | more › two              | A#b() more › two
            it.A[2]#b()            | size 30 › b()           | A#b() size 30
            it.A[2]#b(it.C)        | size 30 › b(C)          | A#b(C) size 30
            it.A$In[2][1]#b()      | size 30 › x › b()       | A$In#b() size 30 › x
            it.A[2]#b(int)[1]      | size 30 › [1] 7         | A#b(int) size 30 › [1] 7
            it.A[2]#b()            | b()                     |
            it.A#b()[0]            | b()[0]                  |
            cucumber:Eat/Cukes[2]  | Cukes                   |
            """)
    void an_invocation_is_called_by_the_display_names_that_its_indices_stand_for(
            String id, String displayName, String expected) throws IOException {
        assertThat(ShortNames.spoken(test(id, displayName)).orElse(null)).isEqualTo(expected);
    }

    @Test
    void a_class_whose_repeated_test_runs_in_each_invocation_is_not_called_by_one_repetition() throws IOException {
        assertThat(ShortNames.spoken(test("it.A[1]#b()", "size 7 › repetition 1 of 3")))
                .hasValue("A#b() size 7");
    }

    private TestSummary test(String id, String displayName) throws IOException {
        Path output = Files.createTempDirectory(directory, "energy");
        Recording.measured(output).add(id, 1, line -> line.put("displayName", displayName));
        return Analyzer.ofAnything().analyse(output).tests().stream()
                .map(JudgedTest::test)
                .findFirst()
                .orElseThrow();
    }
}
