package io.github.energyjunit.paired;

import io.github.energyjunit.analysis.InputException;
import io.github.energyjunit.checkout.TestModule;
import io.github.energyjunit.checkout.Workspace;
import io.github.energyjunit.compare.CompareJudge;
import io.github.energyjunit.compare.CompareRule;
import io.github.energyjunit.compare.CompareRun;
import io.github.energyjunit.compare.Comparison;
import io.github.energyjunit.compare.PairedTest;
import io.github.energyjunit.confirmation.Suspects;
import io.github.energyjunit.gate.RegressionRule;
import io.github.energyjunit.measurement.profile.Profilers;
import io.github.energyjunit.meter.Configuration;
import io.github.energyjunit.meter.Quality;
import io.github.energyjunit.profile.ChangedLines;
import io.github.energyjunit.units.CountText;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Two built versions, and how they are to be compared.
 *
 * @param baseName names the base for people
 * @param headName names the head for people
 * @param base its modules
 * @param head its modules
 * @param changes finds the lines of source code in which they differ
 * @param settings system properties of ours for both
 * @param wanted which tests are asked for
 * @param all whether tests without annotation are compared as well
 * @param suspects tests to confirm at once, or none for a screening of all
 * @param pace how long measuring may take
 * @param seed of the random order
 * @param rule what a regression is
 */
public record Versions(
        String baseName,
        String headName,
        List<TestModule> base,
        List<TestModule> head,
        Supplier<ChangedLines> changes,
        Map<String, String> settings,
        Predicate<String> wanted,
        boolean all,
        Suspects suspects,
        Pace pace,
        long seed,
        RegressionRule rule) {

    /** Copy the collections. */
    public Versions {
        base = List.copyOf(base);
        head = List.copyOf(head);
        settings = Map.copyOf(settings);
    }

    /**
     * Measure both in turns and judge.
     *
     * @throws InputException if there is nothing that could be compared
     */
    public Comparison compare(Workspace workspace, Consumer<String> sink) throws IOException {
        String engine = new Configuration(key -> Optional.ofNullable(settings.get(key)))
                .choice(Profilers.KEY, Profilers.OFF, Profilers.ALLOWED);
        TimeBudget budget = new TimeBudget(pace.whole(), System::nanoTime);
        Progress progress = new Progress(sink, budget);
        List<String> notes = new ArrayList<>();
        List<VersionJvm> jvms = new ArrayList<>();
        List<ProfiledPass.Sides> sides = new ArrayList<>();
        try {
            List<ModulePair> pairs = pairs(workspace, jvms, sides, notes);
            long tests = pairs.stream().mapToLong(pair -> pair.units().size()).sum();
            if (suspects.isEmpty()
                    && tests == 0
                    && pairs.stream().allMatch(pair -> pair.tests().isEmpty())) {
                throw new InputException("There is nothing to compare: "
                        + (all ? "no test was found" : "no test carries @MeasureEnergy or @EnergyTest")
                        + " in either version; pass -Denergy.measure=all to compare every test, and look at"
                        + " energy.compare.tests if it is set." + (notes.isEmpty() ? "" : " " + notes));
            }
            if (tests > 0) {
                progress.say("Comparing " + CountText.of(tests, "test") + " of " + headName + " with " + baseName
                        + ", at most " + Progress.text(pace.whole()) + ".");
            }
            Pace fitting = pace.over(tests);
            if (!fitting.equals(pace)) {
                notes.add("There are so many tests that a sample lasts "
                        + fitting.sample().toMillis() + " ms instead of "
                        + pace.sample().toMillis() + " ms: more time by -Denergy.compare.time, or fewer tests by"
                        + " -Denergy.compare.tests, makes it more exact");
                pairs.forEach(pair -> pair.units().forEach(unit -> unit.keep(fitting)));
            }
            // Before the first sample it is not known whether there is a counter; the screen is the same with any.
            Random random = new Random(seed);
            PairedMeasurement measurement = new PairedMeasurement(
                    new CompareJudge(CompareRule.of(rule, Quality.MEASURED)), fitting, budget, progress, random);
            List<PairedTest> tested =
                    suspects.isEmpty() ? measurement.screenAndConfirm(pairs) : measurement.confirmOnly(pairs, suspects);
            Source source = Source.of(jvms);
            CompareRun run = new CompareRun(
                    baseName, headName, source.name, source.quality, seed, budget.spent(), pace.whole(), tested, notes);
            Comparison judged = new CompareJudge(CompareRule.of(rule, source.quality)).judge(run);
            pairs.forEach(ModulePair::rest);
            return new ProfiledPass(engine, pace, changes, Recordings.FILES, progress).of(judged, sides);
        } finally {
            jvms.forEach(VersionJvm::close);
        }
    }

    private List<ModulePair> pairs(
            Workspace workspace, List<VersionJvm> jvms, List<ProfiledPass.Sides> sides, List<String> notes)
            throws IOException {
        Map<String, TestModule> before = new LinkedHashMap<>();
        base.forEach(module -> before.put(module.id(), module));
        // A library that was renamed is still one module against one.
        boolean single = base.size() == 1 && head.size() == 1;
        List<ModulePair> pairs = new ArrayList<>();
        for (TestModule after : head) {
            TestModule other = single ? base.get(0) : before.remove(after.id());
            if (other == null) {
                notes.add(after.id() + " is not in the base, or could not be built there: its tests are not compared");
                continue;
            }
            after.obstacles().forEach(obstacle -> notes.add(after.id() + ": " + obstacle));
            Path folder = workspace.kept("measurements").resolve(after.fileName());
            VersionJvm baseJvm =
                    new VersionJvm(other.withOptionsOf(after), settings, folder.resolve("base"), workspace.children());
            VersionJvm headJvm = new VersionJvm(after, settings, folder.resolve("head"), workspace.children());
            jvms.add(baseJvm);
            jvms.add(headJvm);
            try {
                ModulePair pair = ModulePair.of(after.id(), baseJvm, headJvm, after.selection(), wanted, all, pace);
                pairs.add(pair);
                sides.add(new ProfiledPass.Sides(pair, baseJvm::profiled, headJvm::profiled));
            } catch (InputException e) {
                notes.add(e.getMessage());
            }
            // With many modules, JVMs that wait should not hold memory.
            if (head.size() > 1) {
                baseJvm.close();
                headJvm.close();
            }
        }
        if (!single) {
            before.keySet().forEach(id -> notes.add(id + " is not in the head: its tests are not compared"));
        }
        return pairs;
    }

    private record Source(String name, Quality quality) {
        /** The worst source of any JVM, since nothing may look better than it is. */
        static Source of(List<VersionJvm> jvms) {
            Source worst = new Source("none", Quality.MEASURED);
            for (VersionJvm jvm : jvms) {
                var read = jvm.source();
                if (read.isPresent()) {
                    Quality quality = read.get().quality();
                    if (worst.name.equals("none") || quality.compareTo(worst.quality) > 0) {
                        worst = new Source(read.get().name(), quality);
                    }
                }
            }
            return worst;
        }
    }
}
