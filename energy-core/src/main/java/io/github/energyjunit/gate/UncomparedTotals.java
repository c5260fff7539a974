package io.github.energyjunit.gate;

import io.github.energyjunit.analysis.Finding;
import io.github.energyjunit.analysis.Verdict;
import io.github.energyjunit.baseline.BaselineFile;
import io.github.energyjunit.baseline.RunTotal;
import io.github.energyjunit.baseline.Section;
import io.github.energyjunit.units.CountText;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Says why totals are not compared: what cannot be decided is not decided. */
final class UncomparedTotals {

    private UncomparedTotals() {}

    /** Returns why a class is compared with nothing, or null if it can be. */
    static @Nullable Finding ofClass(RunTotal total, List<RunTotal> stored, List<RunTotal> like) {
        if (total.takesSamples()) {
            return incomparable("it takes samples, so its total depends on how many it took; its tests are compared");
        }
        if (stored.isEmpty()) {
            return new Finding(Verdict.NEW, "not in the baseline yet: add it by " + BaselineFile.COMMAND, null);
        }
        if (like.isEmpty()) {
            boolean same = stored.stream().anyMatch(old -> old.tests().equals(total.tests()));
            return incomparable(
                    same
                            ? "classes that ran before it in its JVM did not run there in this build, so it loaded"
                                    + " what they would have loaded"
                            : "different tests of it ran than in the baseline's builds");
        }
        return like.size() < JointTotals.FEWEST ? tooFew(like.size()) : null;
    }

    static Finding ofLedger(@Nullable RunTotal whole, Section section, List<RunTotal> like) {
        if (whole == null) {
            return incomparable("a test of this build failed or was aborted, or it is not known which tests ran");
        }
        if (section.ledger().isEmpty() || !like.isEmpty()) {
            return tooFew(like.size());
        }
        return incomparable("different tests or a different number of JVMs ran than in the baseline's builds");
    }

    private static Finding tooFew(int builds) {
        return new Finding(
                Verdict.MISSING_BASELINE,
                "the baseline has " + CountText.of(builds, "build") + " of the same tests, and " + JointTotals.FEWEST
                        + " are needed: add builds by " + BaselineFile.COMMAND,
                null);
    }

    private static Finding incomparable(String why) {
        return new Finding(Verdict.INCOMPARABLE, why + "; renew the baseline by " + BaselineFile.COMMAND, null);
    }
}
