package io.github.energyjunit.interleave;

import io.github.energyjunit.analysis.Analysis;
import io.github.energyjunit.analysis.Verdict;
import io.github.energyjunit.compare.ComparedTest;
import io.github.energyjunit.compare.Comparison;
import io.github.energyjunit.compare.Side;
import io.github.energyjunit.compare.TestName;
import io.github.energyjunit.measurement.profile.Profilers;
import io.github.energyjunit.profile.Difference;
import io.github.energyjunit.profile.ProfileReader;
import io.github.energyjunit.profile.Profiles;
import io.github.energyjunit.profile.TestProfile;
import io.github.energyjunit.reading.Analyzer;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Samples the stacks of confirmed regressions in both versions, once everything is judged, in JVMs of their own: so that
 * sampling never disturbs a verdict.
 */
final class ProfiledPass {
    /** Samples of energy that each side lasts for: 10 s as a rule, in which a test of one thread has 1,000 stacks. */
    private static final int EACH = 40;

    private static final Duration LEAST = Duration.ofSeconds(5);
    private static final int MOST_TESTS = 5;

    private final String engine;
    private final Duration each;
    private final Progress progress;
    private final List<String> notes = new ArrayList<>();

    ProfiledPass(String setting, Pace pace, Progress progress) {
        // The flight recorder is at hand in both versions, whatever their class paths.
        this.engine = setting.equals(Profilers.AUTO) ? Profilers.JFR : setting;
        Duration usual = pace.sample().multipliedBy(EACH);
        each = usual.compareTo(LEAST) < 0 ? LEAST : usual;
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
                + " versions, " + Progress.text(each) + " each");
        Map<ComparedTest, Difference> differences = new LinkedHashMap<>();
        for (Sides module : modules) {
            List<ComparedTest> own = profiled.stream()
                    .filter(test -> test.test().module().equals(module.units().name()))
                    .toList();
            if (!own.isEmpty()) {
                differences.putAll(of(own, module));
            }
        }
        return comparison.with(differences).withNotes(notes);
    }

    private Map<ComparedTest, Difference> of(List<ComparedTest> tests, Sides module) throws IOException {
        VersionJvm base = module.base().profiled(engine);
        VersionJvm head = module.head().profiled(engine);
        try {
            for (ComparedTest test : tests) {
                Optional<PairedUnit> unit = module.units().units().stream()
                        .filter(candidate -> TestName.isOf(test.test().test(), candidate.name()))
                        .findFirst();
                if (unit.isPresent()) {
                    run(unit.get().sampler(Side.BASE, base), test);
                    run(unit.get().sampler(Side.HEAD, head), test);
                }
            }
        } finally {
            // Recordings are written when their JVMs end.
            base.close();
            head.close();
        }
        Profiles ofBase = read(base.output());
        Profiles ofHead = read(head.output());
        Map<ComparedTest, Difference> differences = new LinkedHashMap<>();
        for (ComparedTest test : tests) {
            Optional<TestProfile> before = ofBase.of(test.test().test());
            Optional<TestProfile> after = ofHead.of(test.test().test());
            if (before.isPresent() && after.isPresent()) {
                differences.put(
                        test,
                        Difference.of(
                                test.base().microjoules(),
                                test.head().microjoules(),
                                ofBase,
                                before.get(),
                                ofHead,
                                after.get()));
            } else {
                notes.add("No stacks of " + test.test().test() + " were found in the "
                        + (before.isPresent() ? "head" : "base") + " by energy.profile=" + engine
                        + ": where its energy went is not known");
            }
        }
        return differences;
    }

    private void run(UnitSampler sampler, ComparedTest test) throws IOException {
        long start = System.nanoTime();
        RunOutcome ran = sampler.prepare().orElse(null);
        while ((ran == null || ran.end() == RunOutcome.End.SUCCESSFUL) && System.nanoTime() - start < each.toNanos()) {
            ran = sampler.sample();
        }
        if (ran != null && ran.end() != RunOutcome.End.SUCCESSFUL) {
            notes.add(test.test().test() + " " + ran.trouble() + " while its stacks were sampled");
        }
    }

    private Profiles read(Path output) throws IOException {
        Analysis analysis = Analyzer.ofAnything().analyse(output);
        return new ProfileReader(output, notes::add).read(analysis);
    }
}
