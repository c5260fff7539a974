package io.github.energyjunit.budget;

import static io.github.energyjunit.reading.Recording.flag;
import static io.github.energyjunit.reading.Recording.maxJoules;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.energyjunit.reading.Recording;
import java.io.IOException;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is said of a budget: figures that fit together. */
class BudgetWordingTests extends JudgedBudgets {

    @Test
    void what_is_many_times_the_limit_says_how_many() throws IOException {
        Recording.measured(output).add(FOO, 10.1, maxJoules(0.02));

        assertThat(judge(false).reason()).contains("by 10.08 J (505 times the budget)");
    }

    @Test
    void a_number_that_cannot_be_told_from_nothing_is_not_repeated() throws IOException {
        Recording.measured(output).add(FOO, 0.0001, maxJoules(1.5));

        assertThat(judge(false).reason())
                .isEqualTo("a reading below its resolution is within the budget of 1.5 J (annotation)");
    }

    @Test
    void percentages_of_hundreds_are_not_rounded_to_tens() throws IOException {
        Recording.measured(output).add(FOO, 3.65, maxJoules(1));

        assertThat(judge(false).reason()).contains("by 2.65 J (265 %)");
    }

    @Test
    void a_violation_names_test_joules_limit_excess_and_flags() throws IOException {
        Recording.measured(output).add(FOO, 3, maxJoules(1.5).andThen(flag("OVERLAPPED")));

        assertThat(analyse(false).violations())
                .singleElement()
                .satisfies(violation -> assertThat(violation.text())
                        .startsWith(FOO + ": 3 J is above the budget of 1.5 J (annotation) by 1.5 J (100 %)")
                        .endsWith("[OVERLAPPED]"));
    }

    @ParameterizedTest
    @CsvSource({
        "1500001, 1.5",
        "1500100, 1.5",
        "999999, 0.999998",
        "1004, 0.001",
        "1, 0.0000005",
        "123456789012, 123456.789011",
        "2999999, 2.0000000001",
    })
    void a_message_never_contradicts_itself(long microjoules, String limit) throws IOException {
        Recording.measured(output)
                .add(
                        FOO,
                        0,
                        line -> line.put("attributedMicrojoules", microjoules).put("resolutionMicrojoules", 0));

        String reason = judge(false, rule("*", limit)).reason();

        BigDecimal shown = joulesIn(reason.replaceAll(" is above.*", ""));
        BigDecimal shownLimit = joulesIn(reason.replaceAll(".*budget of | \\(POM.*", ""));
        BigDecimal excess = joulesIn(reason.replaceAll(".* by | \\([^(]* %.*", ""));
        assertThat(shownLimit).isEqualByComparingTo(limit);
        assertThat(shown).isGreaterThan(shownLimit).isEqualByComparingTo(shownLimit.add(excess));
        assertThat(reason).doesNotContain("(0 %)").doesNotContain("(0.0 %)");
    }

    private static BigDecimal joulesIn(String text) {
        String[] parts = text.trim().split(" ");
        int power = switch (parts[1]) {
            case "pJ" -> -12;
            case "nJ" -> -9;
            case "µJ" -> -6;
            case "mJ" -> -3;
            case "J" -> 0;
            case "kJ" -> 3;
            default -> throw new AssertionError(text);
        };
        return new BigDecimal(parts[0]).scaleByPowerOfTen(power);
    }
}
