package io.github.energyjunit.gate;

import io.github.energyjunit.analysis.Analysis;
import io.github.energyjunit.baseline.Acceptances;
import io.github.energyjunit.baseline.Acceptances.Scope;
import io.github.energyjunit.baseline.BaselineFile;
import io.github.energyjunit.baseline.Section;
import io.github.energyjunit.budget.TestPattern;
import io.github.energyjunit.measured.JvmLedger;
import io.github.energyjunit.measured.Run;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Names entries of accepted increases that hold for nothing: because their last day is over, or because neither the build nor
 * the baseline has what they name.
 */
final class AcceptedNames {

    private final Set<String> tests = new HashSet<>();
    private final Set<String> classes = new HashSet<>();
    private final BaselineReference stored;

    AcceptedNames(Analysis analysis, BaselineReference stored) {
        this.stored = stored;
        analysis.tests().forEach(judged -> {
            tests.add(judged.test().test());
            classes.add(judged.test().className());
        });
        for (Run run : analysis.runs()) {
            JvmLedger ledger = run.ledger();
            if (ledger != null) {
                classes.addAll(ledger.classes().keySet());
            }
        }
        for (Section section : stored.baseline().sections()) {
            tests.addAll(section.tests().keySet());
            classes.addAll(section.classes().keySet());
        }
    }

    List<String> warnings(Acceptances accepted, LocalDate today) {
        List<String> warnings = new ArrayList<>();
        boolean complete = knowsAllOf(accepted);
        for (Acceptances.Entry entry : accepted.entries()) {
            if (entry.isExpired(today)) {
                warnings.add("What was accepted for " + entry.text() + " expired after " + entry.until()
                        + ": remove the entry, or set a new end date");
            } else if (complete && !isKnown(entry)) {
                warnings.add(
                        "What is accepted for " + entry.text() + " has no effect: neither this build nor the baseline"
                                + " has such a " + entry.scope().word() + hint(entry)
                                + ". Correct the name in the file of accepted increases, or remove the entry");
            }
        }
        return warnings;
    }

    /**
     * Tells whether the baseline has all tests that the file may name. A file elsewhere may be that of several modules, of
     * which each has its own baseline; and what a server knows are the tests of this build, which may be some of all.
     */
    private boolean knowsAllOf(Acceptances accepted) {
        if (!stored.exists() || !stored.command().equals(BaselineFile.COMMAND)) {
            return false;
        }
        Path folder = accepted.folder();
        return folder == null
                || folder.equals(
                        Path.of(stored.name()).toAbsolutePath().normalize().getParent());
    }

    private boolean isKnown(Acceptances.Entry entry) {
        return switch (entry.scope()) {
            case TEST -> fits(tests, entry.test());
            case CLASS -> fits(classes, entry.test());
            case LEDGER -> true;
        };
    }

    private String hint(Acceptances.Entry entry) {
        if (entry.scope() == Scope.TEST && fits(classes, entry.test())) {
            return "; the total of a class is accepted with \"scope\": \"class\"";
        }
        return entry.scope() == Scope.CLASS && fits(tests, entry.test())
                ? "; tests are accepted without \"scope\": \"class\""
                : "";
    }

    private static boolean fits(Set<String> names, TestPattern pattern) {
        return names.stream().anyMatch(pattern::fits);
    }
}
