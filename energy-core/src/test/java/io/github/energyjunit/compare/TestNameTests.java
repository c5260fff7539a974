package io.github.energyjunit.compare;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TestNameTests {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "it.T#x()|it.T#x()|true",
                "it.T#x()[1]|it.T#x()|true",
                "it.T#x(int)[2][3]|it.T#x(int)|true",
                "it.T#x(int[])[1]|it.T#x([I)|true",
                "it.T#x(java.lang.String[][],long)|it.T#x([[Ljava.lang.String;,long)|true",
                "it.T[2]#x()|it.T#x()|true",
                "it.T[2]#x()|it.T|true",
                "it.T$Inner#x()|it.T|true",
                "it.T#x()|it.T#x()[2]|true",
                "it.T#x(int)|it.T#x(long)|false",
                "it.T#xy()|it.T#x()|false",
                "it.Tx#x()|it.T|false",
                "it.U#x()|it.T#x()|false",
                "it.T#adds (two) numbers()|it.T#adds (two) numbers()|true",
                "it.T#adds (two) numbers(int[])[2]|it.T#adds (two) numbers([I)|true",
                "it.T#adds (two) numbers()|it.T#adds (two) apples()|false",
                "it.T#adds (two) numbers()|it.T#adds()|false",
                "it.T#fixes issue #1 (a)()|it.T#fixes issue #1 (b)()|false",
                "it.T#x()[a (b)]|it.T#x()|true",
                "it.T#a feature (one)|it.T#a feature (one)|true"
            })
    void a_test_belongs_to_the_unit_that_runs_it_however_either_is_written(String test, String unit, boolean belongs) {
        assertThat(TestName.isOf(test, unit)).isEqualTo(belongs);
    }
}
