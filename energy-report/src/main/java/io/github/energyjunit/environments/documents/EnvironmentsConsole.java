package io.github.energyjunit.environments.documents;

import io.github.energyjunit.environments.Efficiency;
import io.github.energyjunit.environments.Efficiency.Finding;
import io.github.energyjunit.environments.Environment;
import io.github.energyjunit.environments.EnvironmentTable;
import io.github.energyjunit.environments.EnvironmentTable.Partial;
import io.github.energyjunit.environments.EnvironmentTest;
import io.github.energyjunit.environments.EnvironmentTest.Cell;
import io.github.energyjunit.meter.Quality;
import io.github.energyjunit.report.ShortNames;
import io.github.energyjunit.report.TextTable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes environments beside each other as lines for the console. */
public final class EnvironmentsConsole {

    private static final int PARTIAL = 10;

    private final EnvironmentTable table;
    private final int top;

    /**
     * Shows environments.
     *
     * @param top how many tests to show at most
     */
    public EnvironmentsConsole(EnvironmentTable table, int top) {
        this.table = table;
        this.top = top;
    }

    /** Returns what makes the comparison weaker than it looks. */
    public List<String> warnings() {
        return table.warnings();
    }

    /** Returns the environments, then the tests, then what only some environments have. */
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        int tests = table.tests().size();
        lines.add("The same " + (tests == 1 ? "test" : tests + " tests") + " in "
                + table.environments().size() + " environments; efficiency is the work per joule, relative to "
                + table.environments().get(0).label());
        lines.addAll(environments());
        lines.addAll(tests());
        for (Environment environment : table.environments()) {
            lines.add(conclusion(environment));
        }
        lines.removeIf(String::isEmpty);
        partial(lines);
        return lines;
    }

    private List<String> environments() {
        TextTable text = new TextTable(
                List.of("environment", "watts", "joules", "seconds", "efficiency", "95 % interval", "quality", ""),
                List.of(2, 3, 4, 5));
        for (Environment environment : table.environments()) {
            text.add(List.of(
                    environment.label(),
                    Figures.watts(environment.watts()),
                    environment.energy().toString(),
                    Figures.seconds(environment.seconds()),
                    Figures.ratio(environment.efficiency()),
                    Figures.interval(environment.efficiency()),
                    environment.quality() == Quality.MEASURED
                            ? ""
                            : environment.quality().label(),
                    Figures.finding(environment.efficiency())));
        }
        return text.lines();
    }

    private List<String> tests() {
        TextTable text = new TextTable(
                List.of("test", "environment", "joules", "seconds", "n", "±", "efficiency", "95 % interval", ""),
                List.of(2, 3, 4, 5, 6, 7));
        ShortNames names = ShortNames.among(
                table.tests().stream().map(EnvironmentTest::test).toList());
        table.tests().stream().limit(top).forEach(test -> {
            for (int i = 0; i < test.cells().size(); i++) {
                Cell cell = test.cells().get(i);
                text.add(List.of(
                        i == 0 ? names.of(test.test()) : "",
                        table.environments().get(i).label(),
                        cell.energy().toString(),
                        Figures.seconds(cell.seconds()),
                        String.valueOf(cell.samples()),
                        Figures.spread(cell.relativeSpread()),
                        Figures.ratio(cell.efficiency()),
                        Figures.interval(cell.efficiency()),
                        Figures.finding(cell.efficiency())));
            }
        });
        if (table.tests().isEmpty() || top == 0) {
            return List.of();
        }
        List<String> lines = new ArrayList<>(text.lines());
        int hidden = table.tests().size() - top;
        if (hidden > 0) {
            lines.add("... and " + hidden + " more; all of them with -Denergy.console.top="
                    + table.tests().size());
        }
        return lines;
    }

    private String conclusion(Environment environment) {
        Efficiency efficiency = environment.efficiency();
        String first = table.environments().get(0).label();
        if (efficiency.finding() == Finding.NOT_COMPARABLE || efficiency.finding() == Finding.UNDECIDED) {
            return environment.label() + " against " + first + ": "
                    + efficiency.finding().words() + ", " + efficiency.reason();
        }
        return efficiency.finding() == Finding.NO_DIFFERENCE
                ? environment.label() + " against " + first
                        + ": too noisy to show a difference of more than 2 %; more samples or longer tests narrow it"
                : "";
    }

    private void partial(List<String> lines) {
        Map<List<String>, List<String>> byLabels = new LinkedHashMap<>();
        for (Partial partial : table.partial()) {
            byLabels.computeIfAbsent(partial.labels(), labels -> new ArrayList<>())
                    .add(partial.test());
        }
        byLabels.forEach((labels, tests) -> lines.add("Only in " + String.join(" and ", labels) + ": "
                + String.join(", ", tests.stream().limit(PARTIAL).toList())
                + (tests.size() > PARTIAL ? " and " + (tests.size() - PARTIAL) + " more" : "")));
    }
}
