package io.github.energyjunit.gate;

import io.github.energyjunit.analysis.Evidence;
import io.github.energyjunit.analysis.Finding;
import io.github.energyjunit.analysis.Verdict;
import io.github.energyjunit.baseline.Acceptances;
import io.github.energyjunit.baseline.Acceptances.Scope;
import io.github.energyjunit.measured.TestSummary;
import io.github.energyjunit.meter.Quality;
import io.github.energyjunit.units.PercentText;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Knows why a regression must not break the build, if there is a reason. */
final class Exemptions {

    private final RegressionRule rule;
    private final Acceptances accepted;
    private final LocalDate today;

    Exemptions(RegressionRule rule, Acceptances accepted, LocalDate today) {
        this.rule = rule;
        this.accepted = accepted;
        this.today = today;
    }

    Finding of(TestSummary test, Finding finding) {
        boolean worse = finding.verdict() == Verdict.FAIL || finding.verdict() == Verdict.WARN;
        if (!worse && finding.evidence() != Evidence.SUSPECT) {
            return finding;
        }
        Finding passed = accepted(Scope.TEST, test.test(), finding);
        if (passed != null) {
            return passed;
        }
        String old = notAccepted(Scope.TEST, test.test());
        if (!test.gate()) {
            Verdict most = worse ? Verdict.WARN : finding.verdict();
            String why = worse ? "; the test's annotation says gate = false, so this only warns" : "";
            return finding.as(most, finding.reason() + why + old, Evidence.STORED);
        }
        if (finding.verdict() != Verdict.FAIL) {
            return old.isEmpty() ? finding : finding.as(finding.verdict(), finding.reason() + old, finding.evidence());
        }
        String why = warnsBecause(test, finding);
        return finding.as(
                why == null ? Verdict.FAIL : Verdict.WARN,
                finding.reason() + (why == null ? "" : "; " + why) + old,
                finding.evidence());
    }

    /** Judges the total of a class or of all test JVMs, which nobody measures side by side. */
    Finding ofTotal(Scope scope, String name, Quality quality, Finding finding) {
        if (!finding.verdict().isViolation()) {
            return finding;
        }
        Finding passed = accepted(scope, name, finding);
        if (passed != null) {
            return passed;
        }
        boolean only = finding.verdict() == Verdict.FAIL
                && quality == Quality.ESTIMATED
                && rule.allowEstimated() != AllowEstimated.ALWAYS;
        return finding.as(
                only ? Verdict.WARN : finding.verdict(),
                finding.reason()
                        + (only ? "; an estimate only warns, unless energy.regression.allowEstimated is true" : "")
                        + notAccepted(scope, name),
                finding.evidence());
    }

    private @Nullable Finding accepted(Scope scope, String name, Finding finding) {
        return accepted.covering(scope, name, finding.ratio(), today)
                .map(entry -> finding.as(
                        Verdict.PASS,
                        finding.reason() + "; accepted until " + entry.until() + ": " + entry.reason(),
                        Evidence.STORED))
                .orElse(null);
    }

    private String notAccepted(Scope scope, String name) {
        return accepted.nearest(scope, name, today)
                .map(each -> each.isExpired(today)
                        ? "; it was accepted only until " + each.until()
                        : "; accepted is no more than " + PercentText.of(each.most() - 1) + " above the baseline")
                .orElse("");
    }

    private @Nullable String warnsBecause(TestSummary test, Finding finding) {
        if (test.mostlyDoubtful()) {
            return "most readings are doubtful, so this only warns";
        }
        if (test.source().quality() != Quality.ESTIMATED) {
            return null;
        }
        return switch (rule.allowEstimated()) {
            case ALWAYS -> null;
            case NEVER -> "an estimate only warns, as energy.regression.allowEstimated is false";
            case AUTO ->
                finding.evidence() == Evidence.CONFIRMED
                        ? null
                        : "an estimate only warns unless both versions were measured side by side on this machine"
                                + " (energy.confirm), or energy.regression.allowEstimated is true";
        };
    }
}
