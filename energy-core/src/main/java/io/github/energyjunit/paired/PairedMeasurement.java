package io.github.energyjunit.paired;

import io.github.energyjunit.compare.CompareJudge;
import io.github.energyjunit.compare.PairedTest;
import io.github.energyjunit.compare.Presence;
import io.github.energyjunit.compare.TestName;
import io.github.energyjunit.confirmation.Suspects;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;

/**
 * Measures both versions in turns: first every test in one pair of JVMs, then what that could not clear in several fresh
 * pairs, all suspects in each, until each is decided or the time is spent.
 */
final class PairedMeasurement {
    private final CompareJudge judge;
    private final TimeBudget budget;
    private final Progress progress;
    private final Random random;
    private final PairedConfirmation confirmation;

    PairedMeasurement(CompareJudge judge, Pace pace, TimeBudget budget, Progress progress, Random random) {
        this.judge = judge;
        this.budget = budget;
        this.progress = progress;
        this.random = random;
        confirmation = new PairedConfirmation(judge, pace, budget, progress, random);
    }

    /** Screens every test, then confirms what could not be cleared. */
    List<PairedTest> screenAndConfirm(List<ModulePair> modules) throws IOException {
        for (ModulePair module : modules) {
            screen(module);
            module.rest();
        }
        Map<ModulePair, List<PairedUnit>> suspects = units(modules, unit -> unit.suspect(judge::suspicious));
        if (!suspects.isEmpty()) {
            boolean enoughTime = confirmation.fit(suspects);
            confirmation.confirm(suspects, !enoughTime);
        }
        return tests(modules);
    }

    /**
     * Confirms tests that somebody else suspects, without a screening of our own; none of them is given up early. Those that
     * look worse come first; the others do not shorten their samples, and get what time is left.
     */
    List<PairedTest> confirmOnly(List<ModulePair> modules, Suspects suspects) throws IOException {
        Set<String> all = suspects.all();
        Map<ModulePair, List<PairedUnit>> open =
                units(modules, unit -> unit.suspectAll(own(unit, all), suspects.logRatios()));
        for (List<String> wave : suspects.waves()) {
            Map<ModulePair, List<PairedUnit>> now = new LinkedHashMap<>();
            open.forEach((module, units) -> {
                List<PairedUnit> its = new ArrayList<>(units.stream()
                        .filter(unit -> !own(unit, wave).isEmpty())
                        .toList());
                if (!its.isEmpty()) {
                    now.put(module, its);
                    units.removeAll(its);
                }
            });
            if (now.isEmpty() || !budget.allowsConfirming()) {
                continue;
            }
            if (wave.equals(suspects.worse())) {
                confirmation.fit(now);
            }
            confirmation.confirm(now, false);
        }
        return tests(modules).stream().filter(test -> concerns(test, all)).toList();
    }

    private static Set<String> own(PairedUnit unit, Collection<String> suspects) {
        Set<String> own = new TreeSet<>(suspects);
        own.removeIf(test -> !TestName.isOf(test, unit.name()));
        return own;
    }

    /** A unit may run tests that nobody asked about; what could not be run at all has the unit's name. */
    private static boolean concerns(PairedTest test, Set<String> suspects) {
        boolean nameless = test.trouble() != null || test.presence() != Presence.BOTH;
        return suspects.contains(test.test())
                || (nameless && suspects.stream().anyMatch(suspect -> TestName.isOf(suspect, test.test())));
    }

    private interface Suspicion {
        boolean of(PairedUnit unit);
    }

    private void screen(ModulePair module) throws IOException {
        List<PairedUnit> units = new ArrayList<>(module.units());
        Duration began = budget.spent();
        int most = CompareJudge.MOST_SCREENING_PAIRS;
        for (int round = 1; round <= most && !units.isEmpty(); round++) {
            Collections.shuffle(units, random);
            int done = 0;
            for (PairedUnit unit : units) {
                if (!budget.allowsScreening()) {
                    progress.say(module.name() + ": the time for screening ended in round " + round);
                    return;
                }
                unit.takePair(random);
                progress.step(
                        module.name() + ": screening, round " + round + ", " + units.size() + " tests",
                        (round - 1 + (double) ++done / units.size()) / Math.max(round, CompareJudge.SCREENING_PAIRS),
                        began);
            }
            units.removeIf(unit -> !unit.works() || unit.screened(judge::screened));
        }
    }

    private static List<PairedTest> tests(List<ModulePair> modules) {
        return modules.stream().flatMap(module -> module.tests().stream()).toList();
    }

    private static Map<ModulePair, List<PairedUnit>> units(List<ModulePair> modules, Suspicion suspicion) {
        Map<ModulePair, List<PairedUnit>> suspects = new LinkedHashMap<>();
        for (ModulePair module : modules) {
            List<PairedUnit> found = new ArrayList<>(module.units().stream()
                    .filter(PairedUnit::works)
                    .filter(suspicion::of)
                    .toList());
            if (!found.isEmpty()) {
                suspects.put(module, found);
            }
        }
        return suspects;
    }
}
