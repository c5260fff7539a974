package io.github.energyjunit.paired;

import io.github.energyjunit.compare.PairedTest;
import io.github.energyjunit.compare.Presence;
import io.github.energyjunit.compare.SamplePair;
import io.github.energyjunit.compare.Side;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.function.ToDoubleBiFunction;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/** A unit that both versions have, and the pairs of its tests. */
final class PairedUnit {
    private final String module;
    private final String name;
    private final UnitSampler base;
    private final UnitSampler head;
    private final Map<String, List<SamplePair>> screening = new TreeMap<>();
    private final Map<String, List<SamplePair>> confirming = new TreeMap<>();
    private final Map<String, Presence> alone = new TreeMap<>();
    private final Set<String> flags = new TreeSet<>();
    private final Set<String> ungated = new TreeSet<>();
    private Set<String> suspects = Set.of();
    private Map<String, Double> atFirstSight = Map.of();
    private @Nullable String trouble;
    private boolean whole;
    private int jvmPair;

    PairedUnit(String module, String name, UnitSampler base, UnitSampler head) {
        this.module = module;
        this.name = name;
        this.base = base;
        this.head = head;
    }

    String name() {
        return name;
    }

    /** Returns a sampler of one side in another JVM. */
    UnitSampler sampler(Side side, TestJvm in) {
        return (side == Side.BASE ? base : head).in(in);
    }

    /** Returns whether its tests have little of the time that their runs take, in either version. */
    boolean isBrief() {
        return base.isBrief() || head.isBrief();
    }

    void keep(Pace pace) {
        base.keep(pace);
        head.keep(pace);
    }

    /** Tell whether it can still be measured. */
    boolean works() {
        return trouble == null;
    }

    /** Count the pairs from now on for another pair of JVMs, from 1; they confirm. */
    void confirmIn(int other) {
        jvmPair = other;
    }

    /** Measure both versions, one right after the other; which comes first is left to chance. */
    void takePair(Random random) throws IOException {
        BothReadings both = measure(random);
        if (both != null && !both.areAlike() && !whole) {
            // JUnit 4 tells no body from what is around it; of JUnit Jupiter's tests the whole can be measured as well.
            whole = true;
            flags.add(PairedTest.ENGINES);
            base.measureExecutions();
            head.measureExecutions();
            both = measure(random);
        }
        if (both != null && whole && !both.areComparable()) {
            trouble =
                    "one version runs it by JUnit 4 and the other by JUnit Jupiter, as a kind of test that JUnit 4 does not have"
                            + " (repeated, parameterised or an @EnergyTest): these are not comparable";
        } else if (both != null) {
            take(both);
        }
    }

    /** Measure both versions, or give nothing where one of them has trouble. */
    private @Nullable BothReadings measure(Random random) throws IOException {
        if (!warmBoth()) {
            return null;
        }
        boolean baseFirst = random.nextBoolean();
        RunOutcome first = (baseFirst ? base : head).sample();
        if (!went(first, baseFirst ? Side.BASE : Side.HEAD)) {
            return null;
        }
        RunOutcome second = (baseFirst ? head : base).sample();
        if (!went(second, baseFirst ? Side.HEAD : Side.BASE)) {
            return null;
        }
        Map<String, Reading> ofBase = (baseFirst ? first : second).readings();
        Map<String, Reading> ofHead = (baseFirst ? second : first).readings();
        if (ofBase.isEmpty() || ofHead.isEmpty()) {
            trouble = "no reading was taken of it in " + (ofHead.isEmpty() ? "the head" : "the base");
            return null;
        }
        return new BothReadings(ofBase, ofHead);
    }

    private boolean warmBoth() throws IOException {
        if (!warm(base, Side.BASE) || !warm(head, Side.HEAD)) {
            return false;
        }
        if (base.takesBatches() == head.takesBatches()) {
            return true;
        }
        // A batch has many invocations in one measurement, so it is not held against measurements of one each.
        flags.add(PairedTest.SINGLE_RUNS);
        UnitSampler batches = base.takesBatches() ? base : head;
        batches.measureSingly();
        return warm(batches, batches == base ? Side.BASE : Side.HEAD);
    }

