package io.github.energyjunit.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.offset;

import io.github.energyjunit.analysis.Analysis;
import io.github.energyjunit.budget.BudgetPolicy;
import io.github.energyjunit.budget.Budgets;
import io.github.energyjunit.reading.Analyzer;
import io.github.energyjunit.reading.Freshness;
import io.github.energyjunit.reading.Recording;
import io.github.energyjunit.settings.EnergyKey;
import io.github.energyjunit.settings.SettingsCheck;
import io.github.energyjunit.units.Joules;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CarbonTests {

    @TempDir
    Path output;

    @Test
    void a_known_case_comes_to_what_it_must() {
        assertThat(Carbon.of("485").grams(Joules.ofMicrojoules(288_380_000L)).doubleValue())
                .isCloseTo(0.0389, offset(0.00005));
        assertThat(Carbon.text(Carbon.of("485").grams(Joules.ofMicrojoules(288_380_000L))))
                .isEqualTo("38.9 mg CO2e");
        assertThat(Carbon.of("472").grams(Joules.ofMicrojoules(3_600_000_000_000L)))
                .isEqualByComparingTo("472");
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0 µg CO2e",
        "0.0000004, 0.40 µg CO2e",
        "0.5, 500 mg CO2e",
        "1, 1.00 g CO2e",
        "999.9, 1000 g CO2e",
        "1234567, 1235 kg CO2e"
    })
    void grams_are_written_short_with_a_fitting_unit(BigDecimal grams, String text) {
        assertThat(Carbon.text(grams)).isEqualTo(text);
    }

    @Test
    void one_line_says_what_was_asked_for_and_that_an_estimate_is_one() throws IOException {
        Recording.estimated(output).add("a.B#c()", 1.8).add("a.B#c()", 1.8).unread("a.B#d()", "torn", line -> {});
        Analysis analysis = analysis();

        assertThat(Carbon.of("500").text(analysis))
                .isEqualTo(
                        "Carbon: 500 µg CO2e estimated caused by the tests, of 1.00 mg CO2e estimated by the whole"
                                + " machine meanwhile, 500 µg CO2e estimated per test run (SCI without the manufacture of hardware); at 500 g/kWh");
    }

    @Test
    void without_a_reading_there_is_no_carbon_per_test_run() throws IOException {
        Recording.measured(output).unread("a.B#d()", "torn", line -> {});

        assertThat(Carbon.of("500").perTestRun(analysis())).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "much", "-1", "10001", "472 g", "NaN", "1e9"})
    void a_wrong_intensity_is_an_error_that_says_what_is_allowed(String value) {
        assertThatThrownBy(() -> Carbon.of(value))
                .hasMessage("Invalid value '" + value
                        + "' for energy.carbon.intensity: expected grams of CO2e per kWh, a number from 0 to 10000");
        assertThat(SettingsCheck.of(Map.of("energy.carbon.intensity", value), Map.of(), Map.<EnergyKey, String>of())
                        .errors())
                .hasSize(1);
    }

    private Analysis analysis() throws IOException {
        return new Analyzer(
                        new Freshness(Instant.EPOCH, true),
                        new Budgets(List.of(), BudgetPolicy.usual(false)),
                        pid -> false)
                .analyse(output);
    }
}
