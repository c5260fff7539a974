package io.github.energyjunit.report;

import io.github.energyjunit.analysis.Analysis;
import java.nio.file.Path;

/** Explains why there may be nothing to report; silence would be taken for a green gate. */
public final class NoData {

    private static final String CAUSES = """
            Likely causes:
              - the module lacks the test dependency io.github.energyjunit:energy-junit
              - no test has @MeasureEnergy (or run with energy.measure=all)
              - no test ran here: -DskipTests, a -Dtest pattern that fits none, or the tests ran in another module
              - the JVM of the tests did not learn of energy.output: Surefire's <argLine> without @{argLine}, -DargLine, \
            or forkCount=0
              - energy.output of the tests and of this goal differ
              - measuring is switched off by energy.skip in the test JVM""";

    private NoData() {}

    /** List the likely causes, and what was found but left out. */
    public static String explain(Path output, Analysis analysis) {
        String text = "No energy was measured: there is no measurement of this build in " + output + ". " + CAUSES;
        return analysis.warnings().isEmpty()
                ? text
                : text + "\nFound, but not used:\n  - " + String.join("\n  - ", analysis.warnings());
    }
}
