import io.github.energyjunit.aggregate.Aggregation;
import io.github.energyjunit.analysis.Analysis;
import io.github.energyjunit.baseline.Acceptances;
import io.github.energyjunit.baseline.BaselineFile;
import io.github.energyjunit.baseline.Window;
import io.github.energyjunit.budget.BudgetPolicy;
import io.github.energyjunit.budget.Budgets;
import io.github.energyjunit.ci.CodePlaces;
import io.github.energyjunit.formats.Formats;
import io.github.energyjunit.gate.BaselineUpdate;
import io.github.energyjunit.gate.Gate;
import io.github.energyjunit.gate.BaselineReference;
import io.github.energyjunit.gate.RegressionRule;
import io.github.energyjunit.history.BuildRecord;
import io.github.energyjunit.history.HistoryFile;
import io.github.energyjunit.history.Trends;
import io.github.energyjunit.reading.Analyzer;
import io.github.energyjunit.reading.Freshness;
import io.github.energyjunit.report.Carbon;
import io.github.energyjunit.report.Report;
import io.github.energyjunit.units.Joules;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;

/**
 * Writes the usual documents of measurements, without Maven, and says how long it took: java -cp ... .ci/Reports.java folder ...
 *
 * <p>--earlier makes up a baseline and 60 earlier builds first, in the folder; --together makes one report of all folders, in the
 * first, with each folder's name as its module.
 */
class Reports {

    private static final int BUILDS = 60;

    public static void main(String[] arguments) throws IOException {
        List<Path> folders = new ArrayList<>();
        for (String argument : arguments) {
            if (!argument.startsWith("--")) {
                folders.add(Path.of(argument));
            }
        }
        boolean earlier = List.of(arguments).contains("--earlier");
        if (List.of(arguments).contains("--together")) {
            Aggregation aggregation = new Aggregation();
            List<String> modules = new ArrayList<>();
            for (Path folder : folders) {
                modules.add(folder.getFileName().toString());
                aggregation.add(folder.getFileName().toString(), analyse(folder, false));
            }
            write(new Report("all", Instant.now(), aggregation.join()).over(modules), folders.get(0));
            return;
        }
        for (Path folder : folders) {
            long start = System.nanoTime();
            Analysis analysis = analyse(folder, earlier);
            long read = System.nanoTime();
            Report report = new Report("made-up", Instant.now(), analysis);
            write(earlier ? report.with(new Carbon(new java.math.BigDecimal(472))).with(trend(analysis, folder)) : report, folder);
            System.out.printf(
                    Locale.ROOT,
                    "%s: %d tests, read in %.1f s, written in %.1f s, heap at most %d MB%n",
                    folder,
                    analysis.tests().size(),
                    (read - start) / 1e9,
                    (System.nanoTime() - read) / 1e9,
                    Runtime.getRuntime().maxMemory() >> 20);
        }
    }

    private static Analysis analyse(Path folder, boolean earlier) throws IOException {
        Analysis analysis =
                new Analyzer(new Freshness(Instant.EPOCH, true), new Budgets(List.of(), BudgetPolicy.usual(false)), pid -> false).analyse(folder);
        if (!earlier) {
            return analysis;
        }
        BaselineFile baseline = new BaselineFile(folder.resolve("energy-baseline.json"));
        baseline.update(old -> old.plus(BaselineUpdate.of(analysis, null).sections(), new Window(5, 30), false));
        return new Gate(
                        RegressionRule.DEFAULT,
                        BaselineReference.read(baseline),
                        null,
                        Acceptances.read(folder.resolve("energy-accepted.json")),
                        LocalDate.EPOCH)
                .judge(analysis);
    }

    private static io.github.energyjunit.history.Trend trend(Analysis analysis, Path folder) throws IOException {
        BuildRecord last = BuildRecord.of("made-up", analysis, null, Instant.EPOCH.plusSeconds(1));
        HistoryFile history = new HistoryFile(folder.resolve("history.jsonl"));
        Files.deleteIfExists(folder.resolve("history.jsonl"));
        Random random = new Random(42);
        for (int build = 0; build < BUILDS; build++) {
            double level = build < 40 ? 0.92 : 1;
            List<BuildRecord.Measured> sets = new ArrayList<>();
            for (BuildRecord.Measured set : last.sets()) {
                Map<String, Joules> tests = new LinkedHashMap<>();
                set.tests().forEach((test, energy) -> tests.put(
                        test, energy.times(level * (1 + 0.01 * random.nextGaussian())).rounded()));
                sets.add(new BuildRecord.Measured(set.fingerprint(), tests));
            }
            history.add(new BuildRecord(
                    "build-" + build,
                    last.module(),
                    last.time().minus(Duration.ofDays(BUILDS - build)),
                    String.format("%040x", build),
                    "PASS",
                    last.quality(),
                    last.attributed().times(level * (1 + 0.005 * random.nextGaussian())).rounded(),
                    last.total(),
                    Instant.EPOCH.plusSeconds(build < 45 ? 0 : 1),
                    sets));
        }
        history.add(last);
        return Trends.of(last, history, System.out::println);
    }

    private static void write(Report report, Path output) throws IOException {
        Formats.of(Formats.USUAL, Map.of()).write(report, output, new CodePlaces(output, output, List.of()));
    }
}
