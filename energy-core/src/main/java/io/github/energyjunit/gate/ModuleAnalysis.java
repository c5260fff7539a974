package io.github.energyjunit.gate;

import io.github.energyjunit.analysis.Analysis;
import io.github.energyjunit.baseline.Acceptances;
import io.github.energyjunit.baseline.BaselineFile;
import io.github.energyjunit.baseline.prometheus.FleetSource;
import io.github.energyjunit.budget.Budgets;
import io.github.energyjunit.confirmation.Answer;
import io.github.energyjunit.confirmation.AnswersFile;
import io.github.energyjunit.confirmation.Suspects;
import io.github.energyjunit.reading.Analyzer;
import io.github.energyjunit.reading.Freshness;
import io.github.energyjunit.reading.Owner;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Reads what a module measured and judges it by budgets and baselines: the one way to verdicts, whoever asks for them.
 *
 * @param freshness which measurements are meant
 * @param remeasurement asked about suspects that nobody has measured again yet; null to believe the stored baseline
 */
public record ModuleAnalysis(
        Freshness freshness,
        Budgets budgets,
        RegressionRule rule,
        @Nullable Remeasurement remeasurement) {

    /**
     * The files that tests are held against; each may be missing.
     *
     * @param pinned the second baseline, which stays; null if there is none
     * @param accepted known increases
     * @param fleet where the baseline is instead of in its file; null if it is there
     */
    public record Files(
            Path baseline,
            @Nullable Path pinned,
            Path accepted,
            @Nullable FleetSource fleet) {

        /** Knows files alone. */
        public Files(Path baseline, @Nullable Path pinned, Path accepted) {
            this(baseline, pinned, accepted, null);
        }

        /**
         * Reads the files, to know early whether that will do.
         *
         * @throws IOException if a file cannot be read
         * @throws io.github.energyjunit.analysis.InputException if a file is damaged, or of another schema
         */
        public void require() throws IOException {
            if (fleet == null) {
                new BaselineFile(baseline).read();
            }
            if (pinned != null) {
                new BaselineFile(pinned).read();
            }
            Acceptances.read(accepted);
        }
    }

    /** Measures suspects again, side by side with the code that the baseline is of, or says why it does not. */
    @FunctionalInterface
    public interface Remeasurement {
        /** Returns an answer for each suspect, or nothing where they are not to be measured again now. */
        Optional<Map<String, Answer>> of(Analysis judged, Suspects suspects) throws IOException;

        /** Returns whether its answers are those of the build: who only says why nothing is measured leaves none behind. */
        default boolean isKept() {
            return false;
        }

        /** Returns whether suspects are measured once more that an earlier build could not measure. */
        default boolean isAskedAgain() {
            return false;
        }

        /** Returns the same with answers that are kept for the goals that follow, and asked again under a condition. */
        default Remeasurement keptAndAskedAgainIf(BooleanSupplier condition) {
            Remeasurement asked = this;
            return new Remeasurement() {
                @Override
                public Optional<Map<String, Answer>> of(Analysis judged, Suspects suspects) throws IOException {
                    return asked.of(judged, suspects);
                }

                @Override
                public boolean isKept() {
                    return true;
                }

                @Override
                public boolean isAskedAgain() {
                    return condition.getAsBoolean();
                }
            };
        }
    }

    /**
     * Reads and judges.
     *
     * @param measurements the folders of the measurement files; what is known of suspects lies in the first
     * @throws IOException if a file cannot be read
     * @throws io.github.energyjunit.analysis.InputException if a file is damaged, or of another schema
     */
    public Analysis of(List<Path> measurements, Owner owner, Files files) throws IOException {
        Path pinned = files.pinned();
        Analysis read = new Analyzer(freshness, budgets, Analyzer::isAlive).analyse(measurements, owner);
        FleetSource fleet = files.fleet();
        Gate gate = new Gate(
                rule,
                fleet == null
                        ? BaselineReference.read(new BaselineFile(files.baseline()))
                        : BaselineReference.read(fleet, read),
                pinned == null ? null : BaselineReference.read(new BaselineFile(pinned)),
                Acceptances.read(files.accepted()),
                LocalDate.now(ZoneOffset.UTC));
        return gate.totals(settled(gate, gate.judge(read), measurements.get(0)));
    }

    /** Names the JVMs whose suspects an {@link AnswersFile} is about. */
    static Set<String> runs(Analysis analysis) {
        return analysis.runs().stream().map(run -> run.jvm().run()).collect(Collectors.toSet());
    }

    private Analysis settled(Gate gate, Analysis judged, Path measurements) throws IOException {
        Suspects suspects = Gate.suspects(judged);
        if (suspects.isEmpty() || remeasurement == null) {
            return judged;
        }
        AnswersFile file = new AnswersFile(measurements);
        Optional<Map<String, Answer>> known = file.read(runs(judged));
        Optional<Map<String, Answer>> answers = answered(remeasurement, known, judged, suspects);
        if (answers.isEmpty()) {
            return judged;
        }
        if (remeasurement.isKept() && !known.equals(answers)) {
            file.write(runs(judged), answers.get());
        }
        return gate.settle(judged, answers.get());
    }

    /** Asks what nobody knows, and what is still open, since the reason for it may be gone. */
    private static Optional<Map<String, Answer>> answered(
            Remeasurement asked, Optional<Map<String, Answer>> known, Analysis judged, Suspects suspects)
            throws IOException {
        if (known.isEmpty()) {
            return asked.of(judged, suspects);
        }
        Map<String, Answer> all = new TreeMap<>(known.get());
        Set<String> open = suspects.all().stream()
                .filter(test -> !all.containsKey(test) || all.get(test).isOpen())
                .collect(Collectors.toSet());
        if (!open.isEmpty() && asked.isAskedAgain()) {
            asked.of(judged, suspects.among(open)).ifPresent(all::putAll);
        }
        return Optional.of(all);
    }
}
