package io.github.energyjunit.paired;

import io.github.energyjunit.analysis.Verdict;
import io.github.energyjunit.compare.ComparedTest;
import io.github.energyjunit.compare.Comparison;
import io.github.energyjunit.compare.Side;
import io.github.energyjunit.compare.TestName;
import io.github.energyjunit.measurement.profile.Profilers;
import io.github.energyjunit.profile.ChangedLines;
import io.github.energyjunit.profile.Difference;
import io.github.energyjunit.profile.GrownLine;
import io.github.energyjunit.profile.TestProfile;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Supplier;

/**
 * Samples the stacks of confirmed regressions in both versions, once everything is judged, in JVMs of their own: so that
 * sampling never disturbs a verdict, and nothing that goes wrong here changes one.
 */
final class ProfiledPass {
    /** Samples of energy that each side lasts for: 10 s as a rule, in which a test of one thread has 1,000 stacks. */
    private static final int EACH = 40;

    private static final Duration LEAST = Duration.ofSeconds(5);

    /** What runs around the bodies may make it last so many times as long. */
    private static final int LONGER = 3;

    private static final int MOST_TESTS = 5;

    private final String engine;
    private final Duration each;
    private final Duration whole;
    private final Supplier<ChangedLines> changes;
    private final Recordings recordings;
    private final Progress progress;
    private final Set<String> notes = new LinkedHashSet<>();

    /**
     * Prepares it.
     *
     * @param changes finds the lines in which the versions differ; asked only where stacks are sampled
     */
    ProfiledPass(String setting, Pace pace, Supplier<ChangedLines> changes, Recordings recordings, Progress progress) {
        // The flight recorder is at hand in both versions, whatever their class paths.
        this.engine = setting.equals(Profilers.AUTO) ? Profilers.JFR : setting;
        Duration usual = pace.sample().multipliedBy(EACH);
        each = usual.compareTo(LEAST) < 0 ? LEAST : usual;
        whole = pace.whole();
        this.changes = changes;
        this.recordings = recordings;
        this.progress = progress;
    }

    /** A module's units, and what makes JVMs of either version whose stacks an engine samples. */
    record Sides(
            ModulePair units,
            BiFunction<String, SamplingRate, ProfiledJvm> base,
            BiFunction<String, SamplingRate, ProfiledJvm> head) {}

    /** Adds where the energy of the worst regressions went, unless nothing is to be sampled. */
    Comparison of(Comparison comparison, List<Sides> modules) {
        List<ComparedTest> worse = comparison.with(Verdict.FAIL);
        if (engine.equals(Profilers.OFF) || worse.isEmpty()) {
            return comparison;
        }
        List<ComparedTest> profiled = worse.subList(0, Math.min(MOST_TESTS, worse.size()));
        progress.say("Sampling stacks of " + profiled.size() + " of " + worse.size() + " confirmed regressions in both"
                + " versions, " + Progress.text(each) + " each, or up to " + Progress.text(longest(profiled.size()))
                + " where tests are short");
        ChangedLines changed = changes.get();
        Map<ComparedTest, Difference> differences = new LinkedHashMap<>();
        for (Sides module : modules) {
            ProfiledSide base = side(Side.BASE, module.base(), changed);
            ProfiledSide head = side(Side.HEAD, module.head(), changed);
            for (ComparedTest test : profiled) {
                unit(test, module)
                        .flatMap(unit -> difference(test, unit, longest(profiled.size()), changed, base, head))
                        .ifPresent(found -> differences.put(test, found));
            }
        }
        return comparison.with(differences).withNotes(List.copyOf(notes));
    }

    /** Of the time for all of it, half a time of measuring at most, each version of each test has as much. */
    private Duration longest(int tests) {
        Duration fair = whole.dividedBy(2L * 2 * tests);
        Duration most = each.multipliedBy(LONGER);
        Duration longest = fair.compareTo(most) < 0 ? fair : most;
        return longest.compareTo(each) < 0 ? each : longest;
    }

    private static Optional<PairedUnit> unit(ComparedTest test, Sides module) {
        if (!test.test().module().equals(module.units().name())) {
            return Optional.empty();
        }
        return module.units().units().stream()
                .filter(unit -> TestName.isOf(test.test().test(), unit.name()))
                .findFirst();
    }

    private Optional<Difference> difference(
            ComparedTest test,
            PairedUnit unit,
            Duration longest,
            ChangedLines changed,
            ProfiledSide ofBase,
            ProfiledSide ofHead) {
        String id = test.test().test();
        SamplingRate rate = SamplingRate.of(unit);
        ProfiledSide.Seen base = ofBase.run(id, unit, rate, time(id, rate, longest));
        ProfiledSide.Seen head = ofHead.run(id, unit, rate, time(id, rate, longest));
        TestProfile before = base.profiles().of(id).orElse(null);
        TestProfile after = head.profiles().of(id).orElse(null);
        if (before == null && after == null) {
            if (!base.explained() && !head.explained()) {
                notes.add("No stacks of " + id + " were found in the base (" + base.ran() + ") or the head ("
                        + head.ran() + ") by energy.profile=" + engine
                        + ": where its energy went is not known. A very short test is sampled more often as an"
                        + " @EnergyTest, which runs its body many times in a row");
            }
            return Difference.withoutStacks(id, test.base(), test.head(), base.profiles(), head.profiles());
        }
        Difference found = Difference.of(test.base(), test.head(), base.profiles(), before, head.profiles(), after);
        return Optional.of(
                found.with(GrownLine.in(changed, found, before, after).orElse(null)));
    }

    private ProfiledSide side(Side side, BiFunction<String, SamplingRate, ProfiledJvm> jvms, ChangedLines changed) {
        return new ProfiledSide(side, rate -> jvms.apply(engine, rate), recordings, changed, notes::add);
    }

    private ProfiledTime time(String test, SamplingRate rate, Duration longest) {
        return new ProfiledTime(test, rate.asMuchAs(each), longest, System::nanoTime);
    }
}
