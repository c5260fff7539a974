package io.github.energyjunit.paired;

import io.github.energyjunit.compare.CompareJudge;
import io.github.energyjunit.confirmation.ConfirmRule;
import io.github.energyjunit.confirmation.FreshPairs;
import io.github.energyjunit.units.CountText;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Measures suspects in fresh pairs of JVMs, all of them in each, until each is settled or the time is spent.
 *
 * <p>Nothing is decided by fewer than so many pairs of JVMs, so where time is short it is saved elsewhere: first each pair
 * takes fewer samples, then those that look best go on no more.
 */
final class PairedConfirmation {
    /** As many pairs of JVMs decide most suspects. */
    private static final int USUAL_JVM_PAIRS = 4;

    /** Some pairs of JVMs may have no sound reading of a suspect; no more than these are tried. */
    private static final int MOST_JVM_PAIRS = 10;

    /** So many sample pairs of each JVM pair show how much samples differ. */
    private static final int FEWEST_ROUNDS = 2;

    private static final int WARM_UPS = 3;

    private final CompareJudge judge;
    private final Pace pace;
    private final TimeBudget budget;
    private final Progress progress;
    private final Random random;

    /** All that were ever suspects, as what they show of JVMs concerns each of them. */
    private final Set<PairedUnit> seen = new LinkedHashSet<>();

    PairedConfirmation(CompareJudge judge, Pace pace, TimeBudget budget, Progress progress, Random random) {
        this.judge = judge;
        this.pace = pace;
        this.budget = budget;
        this.progress = progress;
        this.random = random;
    }

    /** Shortens samples where the time would not do for all suspects; returns whether it does. */
    boolean fit(Map<ModulePair, List<PairedUnit>> suspects) {
        int all = count(suspects);
        int samples = 2 * USUAL_JVM_PAIRS * (FreshPairs.SAMPLE_PAIRS + WARM_UPS);
        Pace fitting = pace.over(budget.left(), samples, all);
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

    /** Takes pairs of JVMs of the suspects, which it removes as they are settled. */
    void confirm(Map<ModulePair, List<PairedUnit>> suspects, boolean mayGiveUp) throws IOException {
        int all = count(suspects);
        progress.say("Measuring " + CountText.of(all, "suspect") + " in fresh pairs of JVMs");
        suspects.values().forEach(seen::addAll);
        Course course = new Course(all, budget.spent());
        for (int jvmPair = 1; !suspects.isEmpty() && jvmPair <= MOST_JVM_PAIRS; jvmPair++) {
            int missing = Math.max(1, ConfirmRule.FEWEST - jvmPair + 1);
            Duration began = budget.spent();
            for (Map.Entry<ModulePair, List<PairedUnit>> module : suspects.entrySet()) {
                Duration share = missing == 1
                        ? budget.left()
                        : part(budget.left(), module.getValue().size(), (long) missing * count(suspects));
                Duration until = budget.spent().plus(share);
                if (!measure(module.getKey(), module.getValue(), jvmPair, until, course)) {
                    progress.say("The time limit was reached in pair " + jvmPair + " of JVMs, " + course.settled
                            + " of " + all + " suspects settled");
                    return;
                }
            }
            CompareJudge knowing = judge.seeing(
                    seen.stream().flatMap(unit -> unit.confirming().stream()).toList());
            for (List<PairedUnit> units : suspects.values()) {
                units.removeIf(unit -> !unit.works() || unit.settled(pairs -> knowing.settled(pairs, mayGiveUp)));
            }
            course.settled = all - course.leftOut - count(suspects);
            if (course.settled == all) {
                progress.say((all == 1 ? "The suspect is" : "All " + all + " suspects are") + " settled after "
                        + CountText.of(jvmPair, "pair of JVMs", "pairs of JVMs"));
            }
            leaveOut(suspects, budget.spent().minus(began).multipliedBy(missing - 1L), course);
            suspects.values().removeIf(List::isEmpty);
        }
    }

    /** How far it is. */
    private static final class Course {
        final int all;
        final Duration began;
        int settled;
        int leftOut;

        Course(int all, Duration began) {
            this.all = all;
            this.began = began;
        }
    }

    /** Lets those that look best go on no more where the time would not do for the fewest pairs of JVMs of all. */
    private void leaveOut(Map<ModulePair, List<PairedUnit>> suspects, Duration needed, Course course) {
        int open = count(suspects);
        if (open < 2 || needed.compareTo(budget.left()) <= 0) {
            return;
        }
        int kept = (int) Math.max(1, open * budget.left().toNanos() / needed.toNanos());
        Set<PairedUnit> worst = suspects.values().stream()
                .flatMap(Collection::stream)
                .sorted(Comparator.comparingDouble((PairedUnit unit) -> unit.worst(judge::logRatio))
                        .reversed())
                .limit(kept)
                .collect(Collectors.toSet());
        suspects.values().forEach(units -> units.removeIf(unit -> !worst.contains(unit)));
        course.leftOut += open - kept;
        progress.say("There is not enough time for all suspects: only the "
                + (kept == 1 ? "one that looks worst is" : kept + " that look worst are")
                + " measured further; set more time by -Denergy.compare.time");
    }

    /**
     * Starts a fresh pair of JVMs and takes sample pairs of all suspects in turns; returns whether there was the time.
     *
     * @param until when it takes no more than the fewest samples
     */
    private boolean measure(ModulePair module, List<PairedUnit> units, int jvmPair, Duration until, Course course)
            throws IOException {
        module.rest();
        Map<PairedUnit, Integer> wanted = new LinkedHashMap<>();
        units.forEach(unit -> wanted.put(unit, unit.wanted(judge::samplePairs)));
        units.forEach(unit -> unit.confirmIn(jvmPair));
        for (int round = 1; !wanted.isEmpty(); round++) {
            if (round > FEWEST_ROUNDS && budget.spent().compareTo(until) >= 0) {
                break;
            }
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
                        "Pair " + jvmPair + " of JVMs, round " + round + ", " + course.settled + " of " + course.all
                                + " suspects settled",
                        (double) (jvmPair - 1) / USUAL_JVM_PAIRS,
                        course.began);
            }
        }
        module.rest();
        return true;
    }

    private static Duration part(Duration whole, long share, long of) {
        return whole.multipliedBy(share).dividedBy(Math.max(1, of));
    }

    private static int count(Map<ModulePair, List<PairedUnit>> suspects) {
        return suspects.values().stream().mapToInt(List::size).sum();
    }
}
