package io.github.energyjunit.meter.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.energyjunit.meter.Configuration;
import io.github.energyjunit.meter.InvalidConfigurationException;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IncludedTests {
    private static Included of(String value) {
        return Included.of(
                new Configuration(key -> key.equals("energy.include") ? Optional.ofNullable(value) : Optional.empty()));
    }

    @Test
    void nothing_is_included_unless_somebody_says_so() {
        assertThat(of(null)).isEqualTo(Included.NOTHING);
        assertThat(of(" ").label()).isNull();
    }

    @Test
    void the_same_is_called_the_same_in_whatever_order_it_is_given() {
        assertThat(of("process:redis, containers ,process:postgres,process:redis")
                        .label())
                .isEqualTo(of("containers,process:postgres,process:redis").label())
                .isEqualTo("containers,process:postgres,process:redis");
        assertThat(of("process:postgres").containers()).isFalse();
    }

    @Test
    void a_name_is_cut_as_the_system_cuts_it() {
        assertThat(of("process:a-very-long-program").processes()).containsExactly("a-very-long-pro");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"container", "Containers", "containers,", "process:", "process: ", "postgres", ",", "process"})
    void anything_else_is_an_error_that_names_what_is_allowed(String value) {
        assertThat(Included.isAllowed(value)).isFalse();
        assertThatThrownBy(() -> of(value))
                .isInstanceOf(InvalidConfigurationException.class)
                .hasMessageContainingAll(
                        "'" + value.strip() + "'",
                        "energy.include",
                        "containers",
                        "process:<name>",
                        "for instance containers,process:postgres");
    }
}
