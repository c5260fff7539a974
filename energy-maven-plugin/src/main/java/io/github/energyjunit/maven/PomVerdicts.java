package io.github.energyjunit.maven;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;

/** Whether the documents of a build and its result come from the same settings. */
final class PomVerdicts {

    private PomVerdicts() {}

    /**
     * Compares what {@code report} and {@code check} are told.
     *
     * @param goals what the build will call in a module, each with its parameters
     * @return a warning where the documents may say something else than the build
     */
    static Optional<String> differ(List<AbstractEnergyMojo> goals) {
        List<Map<String, String>> reports = new ArrayList<>();
        List<Map<String, String>> checks = new ArrayList<>();
        for (AbstractEnergyMojo goal : goals) {
            if (goal.skip) {
                continue;
            }
            if (goal instanceof ReportMojo report) {
                reports.add(report.verdictSettings());
            } else if (goal instanceof CheckMojo check) {
                checks.add(check.verdictSettings());
            }
        }
        TreeSet<String> different = new TreeSet<>();
        for (Map<String, String> report : reports) {
            for (Map<String, String> check : checks) {
                check.forEach((key, value) -> {
                    if (!Objects.equals(value, report.get(key))) {
                        different.add(key);
                    }
                });
            }
        }
        return different.isEmpty()
                ? Optional.empty()
                : Optional.of("The goals report and check have different settings (" + String.join(", ", different)
                        + "), so the documents may show other verdicts than the build: move the <configuration> from"
                        + " the <execution> to the <plugin>, where it holds for both");
    }
}
