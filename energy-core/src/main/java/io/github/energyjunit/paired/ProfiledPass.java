package io.github.energyjunit.paired;

import io.github.energyjunit.analysis.Analysis;
import io.github.energyjunit.analysis.Verdict;
import io.github.energyjunit.compare.ComparedTest;
import io.github.energyjunit.compare.Comparison;
import io.github.energyjunit.compare.Side;
import io.github.energyjunit.compare.TestName;
import io.github.energyjunit.measurement.profile.Profilers;
import io.github.energyjunit.profile.ChangedLines;
import io.github.energyjunit.profile.Difference;
import io.github.energyjunit.profile.GrownLine;
import io.github.energyjunit.profile.ProfileReader;
import io.github.energyjunit.profile.Profiles;
import io.github.energyjunit.profile.TestProfile;
import io.github.energyjunit.reading.Analyzer;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Samples the stacks of confirmed regressions in both versions, once everything is judged, in JVMs of their own: so that
 * sampling never disturbs a verdict.
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
    private final Progress progress;
    private final List<String> notes = new ArrayList<>();

    /**
     * Prepares it.
     *
     * @param changes finds the lines in which the versions differ; asked only where stacks are sampled
     */
    ProfiledPass(String setting, Pace pace, Supplier<ChangedLines> changes, Progress progress) {
        // The flight recorder is at hand in both versions, whatever their class paths.
        this.engine = setting.equals(Profilers.AUTO) ? Profilers.JFR : setting;
        Duration usual = pace.sample().multipliedBy(EACH);
        each = usual.compareTo(LEAST) < 0 ? LEAST : usual;
        whole = pace.whole();
        this.changes = changes;
        this.progress = progress;
    }

    /** A module's units, and the JVMs that ran them. */
    record Sides(ModulePair units, VersionJvm base, VersionJvm head) {}

    /** Adds where the energy of the worst regressions went, unless nothing is to be sampled. */
    Comparison of(Comparison comparison, List<Sides> modules) throws IOException {
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
            Map<SamplingRate, Map<ComparedTest, PairedUnit>> own = new EnumMap<>(SamplingRate.class);
            for (ComparedTest test : profiled) {
                unit(test, module)
                        .ifPresent(unit -> own.computeIfAbsent(SamplingRate.of(unit), key -> new LinkedHashMap<>())
                                .put(test, unit));
            }
            for (Map.Entry<SamplingRate, Map<ComparedTest, PairedUnit>> rate : own.entrySet()) {
                differences.putAll(of(rate.getValue(), module, rate.getKey(), longest(profiled.size()), changed));
            }
        }
        return comparison.with(differences).withNotes(notes);
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

    private Map<ComparedTest, Difference> of(
            Map<ComparedTest, PairedUnit> tests,
            Sides module,
            SamplingRate rate,
            Duration longest,
            ChangedLines changed)
            throws IOException {
        VersionJvm base = module.base().profiled(engine, rate);
        VersionJvm head = module.head().profiled(engine, rate);
        Map<ComparedTest, String> ran = new LinkedHashMap<>();
        try {
            for (Map.Entry<ComparedTest, PairedUnit> test : tests.entrySet()) {
                String id = test.getKey().test().test();
                String ofBase = run(test.getValue().sampler(Side.BASE, base), id, rate, longest);
                String ofHead = run(test.getValue().sampler(Side.HEAD, head), id, rate, longest);
                ran.put(test.getKey(), "the base (" + ofBase + ") or the head (" + ofHead + ")");
            }
        } finally {
            // Recordings are written when their JVMs end.
            base.close();
            head.close();
        }
        Profiles ofBase = read(base.output(), ProfileReader.ofBase(base.output(), changed, notes::add));
        Profiles ofHead = read(head.output(), ProfileReader.ofHead(head.output(), changed, notes::add));
        Map<ComparedTest, Difference> differences = new LinkedHashMap<>();
        for (ComparedTest test : tests.keySet()) {
            TestProfile before = ofBase.of(test.test().test()).orElse(null);
            TestProfile after = ofHead.of(test.test().test()).orElse(null);
            if (before == null && after == null) {
                notes.add("No stacks of " + test.test().test() + " were found in " + ran.get(test)
                        + " by energy.profile=" + engine
                        + ": where its energy went is not known. A very short test is sampled"
                        + " more often as an @EnergyTest, which runs its body many times in a row");
            } else {
                Difference difference = Difference.of(test.base(), test.head(), ofBase, before, ofHead, after);
                GrownLine line =
                        GrownLine.in(changed, difference, before, after).orElse(null);
                differences.put(test, difference.with(line));
            }
        }
        return differences;
    }

    /** Returns how much ran. */
    private String run(UnitSampler sampler, String test, SamplingRate rate, Duration longest) throws IOException {
        ProfiledTime time = new ProfiledTime(test, rate.asMuchAs(each), longest, System::nanoTime);
        Optional<RunOutcome> warmUp = sampler.prepare();
        warmUp.ifPresent(time::add);
        RunOutcome ran = warmUp.orElse(null);
        while (time.wantsMore()) {
            ran = sampler.sample();
            time.add(ran);
        }
        if (ran != null && ran.end() != RunOutcome.End.SUCCESSFUL) {
            notes.add(test + " " + ran.trouble() + " while its stacks were sampled");
        }
        return time.toString();
    }

    private static Profiles read(Path output, ProfileReader reader) throws IOException {
        Analysis analysis = Analyzer.ofAnything().analyse(output);
        return reader.read(analysis);
    }
}
