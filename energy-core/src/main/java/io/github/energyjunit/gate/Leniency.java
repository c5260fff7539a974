package io.github.energyjunit.gate;

import io.github.energyjunit.analysis.Analysis;
import io.github.energyjunit.analysis.Finding;
import io.github.energyjunit.analysis.Verdict;
import io.github.energyjunit.baseline.Acceptances;
import io.github.energyjunit.measured.Canary;
import io.github.energyjunit.measured.Quality;
import io.github.energyjunit.measured.Run;
import io.github.energyjunit.measured.TestSummary;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Knows why a regression must not break the build, if there is a reason. */
final class Leniency {

    static final String ESTIMATE =
            "an estimate fails the build only where it is confirmed side by side with the baseline's code";

    private final RegressionRule rule;
    private final Acceptances accepted;
    private final LocalDate today;
    private final @Nullable Canary unsteady;

    Leniency(RegressionRule rule, Acceptances accepted, LocalDate today, Analysis analysis) {
        this.rule = rule;
        this.accepted = accepted;
        this.today = today;
        this.unsteady = analysis.runs().stream()
                .map(Run::canary)
                .filter(Objects::nonNull)
                .filter(canary -> canary.isUnsteady(rule.maxCanary()))
                .findFirst()
                .orElse(null);
    }

    Finding of(TestSummary test, Finding finding) {
        if (finding.verdict() != Verdict.FAIL) {
            return finding;
        }
        Optional<Acceptances.Entry> entry = accepted.of(test.test());
        if (entry.isPresent() && !entry.get().isExpired(today)) {
            return finding(
                    Verdict.PASS,
                    finding,
                    "accepted until " + entry.get().until() + ": " + entry.get().reason());
        }
        String expired =
                entry.map(old -> "; it was accepted only until " + old.until()).orElse("");
        String why = warnsBecause(test);
        return why == null
                ? new Finding(Verdict.FAIL, finding.reason() + expired, finding.comparison())
                : finding(Verdict.WARN, finding, why + expired);
    }

    private @Nullable String warnsBecause(TestSummary test) {
        if (!test.gate()) {
            return "the test's annotation says gate = false, so this only warns";
        }
        if (test.doubtful()) {
            return "the readings are doubtful, so this only warns";
        }
        if (test.source().quality() == Quality.ESTIMATED && rule.allowEstimated() != AllowEstimated.ALWAYS) {
            return rule.allowEstimated() == AllowEstimated.AUTO
                    ? ESTIMATE
                    : "an estimate only warns, since energy.regression.allowEstimated is false";
        }
        return unsteady == null
                ? null
                : "the machine was not steady (canary: spread " + Wording.percent(unsteady.cv()) + ", drift "
                        + Wording.percent(unsteady.drift()) + ", allowed " + Wording.percent(rule.maxCanary())
                        + "), so this only warns";
    }

    private static Finding finding(Verdict verdict, Finding finding, String why) {
        return new Finding(verdict, finding.reason() + "; " + why, finding.comparison());
    }
}
