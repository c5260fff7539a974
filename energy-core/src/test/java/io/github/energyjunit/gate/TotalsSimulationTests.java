package io.github.energyjunit.gate;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.energyjunit.analysis.Verdict;
import java.util.Locale;
import java.util.function.Predicate;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Says how often totals are right. {@code -Dtotals.builds=400} simulates as many builds for each figure, and prints the table of
 * docs/gate.md.
 */
class TotalsSimulationTests {

    private static final long SEED = 2026;
    private static final int BUILDS = 40;
    private static final int WANTED = Integer.getInteger("totals.builds", 0);

    @BeforeAll
    static void head() {
        print(
                "| classes | builds | spread | bursts of | red | class warns | ledger warns | ledger +35 %% | ledger x2 red"
                        + " | class +35 %% | class x2 |%n");
    }

    private static void print(String format, Object... values) {
        if (WANTED > 0) {
            System.out.printf(Locale.ROOT, format, values);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "1, 3, 0.05, 10, 80",
        "1, 3, 0.20, 10, 25",
        "10, 3, 0.02, 10, 95",
        "10, 3, 0.05, 10, 90",
        "10, 5, 0.05, 10, 90",
        "10, 3, 0.20, 10, 10",
        "50, 3, 0.05, 10, 90",
        "50, 5, 0.05, 10, 90",
        "10, 3, 0.05, 1, 85",
        "50, 5, 0.05, 1, 90"
    })
    void red_is_rare_and_a_dearer_ledger_is_seen(int classes, int builds, double spread, int parts, double leastSeen) {
        TotalsSimulation simulation = new TotalsSimulation(SEED, classes, builds, spread, 0.02, parts, 0);

        double red = share(simulation, 1, 0, 1, TotalsSimulation.Outcome::isRed);
        double classWarns = share(
                simulation,
                1,
                0,
                1,
                outcome -> outcome.ofClasses().stream().anyMatch(finding -> finding.verdict() == Verdict.WARN));
        double ledgerWarns =
                share(simulation, 1, 0, 1, outcome -> outcome.ledger().verdict() == Verdict.WARN);
        double seen = share(
                simulation, 1.35, 0, 1, outcome -> outcome.ledger().verdict().isViolation());
        if (WANTED > 0) {
            double doubled =
                    share(simulation, 2, 0, 1, outcome -> outcome.ledger().verdict() == Verdict.FAIL);
            double ofClass = share(simulation, 1, 0, 1.35, outcome -> sees(outcome, 0));
            double doubledClass = share(simulation, 1, 0, 2, outcome -> sees(outcome, 0));
            print(
                    "| %d | %d | %.0f %% | %s | %.1f | %.1f | %.1f | %.0f | %.0f | %.0f | %.0f |%n",
                    classes,
                    builds,
                    100 * spread,
                    parts > 1 ? "tests" : "classes",
                    red,
                    classWarns,
                    ledgerWarns,
                    seen,
                    doubled,
                    ofClass,
                    doubledClass);
        }

        assertThat(red).isLessThanOrEqualTo(spread < 0.2 ? 0 : 5);
        assertThat(ledgerWarns).isLessThanOrEqualTo(classes > 1 ? 2 : 10);
        assertThat(seen).isGreaterThanOrEqualTo(leastSeen);
    }

    /** Every second class is small, and all differ by as many joules besides. */
    @ParameterizedTest
    @CsvSource({
        "2, 3, 0.05, 75, 65",
        "2, 3, 0.15, 70, 55",
        "10, 3, 0.05, 90, 35",
        "10, 3, 0.15, 85, 20",
        "10, 5, 0.15, 90, 30",
        "50, 5, 0.15, 90, 10"
    })
    void small_classes_seldom_warn_and_hide_nothing_of_large_ones(
            int classes, int builds, double noise, double leastOfLedger, double leastOfLarge) {
        TotalsSimulation simulation = new TotalsSimulation(SEED, classes, builds, 0.05, 0.02, 10, noise);

        double red = share(simulation, 1, 0, 1, TotalsSimulation.Outcome::isRed);
        double warns = share(
                simulation,
                1,
                0,
                1,
                outcome -> outcome.ofClasses().stream().anyMatch(finding -> finding.verdict() == Verdict.WARN));
        double ledger = share(
                simulation, 1.35, 0, 1, outcome -> outcome.ledger().verdict().isViolation());
        double large = share(simulation, 1, 0, 1.35, outcome -> sees(outcome, 0));
        if (WANTED > 0) {
            print(
                    "| %d | %d | %.2f J | %.1f | %.1f | %.0f | %.0f | %.0f | %.0f | %.0f |%n",
                    classes,
                    builds,
                    noise,
                    red,
                    warns,
                    ledger,
                    share(simulation, 2, 0, 1, outcome -> outcome.ledger().verdict() == Verdict.FAIL),
                    large,
                    share(simulation, 1, 0, 2, outcome -> sees(outcome, 0)),
                    share(simulation, 1, 1, 4, outcome -> sees(outcome, 1)));
        }

        assertThat(red).isLessThanOrEqualTo(1);
        assertThat(warns).isLessThanOrEqualTo(classes > 2 ? 7.5 : 10);
        assertThat(ledger).isGreaterThanOrEqualTo(leastOfLedger);
        assertThat(large).isGreaterThanOrEqualTo(leastOfLarge);
    }

    private static boolean sees(TotalsSimulation.Outcome outcome, int which) {
        return outcome.ofClasses().get(which).verdict().isViolation();
    }

    private static double share(
            TotalsSimulation simulation,
            double all,
            int changed,
            double times,
            Predicate<TotalsSimulation.Outcome> which) {
        int builds = WANTED > 0 ? WANTED : BUILDS;
        int count = 0;
        for (int i = 0; i < builds; i++) {
            count += which.test(simulation.build(all, changed, times)) ? 1 : 0;
        }
        return 100.0 * count / builds;
    }
}
