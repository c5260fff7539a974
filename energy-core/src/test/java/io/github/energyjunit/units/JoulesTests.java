package io.github.energyjunit.units;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class JoulesTests {

    @Test
    void joules_become_microjoules_to_the_digit_and_back() {
        assertThat(Joules.of(0.0123).microjoules()).isEqualTo(12_300);
        assertThat(Joules.of(new BigDecimal("4.35")).microjoules()).isEqualTo(4_350_000);
        assertThat(Joules.ofMicrojoules(4_350_001).joules()).isEqualTo(4.350001);
        for (int i = 1; i < 5_000; i++) {
            assertThat(Joules.of(Joules.ofMicrojoules(i).joules()).microjoules())
                    .isEqualTo(i);
        }
    }

    @Test
    void what_is_not_known_stays_so_and_is_above_nothing() {
        assertThat(Joules.UNKNOWN.isKnown()).isFalse();
        assertThat(Joules.of(Double.NaN).isKnown()).isFalse();
        assertThat(Joules.UNKNOWN.times(2).minus(Joules.of(1)).rounded()).hasToString("");
        assertThat(Joules.UNKNOWN.isAbove(Joules.of(0))).isFalse();
        assertThat(Joules.of(0).isAbove(Joules.UNKNOWN)).isFalse();
        assertThat(Joules.UNKNOWN.isAtMost(Joules.of(0))).isFalse();
        assertThat(Joules.of(0).isAtMost(Joules.UNKNOWN)).isFalse();
    }

    @Test
    void energies_are_added_shared_out_and_compared() {
        assertThat(Joules.sum(Stream.of(Joules.of(1), Joules.of(0.5)))).isEqualTo(Joules.of(1.5));
        assertThat(Joules.sum(Stream.empty())).isEqualTo(Joules.ZERO);
        assertThat(Joules.of(1).plus(Joules.of(0.5))).isEqualTo(Joules.of(1.5));
        assertThat(Joules.of(1).part(3, 4)).isEqualTo(Joules.of(0.75));
        assertThat(Joules.of(1).dividedBy(Joules.of(4))).isEqualTo(0.25);
        assertThat(Joules.of(3).hypot(Joules.of(4))).isEqualTo(Joules.of(5));
        assertThat(Joules.ZERO.max(Joules.of(-1))).isEqualTo(Joules.ZERO);
        assertThat(Joules.UNKNOWN.max(Joules.of(1)).isKnown()).isFalse();
    }

    @Test
    void numbers_for_files_have_all_their_digits() {
        assertThat(Joules.of(1.5).decimal()).hasToString("1.500000");
        assertThat(Joules.ZERO.decimal()).hasToString("0.000000");
        assertThat(Joules.ofMicrojoules(12.345).decimal()).hasToString("0.000012345");
        assertThat(Joules.of(1.5).decimalMicrojoules()).hasToString("1500000");
        assertThat(Joules.ofMicrojoules(12.345).decimalMicrojoules()).hasToString("12.345");
    }

    @Test
    void energies_are_written_as_everywhere() {
        assertThat(Joules.of(0.41234)).hasToString("412 mJ");
        assertThat(Joules.of(0.41234).exactly()).isEqualTo("412.34 mJ");
        assertThat(Joules.of(0.01).exactly()).isEqualTo("10 mJ");
        assertThat(Joules.of(1).minus(Joules.of(1.25)).signed()).isEqualTo("-250 mJ");
        assertThat(Joules.of(0.25).signed()).isEqualTo("+250 mJ");
        assertThat(Joules.ofMicrojoules(1.4).rounded()).hasToString("1 µJ");
    }

    @Test
    void energies_are_ordered() {
        assertThat(Joules.of(2).isAbove(Joules.of(1))).isTrue();
        assertThat(Joules.of(1).isAbove(Joules.of(1))).isFalse();
        assertThat(Joules.of(1).isAtMost(Joules.of(1))).isTrue();
        assertThat(Joules.of(2).isAtMost(Joules.of(1))).isFalse();
        assertThat(Joules.of(1)).isLessThan(Joules.of(2));
    }
}