    private void take(BothReadings both) {
        Set<String> tests = new LinkedHashSet<>(both.base().keySet());
        tests.addAll(both.head().keySet());
        for (String test : tests) {
            if (!both.base().containsKey(test)) {
                alone.put(test, Presence.NEW);
            } else if (!both.head().containsKey(test)) {
                alone.put(test, Presence.REMOVED);
            } else {
                Reading before = both.base().getOrDefault(test, Reading.NONE);
                Reading after = both.head().getOrDefault(test, Reading.NONE);
                flags.addAll(before.flags());
                flags.addAll(after.flags());
                if (!after.gate()) {
                    ungated.add(test);
                }
                (jvmPair > 0 ? confirming : screening)
                        .computeIfAbsent(test, key -> new ArrayList<>())
                        .add(before.pairedWith(after, jvmPair));
            }
        }
    }

    /** Decide which of its tests are suspects. */
    boolean suspect(Predicate<List<SamplePair>> suspicious) {
        Set<String> found = new TreeSet<>();
        screening.forEach((test, pairs) -> {
            if (suspicious.test(pairs)) {
                found.add(test);
            }
        });
        return suspectAll(found, Map.of());
    }

    /** Takes over suspects that somebody else found, with the ratios that they showed. */
    boolean suspectAll(Set<String> tests, Map<String, Double> logRatios) {
        suspects = Set.copyOf(tests);
        atFirstSight = logRatios;
        return !suspects.isEmpty();
    }

    /** Returns whether each suspect has pairs enough; one that its unit does not run will never have any. */
    boolean settled(Predicate<List<SamplePair>> enough) {
        return confirming().stream().allMatch(enough);
    }

    /** Returns the pairs of its suspects that have any. */
    List<List<SamplePair>> confirming() {
        return suspects.stream().map(confirming::get).filter(Objects::nonNull).toList();
    }

    /** Returns the highest of its suspects' estimates, each from all that was seen of it: screening, others, fresh pairs. */
    double worst(ToDoubleBiFunction<List<SamplePair>, Double> estimate) {
        double worst = Double.NEGATIVE_INFINITY;
        for (String test : suspects) {
            List<SamplePair> seen = new ArrayList<>(screening.getOrDefault(test, List.of()));
            seen.addAll(confirming.getOrDefault(test, List.of()));
            worst = Math.max(worst, estimate.applyAsDouble(seen, atFirstSight.getOrDefault(test, Double.NaN)));
        }
        return worst;
    }

    /** Tell whether the screening has shown enough of each of its tests. */
    boolean screened(Predicate<List<SamplePair>> enough) {
        return screening.values().stream().allMatch(enough);
    }

    /** Returns how many sample pairs the suspect that needs most should get from one pair of JVMs. */
    int wanted(ToIntFunction<List<SamplePair>> needs) {
        return suspects.stream()
                .mapToInt(test -> needs.applyAsInt(confirming.getOrDefault(test, List.of())))
                .max()
                .orElse(1);
    }

    List<PairedTest> tests() {
        Map<String, PairedTest> tests = new LinkedHashMap<>();
        Set<String> both = new TreeSet<>(screening.keySet());
        both.addAll(confirming.keySet());
        both.addAll(suspects);
        if (both.isEmpty() && alone.isEmpty()) {
            both.add(name);
        }
        for (String test : both) {
            tests.put(
                    test,
                    new PairedTest(
                            module,
                            test,
                            Presence.BOTH,
                            screening.getOrDefault(test, List.of()),
                            suspects.contains(test) ? confirming.getOrDefault(test, List.of()) : List.of(),
                            suspects.contains(test),
                            trouble,
                            flags,
                            !ungated.contains(test)));
        }
        alone.forEach((test, presence) -> tests.putIfAbsent(test, alone(module, test, presence)));
        return List.copyOf(tests.values());
    }

    static PairedTest alone(String module, String test, Presence presence) {
        return new PairedTest(module, test, presence, List.of(), List.of(), false, null, Set.of());
    }

    private boolean warm(UnitSampler track, Side side) throws IOException {
        Optional<RunOutcome> ran = track.prepare();
        return ran.isEmpty() || went(ran.get(), side);
    }

    private boolean went(RunOutcome ran, Side side) {
        if (ran.end() != RunOutcome.End.SUCCESSFUL) {
            trouble = ran.trouble() + " in the " + (side == Side.BASE ? "base" : "head");
        }
        return trouble == null;
    }
}
