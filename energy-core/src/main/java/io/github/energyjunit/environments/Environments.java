package io.github.energyjunit.environments;

import io.github.energyjunit.analysis.InputException;
import io.github.energyjunit.environments.EnvironmentTable.Partial;
import io.github.energyjunit.environments.EnvironmentTest.Cell;
import io.github.energyjunit.measured.TestSummary;
import io.github.energyjunit.meter.Quality;
import io.github.energyjunit.units.Joules;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Compares what was measured of the same tests in several environments. */
public final class Environments {

    private final List<Measured> all;
    private final List<String> common;

    private Environments(List<Measured> all) {
        this.all = all;
        this.common = all.get(0).tests().keySet().stream()
                .filter(test ->
                        all.stream().allMatch(measured -> measured.tests().containsKey(test)))
                .toList();
    }

    /**
     * Compares labelled results.
     *
     * @param setting the value of {@code energy.compare.results}, for instance {@code docker=a,microvm=b}
     * @param basedir what relative directories start from
     * @throws InputException if the setting makes no sense, or a directory has nothing to read
     * @throws IOException if a file cannot be read
     */
    public static EnvironmentTable compare(String setting, Path basedir) throws IOException {
        List<Measured> all = new ArrayList<>();
        for (LabelledResults results : LabelledResults.parse(setting, basedir)) {
            all.add(Measured.read(results));
        }
        return new Environments(all).table();
    }

    private EnvironmentTable table() {
        Measured first = all.get(0);
        List<EnvironmentColumn> columns = all.stream()
                .map(measured -> new EnvironmentColumn(first, measured, common))
                .toList();
        List<EnvironmentTest> tests = new ArrayList<>();
        for (int i = 0; i < common.size(); i++) {
            int row = i;
            List<Cell> cells = columns.stream().map(column -> column.cell(row)).toList();
            tests.add(new EnvironmentTest(common.get(i), cells));
        }
        List<Integer> summed = summed(columns);
        tests.sort(Comparator.comparingDouble(Environments::hunger).reversed());
        return new EnvironmentTable(
                columns.stream().map(column -> column.environment(summed)).toList(),
                tests,
                partial(),
                warnings(summed.size()));
    }

    /** Choose the tests that are added up: those that have an interval everywhere, or all if there is no such test. */
    private List<Integer> summed(List<EnvironmentColumn> columns) {
        List<Integer> all = IntStream.range(0, common.size()).boxed().toList();
        List<Integer> carrying = all.stream()
                .filter(row -> columns.stream().allMatch(column -> column.carries(row)))
                .toList();
        return carrying.isEmpty() ? all : carrying;
    }

    private static double hunger(EnvironmentTest test) {
        Joules energy = test.cells().get(0).energy();
        return energy.isKnown() ? energy.microjoules() : -1;
    }

    private List<Partial> partial() {
        Set<String> known = new LinkedHashSet<>();
        all.forEach(measured -> known.addAll(measured.tests().keySet()));
        common.forEach(known::remove);
        return known.stream()
                .map(test -> new Partial(
                        test,
                        all.stream()
                                .filter(measured -> measured.tests().containsKey(test))
                                .map(Measured::label)
                                .toList()))
                .toList();
    }

    private List<String> warnings(int summed) {
        List<String> warnings = new ArrayList<>();
        if (summed < common.size()) {
            warnings.add((common.size() - summed) + " of the common tests are not in the sums: they have fewer than 3"
                    + " samples, or samples of 0 J, in at least one environment");
        }
        all.forEach(measured -> warnings.addAll(measured.warnings()));
        differing(
                warnings,
                "Estimated and measured values are mixed: differences between a model and a counter are not judged",
                measured -> measured.analysis().quality() == Quality.ESTIMATED ? "estimated" : "counted by hardware");
        differing(warnings, "Not the same counters make up the joules", Measured::counted);
        differing(
                warnings,
                "Not the same processor: a difference may be the machine's, not the environment's",
                Measured::processors);
        differing(warnings, "Not the same Java or garbage collector", Measured::javas);
        long doubtful = common.stream()
                .filter(test -> all.stream()
                        .map(measured -> Objects.requireNonNull(measured.tests().get(test)))
                        .anyMatch(TestSummary::doubtful))
                .count();
        if (doubtful > 0) {
            warnings.add(doubtful + " of the tests have doubtful readings in at least one environment");
        }
        if (common.isEmpty()) {
            warnings.add("No test was measured in all of the environments");
        }
        return warnings;
    }

    private void differing(List<String> warnings, String text, Function<Measured, String> of) {
        if (all.stream().map(of).distinct().count() > 1) {
            warnings.add(text + " ("
                    + all.stream()
                            .map(measured -> measured.label() + ": " + of.apply(measured))
                            .collect(Collectors.joining(", "))
                    + ")");
        }
    }
}
