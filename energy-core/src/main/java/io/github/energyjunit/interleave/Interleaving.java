package io.github.energyjunit.interleave;

import io.github.energyjunit.compare.CompareJudge;
import io.github.energyjunit.compare.PairedTest;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;

/**
 * Measures both versions in turns: first every test a few times, then only the suspects, in fresh JVMs, until each is
 * known precisely or the time is spent.
 */
final class Interleaving {
    private final CompareJudge judge;
    private final Budget budget;
    private final Progress progress;
    private final Random random;

    Interleaving(CompareJudge judge, Budget budget, Progress progress, Random random) {
        this.judge = judge;
        this.budget = budget;
        this.progress = progress;
        this.random = random;
    }

    /** Screen every test, then confirm what looks worse. */
    List<PairedTest> screenAndConfirm(List<ModulePair> modules) throws IOException {
        for (ModulePair module : modules) {
            screen(module);
            module.rest();
        }
        return confirm(modules, unit -> unit.suspect(judge::suspicious));
    }

    /** Confirm tests that somebody else suspects, without a screening of our own. */
    List<PairedTest> confirmOnly(List<ModulePair> modules, Set<String> suspects) throws IOException {
        return confirm(modules, unit -> {
            Set<String> own = new java.util.TreeSet<>(suspects);
            own.removeIf(test -> !test.equals(unit.name()) && !test.startsWith(unit.name() + "["));
            return unit.suspectAll(own);
        });
    }

    private interface Suspicion {
        boolean of(PairedUnit unit);
    }

    private void screen(ModulePair module) throws IOException {
        List<PairedUnit> units = new ArrayList<>(module.units());
        Duration began = budget.spent();
        int total = units.size() * CompareJudge.SCREENING_PAIRS;
        int done = 0;
        for (int round = 1; round <= CompareJudge.SCREENING_PAIRS; round++) {
            Collections.shuffle(units, random);
            for (PairedUnit unit : units) {
                if (!budget.allowsScreening()) {
                    progress.say(module.name() + ": the time for screening is spent in round " + round + " of "
                            + CompareJudge.SCREENING_PAIRS);
                    return;
                }
                if (unit.works()) {
                    unit.takePair(random);
                }
                progress.step(
                        module.name() + ": screening, round " + round + " of " + CompareJudge.SCREENING_PAIRS + ", "
                                + units.size() + " tests",
                        (double) ++done / total,
                        began);
            }
        }
    }

    private List<PairedTest> confirm(List<ModulePair> modules, Suspicion suspicion) throws IOException {
        for (ModulePair module : modules) {
            List<PairedUnit> suspects = new ArrayList<>(module.units().stream()
                    .filter(PairedUnit::works)
                    .filter(suspicion::of)
                    .toList());
            if (!suspects.isEmpty()) {
                progress.say(module.name() + ": measuring " + suspects.size()
                        + (suspects.size() == 1 ? " suspect" : " suspects") + " again, in fresh JVMs");
                confirm(module, suspects);
                module.rest();
            }
        }
        return modules.stream().flatMap(module -> module.tests().stream()).toList();
    }

    private void confirm(ModulePair module, List<PairedUnit> suspects) throws IOException {
        Duration began = budget.spent();
        int all = suspects.size();
        for (int round = 1; round <= CompareJudge.MOST_PAIRS && !suspects.isEmpty(); round++) {
            Collections.shuffle(suspects, random);
            for (PairedUnit unit : suspects) {
                if (!budget.allowsConfirming()) {
                    progress.say(module.name() + ": the time is spent after " + unit.pairs() + " pairs");
                    return;
                }
                unit.takePair(random);
            }
            suspects.removeIf(unit -> !unit.works() || unit.settled(judge::settled));
            progress.step(
                    module.name() + ": confirming, " + (all - suspects.size()) + " of " + all
                            + " suspects settled after " + round + " pairs",
                    (double) round / CompareJudge.MOST_PAIRS,
                    began);
        }
    }
}
