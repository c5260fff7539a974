package io.github.energyjunit.compare.documents;

import io.github.energyjunit.analysis.Verdict;
import io.github.energyjunit.compare.CompareRun;
import io.github.energyjunit.compare.ComparedTest;
import io.github.energyjunit.compare.Comparison;
import io.github.energyjunit.compare.PairedTest;
import io.github.energyjunit.meter.Quality;
import io.github.energyjunit.profile.Difference;
import io.github.energyjunit.report.ShortNames;
import io.github.energyjunit.report.TextTable;
import io.github.energyjunit.units.CountText;
import io.github.energyjunit.units.NamesText;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Writes a comparison as lines for the console. */
public final class CompareConsole {

    static final String NOTHING = "No test was compared";

    private static final int CHANGES = 3;

    private final Comparison comparison;
    private final int top;
    private final boolean manyModules;
    private final ShortNames names;

    /**
     * Show a comparison.
     *
     * @param top how many tests that simply pass, at most, are in the table; all others are
     */
    public CompareConsole(Comparison comparison, int top) {
        this.comparison = comparison;
        this.top = top;
        List<PairedTest> tests = comparison.run().tests();
        manyModules = tests.stream().map(PairedTest::module).distinct().count() > 1;
        names = ShortNames.among(tests.stream().map(PairedTest::test).toList());
    }

    /** Give what breaks the build. */
    public List<String> errors() {
        return with("Energy regression: ", Verdict.FAIL);
    }

    /** Give what may be a regression, and what could not be judged. */
    public List<String> warnings() {
        List<String> lines = new ArrayList<>(with("Energy regression in doubt: ", Verdict.WARN));
        if (!comparison.isAnyInBoth()) {
            lines.add(NOTHING + ": none could be measured in both versions");
        }
        Map<String, List<ComparedTest>> alike = comparison.with(Verdict.INCONCLUSIVE).stream()
                .collect(Collectors.groupingBy(ComparedTest::reason, LinkedHashMap::new, Collectors.toList()));
        alike.forEach((reason, tests) -> lines.add(
                tests.size() == 1
                        ? line("INCONCLUSIVE: ", tests.get(0))
                        : "INCONCLUSIVE: " + tests.size() + " tests ("
                                + NamesText.of(tests.stream()
                                        .map(test -> test.test().test())
                                        .toList())
                                + "): " + reason));
        return lines;
    }

    /** Give what was compared, the table with the worst first, and a summary. */
    public List<String> lines() {
        CompareRun run = comparison.run();
        int tests = comparison.tests().size();
        List<String> lines = new ArrayList<>();
        if (tests == 0) {
            lines.add(NOTHING + ": " + run.headName() + " against " + run.baseName());
            lines.addAll(run.notes());
            return lines;
        }
        lines.add("Energy of " + CountText.of(tests, "test") + ": " + run.headName() + " against "
                + run.baseName() + ", measured alternately, in random order (seed " + run.seed() + ") in "
                + text(run.spent()) + limit(run));
        lines.add("Source: " + run.source() + " (" + run.quality().label() + ")");
        lines.addAll(table());
        comparison.tests().forEach(test -> where(test, lines));
        lines.addAll(run.notes());
        summary(lines);
        return lines;
    }

    /** What has begun within the time is measured to its end. */
    private static String limit(CompareRun run) {
        return run.spent().compareTo(run.budget()) > 0
                ? "; no new measurement was started after the limit of " + text(run.budget())
                : " of at most " + text(run.budget());
    }

    /** Adds what made a regression, as far as its stacks were sampled. */
    private void where(ComparedTest test, List<String> lines) {
        Difference difference = comparison.differences().get(test);
        if (difference != null) {
            lines.add("Where " + names.of(test.test().test()) + " needs more, by stacks that " + difference.engine()
                    + " sampled afterwards:");
            Differences.lines(difference, CHANGES).forEach(line -> lines.add("  " + line));
        }
    }

    private List<String> table() {
        TextTable table = new TextTable(
                List.of("verdict", "ratio", "interval", "base", "head", "quality", "pairs", "module", "test"),
                List.of(1, 2, 3, 4, 6));
        int passing = 0;
        int hidden = 0;
        for (ComparedTest test : comparison.tests()) {
            if (test.verdict() != Verdict.PASS || passing++ < top) {
                table.add(row(test));
            } else {
                hidden++;
            }
        }
        List<String> lines = new ArrayList<>(comparison.tests().isEmpty() ? List.of() : table.lines());
        if (hidden > 0) {
            lines.add("... and " + hidden + " more that pass; all of them with -Denergy.console.top="
                    + comparison.tests().size());
        }
        return lines;
    }

    private List<String> row(ComparedTest compared) {
        PairedTest test = compared.test();
        boolean any = !Double.isNaN(compared.ratio());
        return List.of(
                compared.verdict().name(),
                any ? String.format(Locale.ROOT, "x%.3f", compared.ratio()) : "",
                any ? String.format(Locale.ROOT, "%.3f to %.3f", compared.low(), compared.high()) : "",
                compared.base().toString(),
                compared.head().toString(),
                any && comparison.run().quality() != Quality.MEASURED
                        ? comparison.run().quality().label()
                        : "",
                test.screening().size()
                        + (test.confirming().isEmpty()
                                ? ""
                                : "+" + test.confirming().size()),
                manyModules ? test.module() : "",
                names.of(test.test()));
    }

    private void summary(List<String> lines) {
        Map<Verdict, Long> counts = comparison.tests().stream()
                .collect(Collectors.groupingBy(ComparedTest::verdict, TreeMap::new, Collectors.counting()));
        if (!counts.isEmpty()) {
            lines.add(counts.entrySet().stream()
                    .map(entry -> entry.getValue() + " " + entry.getKey())
                    .collect(Collectors.joining(", ")));
        }
        double[] logarithms = comparison.tests().stream()
                .filter(test -> test.verdict() != Verdict.INCONCLUSIVE)
                .mapToDouble(ComparedTest::ratio)
                .filter(Double::isFinite)
                .map(Math::log)
                .toArray();
        if (logarithms.length > 0) {
            double mean = Arrays.stream(logarithms).average().orElse(0);
            lines.add(String.format(
                    Locale.ROOT,
                    "Over %2$s that could be judged, the head needs %1$.3f times the base's energy (geometric mean).",
                    Math.exp(mean),
                    CountText.of(logarithms.length, "test")));
        }
        if (comparison.with(Verdict.FAIL).isEmpty() && logarithms.length > 0) {
            lines.add("No test is confirmed to have become worse.");
        }
    }

    private List<String> with(String prefix, Verdict verdict) {
        return comparison.with(verdict).stream().map(test -> line(prefix, test)).toList();
    }

    private String line(String prefix, ComparedTest compared) {
        PairedTest test = compared.test();
        return prefix + (manyModules ? test.module() + "/" : "") + test.test() + ": " + compared.reason()
                + (test.flags().isEmpty() ? "" : " " + test.flags());
    }

    private static String text(Duration duration) {
        long seconds = Math.round(duration.toMillis() / 1000.0);
        return seconds < 60
                ? seconds + " s"
                : seconds / 60 + " min" + (seconds % 60 == 0 ? "" : " " + seconds % 60 + " s");
    }
}
