package io.github.energyjunit.units;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JoulesTextTests {

    @ParameterizedTest
    @CsvSource({
        "0, <1 µJ",
        "85, 85 µJ",
        "999, 999 µJ",
        "1000, 1.00 mJ",
        "412000, 412 mJ",
        "412400, 412 mJ",
        "999499, 999 mJ",
        "999500, 1.00 J",
        "1310000, 1.31 J",
        "13100000, 13.1 J",
        "1314999, 1.31 J",
        "123456789, 123 J",
        "1234567890, 1.23 kJ",
        "1234567890123, 1.23 MJ",
        "12.345, 12.3 µJ",
        "0.71428, 714 nJ",
        "0.0009996, 1.00 nJ",
        "0.0000123, 12.3 pJ",
    })
    void three_digits_and_a_fitting_unit(double microjoules, String text) {
        assertThat(JoulesText.of(microjoules)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "1310000, 1310000", "12.345, 12.345", "0.0000123, 0.0000123", "1e15, 1000000000000000"})
    void files_have_all_digits_and_no_exponent(double microjoules, String text) {
        assertThat(JoulesText.microjoules(microjoules)).hasToString(text);
    }
}
