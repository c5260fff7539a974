package io.github.energyjunit.units;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BytesTextTests {

    @ParameterizedTest
    @CsvSource({
        "0, 0 bytes",
        "16, 16 bytes",
        "999.4, 999 bytes",
        "1000, 1 kB",
        "1100000, 1.1 MB",
        "123456789, 123 MB",
        "999999, 1 MB",
        "2500000000, 2.5 GB",
        "3.2e15, 3200 TB"
    })
    void three_digits_and_a_unit_that_keeps_them_short(double bytes, String text) {
        assertThat(BytesText.of(bytes)).isEqualTo(text);
    }
}
