package io.github.energyjunit.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;

/** Holds the statistics against SciPy's and statsmodels' figures ({@code reference.py}) and against published ones. */
class StatisticsReferenceTests {

    private static final String FIGURES = "/io/github/energyjunit/statistics/";
    private static final Offset<Double> EXACT = within(1e-9);
    private static final MannWhitney TEST = new MannWhitney();
    /** Permeability of human placentas at term and at 12 to 26 weeks; Hollander and Wolfe (1973), page 69. */
    private static final double[] AT_TERM = {0.80, 0.83, 1.89, 1.04, 1.45, 1.38, 1.91, 1.64, 0.73, 1.46};

    private static final double[] EARLIER = {1.15, 0.88, 0.90, 0.74, 1.21};

    @ParameterizedTest
    @CsvFileSource(resources = FIGURES + "mann-whitney.csv", numLinesToSkip = 1)
    void p_values_equal_those_of_scipy(int n, int m, boolean ties, double expected) {
        Numbers numbers = new Numbers(1000L * n + m);
        double[] x;
        double[] y;
        if (ties) {
            x = numbers.withTies(n, 2);
            y = numbers.withTies(m, 0);
        } else {
            double[] both = numbers.distinct(n + m);
            x = Arrays.copyOf(both, n);
            y = Arrays.copyOfRange(both, n, n + m);
        }

        assertThat(TEST.greater(x, y)).isEqualTo(expected, EXACT);
    }

    @ParameterizedTest
    @CsvFileSource(resources = FIGURES + "medians.csv", numLinesToSkip = 1)
    void bounds_of_medians_equal_those_of_scipy(int n, double lower, double upper, double deviation) {
        double[] sample = Arrays.stream(new Numbers(n).distinct(n))
                .map(value -> value + 1)
                .toArray();

        assertThat(Medians.lowerBound(sample, 0.99) / lower).isEqualTo(1, EXACT);
        assertThat(Medians.upperBound(sample, 0.99) / upper).isEqualTo(1, EXACT);
        assertThat(Medians.relativeSpread(sample) * Medians.of(sample) / 1.4826).isEqualTo(deviation, EXACT);
    }

    @Test
    void adjusted_p_values_equal_those_of_statsmodels() {
        List<double[]> rows = Figures.rows(FIGURES + "multiplicity.csv");
        double[] p = rows.stream().mapToDouble(row -> row[0]).toArray();

        assertThat(Multiplicity.benjaminiHochberg(p))
                .containsExactly(rows.stream().mapToDouble(row -> row[1]).toArray(), EXACT);
        assertThat(Multiplicity.holm(p))
                .containsExactly(rows.stream().mapToDouble(row -> row[2]).toArray(), EXACT);
    }

    @Test
    void the_textbook_example_has_its_published_p_value_and_shift() {
        assertThat(TEST.greater(AT_TERM, EARLIER)).isEqualTo(0.1272, within(5e-5));

        Shift shift = Shift.of(AT_TERM, EARLIER, 0.95, TEST);

        assertThat(shift.estimate()).isEqualTo(0.305, EXACT);
        assertThat(shift.low()).isEqualTo(-0.15, EXACT);
        assertThat(shift.high()).isEqualTo(0.76, EXACT);
    }

    /** The published upper tails of the rank sum for 4 and 5 values: Hollander and Wolfe, table A.6. */
    @ParameterizedTest
    @CsvSource({"5, 4, 20, 0.008", "5, 4, 18, 0.032", "4, 4, 16, 0.014", "5, 5, 25, 0.004", "6, 6, 36, 0.0011"})
    void tails_equal_published_tables(int n, int m, int u, double expected) {
        assertThat(new RankSums().atLeast(u, n, m)).isEqualTo(expected, within(0.0005));
    }

    @ParameterizedTest
    @CsvSource({
        "7, 1", "10, 1", "11, 2", "13, 2", "14, 3", "16, 3", "17, 4", "19, 5", "21, 5", "22, 6", "25, 7", "27, 8",
        "29, 8", "30, 9"
    })
    void the_bound_is_the_order_statistic_of_the_table(int n, int rank) {
        double[] sample = new double[n];
        Arrays.setAll(sample, i -> i + 1);

        assertThat(Medians.lowerBound(sample, 0.99)).isEqualTo(rank);
        assertThat(Medians.upperBound(sample, 0.99)).isEqualTo(n + 1 - rank);
    }

    /** Effective figures computed by simulation, in percent; they are rounded to a tenth. */
    @ParameterizedTest
    @CsvSource({
        "1, 5, 5.6",
        "1, 30, 5.2",
        "2, 10, 5.8",
        "3, 5, 10.5",
        "3, 8, 8.0",
        "3, 10, 7.0",
        "3, 20, 5.9",
        "5, 10, 10.5",
        "5, 30, 6.5",
        "10, 10, 19.6",
        "10, 20, 13.4",
        "10, 30, 11.2"
    })
    void what_can_be_detected_equals_the_simulated_figures(int cv, int n, double percent) {
        Detectable detectable = new Detectable(0.02, 0.05);

        assertThat(100 * detectable.change(n, cv / 100.0, n, cv / 100.0)).isEqualTo(percent, within(0.25));
    }
}
