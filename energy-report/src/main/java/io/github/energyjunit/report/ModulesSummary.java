package io.github.energyjunit.report;

import io.github.energyjunit.analysis.Analysis;
import io.github.energyjunit.analysis.Analysis.Violation;
import io.github.energyjunit.analysis.Verdict;
import io.github.energyjunit.measured.TestSummary.Sum;
import io.github.energyjunit.meter.Quality;
import io.github.energyjunit.units.Joules;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Writes what the modules of a build came to as the last lines of its console, highest energy use first. */
public final class ModulesSummary {

    private final List<Line> modules;

    /** Shows these modules. */
    public ModulesSummary(List<Line> modules) {
        this.modules = modules.stream()
                .sorted(Comparator.comparing(Line::rank).reversed().thenComparing(Line::module))
                .toList();
    }

    /**
     * What is shown of a module.
     *
     * @param tests how many tests were measured
     * @param verdicts how many verdicts there are of each kind that is not fine
     */
    public record Line(String module, int tests, Sum sum, Quality quality, Map<Verdict, Long> verdicts) {

        /** Keeps of a module's report what the summary shows. */
        public static Line of(Report report) {
            Analysis analysis = report.analysis();
            Map<Verdict, Long> verdicts = analysis.violations().stream()
                    .collect(Collectors.groupingBy(Violation::verdict, Collectors.counting()));
            return new Line(report.module(), analysis.tests().size(), analysis.all(), analysis.quality(), verdicts);
        }

        private Joules rank() {
            return sum.isUnread() ? Joules.ofMicrojoules(-1) : sum.attributed();
        }

        private String verdict() {
            return Stream.of(Verdict.FAIL, Verdict.WARN)
                    .filter(verdicts::containsKey)
                    .map(verdict -> verdicts.get(verdict) + " " + verdict)
                    .collect(Collectors.joining(", "));
        }
    }

    /**
     * Returns the summary; nothing where there are fewer than two modules, whose reports say it all.
     *
     * @param top how many modules to show at most
     */
    public List<String> lines(int top) {
        if (modules.size() < 2) {
            return List.of();
        }
        Sum all = modules.stream().map(Line::sum).reduce(Sum.NOTHING, Sum::plus);
        boolean estimated = modules.stream().anyMatch(module -> module.quality == Quality.ESTIMATED);
        String head = "Energy of " + modules.size() + " modules: "
                + EnergyText.attributed(all, estimated ? Quality.ESTIMATED : Quality.MEASURED) + " in "
                + modules.stream().mapToInt(Line::tests).sum() + " tests";
        TextTable table = new TextTable(List.of("joules", "quality", "tests", "verdicts", "module"), List.of(0, 2));
        modules.stream()
                .limit(top)
                .forEach(module -> table.add(List.of(
                        EnergyText.attributed(module.sum, Quality.MEASURED),
                        module.sum.isUnread() ? "" : module.quality.label(),
                        String.valueOf(module.tests),
                        module.verdict(),
                        module.module)));
        int hidden = modules.size() - top;
        return Stream.of(
                        Stream.of(head),
                        top == 0 ? Stream.<String>of() : table.lines().stream(),
                        hidden > 0 && top > 0 ? Stream.of("... and " + hidden + " more") : Stream.<String>of(),
                        Stream.of("One report of all modules: mvn verify energy:aggregate"))
                .flatMap(lines -> lines)
                .toList();
    }
}
