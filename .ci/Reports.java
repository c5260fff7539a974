import io.github.energyjunit.analysis.Analysis;
import io.github.energyjunit.analysis.Analyzer;
import io.github.energyjunit.analysis.BudgetPolicy;
import io.github.energyjunit.analysis.Budgets;
import io.github.energyjunit.analysis.Freshness;
import io.github.energyjunit.ci.CodePlaces;
import io.github.energyjunit.formats.Formats;
import io.github.energyjunit.report.Report;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Writes the usual documents of measurements, without Maven, and says how long it took: java -cp ... .ci/Reports.java folder ... */
class Reports {

    public static void main(String[] folders) throws IOException {
        for (String folder : folders) {
            Path output = Path.of(folder);
            long start = System.nanoTime();
            Analysis analysis =
                    new Analyzer(new Freshness(Instant.EPOCH, true), new Budgets(List.of(), BudgetPolicy.usual(false)), pid -> false).analyse(output);
            long read = System.nanoTime();
            Formats.of(Formats.USUAL, Map.of())
                    .write(new Report("made-up", Instant.now(), analysis), output, new CodePlaces(output, output, List.of()));
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
}
