package io.github.energyjunit.gate;

import io.github.energyjunit.analysis.Analysis;
import io.github.energyjunit.analysis.PartRegression;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;

/** Builds of two classes: A sets up for about 4 J and has a test of 2 J, B has a test of 3 J; JUnit itself uses 1 J. */
abstract class TotalsOfTwoClasses extends AgainstBaseline {

    static final String A = "com.acme.A";
    static final String B = "com.acme.B";

    LedgerBuilds ledgers;

    @BeforeEach
    void storeThree() throws IOException {
        ledgers = new LedgerBuilds(builds);
        store(3);
    }

    final void store(int times) throws IOException {
        for (int i = 0; i < times; i++) {
            ledgers.usual().write().store(baseline);
        }
    }

    final Analysis compare(LedgerBuilds.Lines lines) throws IOException {
        return lines.write().totals(baseline);
    }

    static PartRegression part(Analysis analysis, String name) {
        return analysis.compared().stream()
                .filter(part -> part.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    static List<String> verdicts(Analysis analysis) {
        return analysis.compared().stream()
                .map(part -> part.name() + " " + part.finding().verdict())
                .toList();
    }
}
