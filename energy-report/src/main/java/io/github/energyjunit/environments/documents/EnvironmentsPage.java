package io.github.energyjunit.environments.documents;

import io.github.energyjunit.environments.Efficiency;
import io.github.energyjunit.environments.EnvironmentTable;
import io.github.energyjunit.environments.EnvironmentTable.Partial;
import io.github.energyjunit.environments.EnvironmentTest;
import io.github.energyjunit.report.ShortNames;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.IntStream;

/** What the template of environments asks for: texts. */
public final class EnvironmentsPage {

    /** A page of more tests is slow; {@code environments.json} has all. */
    private static final int MOST = 200;

    private final EnvironmentTable table;
    private final Instant created;

    EnvironmentsPage(EnvironmentTable table, Instant created) {
        this.table = table;
        this.created = created;
    }

    /** One environment, or one test in it. */
    public record Row(
            String label,
            String quality,
            String watts,
            String joules,
            String seconds,
            String samples,
            String spread,
            String ratio,
            String interval,
            String kind,
            String finding) {}

    /** One test in all environments. */
    public record Test(String packageName, String name, List<Row> rows) {}

    public String getCreated() {
        return created.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    public String getFirst() {
        return table.environments().get(0).label();
    }

    public List<String> getWarnings() {
        return table.warnings();
    }

    public int getCount() {
        return table.tests().size();
    }

    public List<Row> getEnvironments() {
        return table.environments().stream()
                .map(environment -> new Row(
                        environment.label(),
                        environment.quality().label(),
                        Figures.watts(environment.watts()),
                        environment.energy().toString(),
                        Figures.seconds(environment.seconds()),
                        "",
                        "",
                        Figures.ratio(environment.efficiency()),
                        Figures.interval(environment.efficiency()),
                        kind(environment.efficiency()),
                        Figures.finding(environment.efficiency())))
                .toList();
    }

    public List<Test> getTests() {
        return table.tests().stream().limit(MOST).map(this::test).toList();
    }

    public int getMoreTests() {
        return Math.max(0, table.tests().size() - MOST);
    }

    public List<Partial> getPartial() {
        return table.partial().stream().limit(MOST).toList();
    }

    private Test test(EnvironmentTest test) {
        String name = ShortNames.withoutPackage(test.test());
        List<Row> rows = IntStream.range(0, test.cells().size())
                .mapToObj(i -> row(i, test.cells().get(i)))
                .toList();
        return new Test(test.test().substring(0, test.test().length() - name.length()), name, rows);
    }

    private Row row(int i, EnvironmentTest.Cell cell) {
        return new Row(
                table.environments().get(i).label(),
                table.environments().get(i).quality().label(),
                "",
                cell.energy().toString(),
                Figures.seconds(cell.seconds()),
                String.valueOf(cell.samples()),
                Figures.spread(cell.relativeSpread()),
                Figures.ratio(cell.efficiency()),
                Figures.interval(cell.efficiency()),
                kind(cell.efficiency()),
                Figures.finding(cell.efficiency()));
    }

    /** Choose the colour of a verdict for a finding. */
    private static String kind(Efficiency efficiency) {
        return switch (efficiency.finding()) {
            case BETTER -> "IMPROVED";
            case WORSE -> "FAIL";
            case UNDECIDED, NOT_COMPARABLE -> "INCONCLUSIVE";
            case REFERENCE, NO_DIFFERENCE -> "quiet";
        };
    }
}
