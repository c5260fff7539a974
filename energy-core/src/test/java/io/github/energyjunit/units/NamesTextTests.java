package io.github.energyjunit.units;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class NamesTextTests {

    @Test
    void three_names_are_told_and_more_are_counted() {
        assertThat(NamesText.of(List.of("a"))).isEqualTo("a");
        assertThat(NamesText.of(List.of("a", "b", "c"))).isEqualTo("a, b, c");
        assertThat(NamesText.of(List.of("a", "b", "c", "d", "e"))).isEqualTo("a, b, c and 2 more");
    }
}
