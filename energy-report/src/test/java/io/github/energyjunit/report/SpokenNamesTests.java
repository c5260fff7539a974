package io.github.energyjunit.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.energyjunit.analysis.JudgedTest;
import io.github.energyjunit.measured.TestSummary;
import io.github.energyjunit.reading.Analyzer;
import io.github.energyjunit.reading.Recording;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
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
        TestSummary test = test(id, displayName);

        assertThat(new ShortNames(List.of(test)).ofInvocation(test).orElse(null))
                .isEqualTo(expected);
    }

    @Test
    void a_class_whose_repeated_test_runs_in_each_invocation_is_not_called_by_one_repetition() throws IOException {
        TestSummary test = test("it.A[1]#b()", "size 7 › repetition 1 of 3");

        assertThat(new ShortNames(List.of(test)).ofInvocation(test)).hasValue("A#b() size 7");
    }

    @Test
    void invocations_of_one_name_keep_it_and_are_told_apart_by_their_indices() throws IOException {
        TestSummary first = test("it.A#b()[1]", "EUR");
        TestSummary second = test("it.A#b()[2]", "USD");
        TestSummary third = test("it.A#b()[3]", "EUR");
        ShortNames names = new ShortNames(List.of(first, second, third));

        assertThat(Stream.of(first, second, third).map(names::of))
                .containsExactly("A#b() [1] EUR", "A#b() USD", "A#b() [3] EUR");
    }

    @Test
    void long_names_that_differ_only_where_they_are_cut_are_told_apart() throws IOException {
        TestSummary first = test("it.A#b()[1]", "x".repeat(100) + "1");
        TestSummary second = test("it.A#b()[2]", "x".repeat(100) + "2");
        ShortNames names = new ShortNames(List.of(first, second));

        assertThat(names.of(first)).startsWith("A#b() [1] xxx").hasSizeLessThan(100);
        assertThat(names.of(second)).startsWith("A#b() [2] xxx");
    }

    @Test
    void invocations_of_classes_of_one_simple_name_are_called_by_their_whole_id() throws IOException {
        TestSummary first = test("it.A#b()[1]", "EUR");
        TestSummary second = test("at.A#b()[1]", "EUR");
        ShortNames names = new ShortNames(List.of(first, second));

        assertThat(names.of(first)).isEqualTo("it.A#b()[1]");
        assertThat(names.of(second)).isEqualTo("at.A#b()[1]");
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
