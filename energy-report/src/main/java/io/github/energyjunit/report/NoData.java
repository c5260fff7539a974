package io.github.energyjunit.report;

import io.github.energyjunit.analysis.Analysis;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Explains why there may be nothing to report; silence would be taken for a green gate. */
public final class NoData {

    private NoData() {}

    /** Lists the causes that fit what is known, and what was found but left out. */
    public static String explain(Path output, Analysis analysis, Circumstances circumstances) {
        List<String> causes = causes(circumstances);
        String text = "No energy was measured: there is no measurement of this build in " + output + ". "
                + (causes.size() == 1 ? "The cause:" : "Likely causes:") + "\n  - " + String.join("\n  - ", causes);
        return analysis.warnings().isEmpty()
                ? text
                : text + "\nFound, but not used:\n  - " + String.join("\n  - ", analysis.warnings());
    }

    /** Returns the lines of an explanation whose causes have been given already, for another module. */
    public static String again(String explanation) {
        return explanation
                .lines()
                .findFirst()
                .orElseThrow()
                .replaceFirst(" (The cause:|Likely causes:)$", " Causes: as above.");
    }

    private static List<String> causes(Circumstances circumstances) {
        if (!circumstances.prepared()) {
            return unprepared(circumstances);
        }
        if (!circumstances.obstacles().isEmpty()) {
            return circumstances.obstacles();
        }
        if (circumstances.runs() == 0) {
            return List.of("Surefire and Failsafe ran no tests in this module: they are skipped (-DskipTests,"
                    + " -Dmaven.test.skip), or the build ended before them");
        }
        if (!circumstances.has()) {
            return List.of(lacking(circumstances));
        }
        List<String> causes = new ArrayList<>();
        if (!circumstances.all()) {
            causes.add("no test that ran has @MeasureEnergy or @EnergyTest: add one, or measure every test with"
                    + " -Denergy.measure=all");
        }
        causes.add("no test ran: a -Dtest pattern that matches none, or all are disabled");
        causes.add("the test JVM could not measure: search its output for energy-junit");
        return causes;
    }

    private static List<String> unprepared(Circumstances circumstances) {
        List<String> causes = new ArrayList<>();
        if (!circumstances.has()) {
            causes.add(lacking(circumstances));
        } else {
            causes.add("no test has @MeasureEnergy or @EnergyTest: add one, or measure every test with"
                    + " -Denergy.measure=all");
        }
        causes.add(
                "no test ran here: -DskipTests, a -Dtest pattern that matches none, or the tests ran in another module");
        causes.add(
                "tests and this goal use different values of energy.output: let the goal prepare run before the tests,"
                        + " which passes it on");
        causes.add("measuring is switched off by energy.skip in the test JVM");
        return causes;
    }

    private static String lacking(Circumstances circumstances) {
        return "the module lacks the test dependency io.github.energyjunit:energy-junit: add it, or have it added by `"
                + circumstances.command() + "`";
    }
}
