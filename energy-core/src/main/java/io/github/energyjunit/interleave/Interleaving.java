package io.github.energyjunit.interleave;

import io.github.energyjunit.compare.CompareJudge;
import io.github.energyjunit.compare.PairedTest;
import io.github.energyjunit.compare.Presence;
import io.github.energyjunit.compare.TestName;
import io.github.energyjunit.confirm.FreshPairs;
import io.github.energyjunit.confirm.Suspects;
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
final class Interleaving {
    /** As many pairs of JVMs decide most suspects. */
    private static final int USUAL_JVM_PAIRS = 4;

    /** Some pairs of JVMs may have no sound reading of a suspect; no more than these are tried. */
    private static final int MOST_JVM_PAIRS = 10;

    private static final int WARM_UPS = 3;

    private final CompareJudge judge;
    private final TimeBudget budget;
    private final Progress progress;
    private final Random random;
    private final Pace pace;

    Interleaving(CompareJudge judge, Pace pace, TimeBudget budget, Progress progress, Random random) {
        this.judge = judge;
        this.pace = pace;
        this.budget = budget;
        this.progress = progress;
        this.random = random;
    }

    /** Screens every test, then confirms what could not be cleared. */
    List<PairedTest> screenAndConfirm(List<ModulePair> modules) throws IOException {
        for (ModulePair module : modules) {
            screen(module);
            module.rest();
        }
        Map<ModulePair, List<PairedUnit>> suspects = units(modules, unit -> unit.suspect(judge::suspicious));
        if (!suspects.isEmpty()) {
            boolean enoughTime = fit(suspects);
            confirm(suspects, !enoughTime);
        }
        return tests(modules);
    }

    /**
     * Confirms tests that somebody else suspects, without a screening of our own; none of them is given up early. Those that
     * look worse come first; the others do not shorten their samples, and get what time is left.
     */
    List<PairedTest> confirmOnly(List<ModulePair> modules, Suspects suspects) throws IOException {
        Set<String> all = suspects.all();
        Map<ModulePair, List<PairedUnit>> open = units(modules, unit -> unit.suspectAll(own(unit, all)));
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
                fit(now);
            }
            confirm(now, false);
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
                    progress.say(module.name() + ": the time for screening is spent in round " + round);
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

    /** Shortens samples where the time would not do for all suspects; returns whether it does. */
    private boolean fit(Map<ModulePair, List<PairedUnit>> suspects) {
        int all = count(suspects);
        Duration left = budget.whole().minus(budget.spent());
        int samples = 2 * USUAL_JVM_PAIRS * (FreshPairs.SAMPLE_PAIRS + WARM_UPS);
        Pace fitting = pace.over(left, samples, all);
        if (fitting.equals(pace)) {
            return true;
        }
        progress.say("There are so many suspects that a sample lasts "
                + fitting.sample().toMillis() + " ms instead of "
                + pace.sample().toMillis()
                + " ms: more time by -Denergy.compare.time makes it more exact");
        suspects.values().forEach(units -> units.forEach(unit -> unit.keep(fitting)));
        return false;
    }

    private void confirm(Map<ModulePair, List<PairedUnit>> suspects, boolean mayGiveUp) throws IOException {
        int all = count(suspects);
        progress.say("Measuring " + all + (all == 1 ? " suspect" : " suspects") + " in fresh pairs of JVMs");
        Duration began = budget.spent();
        for (int jvmPair = 1; !suspects.isEmpty() && jvmPair <= MOST_JVM_PAIRS; jvmPair++) {
            for (Map.Entry<ModulePair, List<PairedUnit>> module : suspects.entrySet()) {
                if (!measure(module.getKey(), module.getValue(), jvmPair, began, all - count(suspects), all)) {
                    progress.say("The time limit was reached in pair " + jvmPair + " of JVMs, "
                            + (all - count(suspects)) + " of " + all + " suspects settled");
                    return;
                }
                module.getValue()
                        .removeIf(unit -> !unit.works() || unit.settled(pairs -> judge.settled(pairs, mayGiveUp)));
            }
            suspects.values().removeIf(List::isEmpty);
        }
    }

    /** Starts a fresh pair of JVMs and takes sample pairs of all suspects in turns; returns whether there was the time. */
    private boolean measure(
            ModulePair module, List<PairedUnit> units, int jvmPair, Duration began, int settled, int all)
            throws IOException {
        module.rest();
        Map<PairedUnit, Integer> wanted = new LinkedHashMap<>();
        units.forEach(unit -> wanted.put(unit, unit.wanted(judge::samplePairs)));
        units.forEach(unit -> unit.confirmIn(jvmPair));
        for (int round = 1; !wanted.isEmpty(); round++) {
            List<PairedUnit> order = new ArrayList<>(wanted.keySet());
            Collections.shuffle(order, random);
            for (PairedUnit unit : order) {
                if (!budget.allowsConfirming()) {
                    module.rest();
                    return false;
                }
                if (unit.works()) {
                    unit.takePair(random);
                }
                if (!unit.works() || wanted.getOrDefault(unit, 0) <= round) {
                    wanted.remove(unit);
                }
                progress.step(
                        "Pair " + jvmPair + " of JVMs, round " + round + ", " + settled + " of " + all
                                + " suspects settled",
                        (double) (jvmPair - 1) / USUAL_JVM_PAIRS,
                        began);
            }
        }
        module.rest();
        return true;
    }

    private static int count(Map<ModulePair, List<PairedUnit>> suspects) {
        return suspects.values().stream().mapToInt(List::size).sum();
    }
}
