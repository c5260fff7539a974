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
        "1, 3, 0.20, 10, 30",
        "10, 3, 0.02, 10, 95",
        "10, 3, 0.05, 10, 90",
        "10, 5, 0.05, 10, 90",
        "10, 3, 0.20, 10, 30",
        "50, 3, 0.05, 10, 90",
        "50, 5, 0.05, 10, 90",
        "10, 3, 0.05, 1, 90",
        "50, 5, 0.05, 1, 90"
    })
    void red_is_rare_and_a_dearer_ledger_is_seen(int classes, int builds, double spread, int parts, double leastSeen) {
        TotalsSimulation simulation = new TotalsSimulation(SEED, classes, builds, spread, 0.02, parts);

        double red = share(simulation, 1, 1, TotalsSimulation.Outcome::isRed);
        double classWarns = share(
                simulation,
                1,
                1,
                outcome -> outcome.ofClasses().stream().anyMatch(finding -> finding.verdict() == Verdict.WARN));
        double ledgerWarns = share(simulation, 1, 1, outcome -> outcome.ledger().verdict() == Verdict.WARN);
        double seen =
                share(simulation, 1.35, 1, outcome -> outcome.ledger().verdict().isViolation());
        if (WANTED > 0) {
            double doubled = share(simulation, 2, 1, outcome -> outcome.ledger().verdict() == Verdict.FAIL);
            double ofClass = share(simulation, 1, 1.35, TotalsSimulationTests::sees);
            double doubledClass = share(simulation, 1, 2, TotalsSimulationTests::sees);
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

    private static boolean sees(TotalsSimulation.Outcome outcome) {
        return outcome.ofClasses().get(0).verdict().isViolation();
    }

    private static double share(
            TotalsSimulation simulation, double all, double first, Predicate<TotalsSimulation.Outcome> which) {
        int builds = WANTED > 0 ? WANTED : BUILDS;
        int count = 0;
        for (int i = 0; i < builds; i++) {
            count += which.test(simulation.build(all, first)) ? 1 : 0;
        }
        return 100.0 * count / builds;
    }
}
