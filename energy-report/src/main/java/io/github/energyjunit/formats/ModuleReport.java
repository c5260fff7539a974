package io.github.energyjunit.formats;

import io.github.energyjunit.analysis.Analysis;
import io.github.energyjunit.analysis.InputException;
import io.github.energyjunit.baseline.BaselineFile;
import io.github.energyjunit.baseline.Commit;
import io.github.energyjunit.compare.documents.CompareDocuments;
import io.github.energyjunit.history.BuildRecord;
import io.github.energyjunit.history.HistoryFile;
import io.github.energyjunit.history.Trend;
import io.github.energyjunit.history.Trends;
import io.github.energyjunit.profile.ProfileReader;
import io.github.energyjunit.profile.Profiles;
import io.github.energyjunit.report.Report;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Puts together what the report of a module shows, whoever asks for it. */
public final class ModuleReport {

    private final String module;
    private final Analysis analysis;
    private final Consumer<String> warnings;

    /**
     * Reports an analysis.
     *
     * @param module its name, for people
     * @param warnings is told what cannot be shown
     */
    public ModuleReport(String module, Analysis analysis, Consumer<String> warnings) {
        this.module = module;
        this.analysis = analysis;
        this.warnings = warnings;
    }

    /** Returns the report of what is in one folder. */
    public Report with(Trend trend, Path output) {
        return with(trend, output, output);
    }

    /** Returns the report, with the comparison of what this build has measured if the folder of documents has one. */
    public Report with(Trend trend, Path measurements, Path documents) {
        Report report = new Report(module, Instant.now(), analysis).with(trend).with(profiles(measurements));
        Instant began = analysis.runs().stream()
                .map(run -> run.jvm().started())
                .min(Comparator.naturalOrder())
                .orElse(Instant.MAX);
        try {
            // An older comparison, or a damaged file, is none of its business.
            CompareDocuments compared = new CompareDocuments(documents);
            Report explained = report.with(compared.grownLines(began));
            return compared.section(began).map(explained::with).orElse(explained);
        } catch (IOException | InputException e) {
            warnings.accept("No comparison is shown: " + e.getMessage());
            return report;
        }
    }

    private Profiles profiles(Path output) {
        try {
            return new ProfileReader(output, warnings).read(analysis);
        } catch (IOException | RuntimeException e) {
            // A recording is other people's file; the report does without.
            warnings.accept("No profile is shown: " + e + "; delete the files profile-*.jfr in " + output
                    + " and run the tests again");
            return Profiles.NONE;
        }
    }

    /**
     * Keeps this build in a history, then looks back.
     *
     * @param history one line for each build; null keeps nothing
     * @param sources the folder of the module, whose commit is kept
     * @param baselines the newest build in these is shown
     * @throws IOException if a file cannot be read or written
     */
    public Trend trend(@Nullable Path history, Path sources, List<Path> baselines) throws IOException {
        if (history == null) {
            return Trend.NONE;
        }
        HistoryFile file = new HistoryFile(history);
        BuildRecord build = BuildRecord.of(module, analysis, Commit.of(sources).orElse(null), newest(baselines));
        file.add(build);
        return Trends.of(build, file, warnings);
    }

    private static @Nullable Instant newest(List<Path> baselines) throws IOException {
        List<Instant> times = new ArrayList<>();
        for (Path baseline : baselines) {
            new BaselineFile(baseline)
                    .read()
                    .sections()
                    .forEach(section -> section.runs().forEach(run -> times.add(run.time())));
        }
        return times.stream().max(Instant::compareTo).orElse(null);
    }
}
