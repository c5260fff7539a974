package io.github.energyjunit.reading;

import io.github.energyjunit.analysis.Analysis;
import io.github.energyjunit.analysis.InputException;
import io.github.energyjunit.analysis.JudgedTest;
import io.github.energyjunit.budget.BudgetPolicy;
import io.github.energyjunit.budget.Budgets;
import io.github.energyjunit.files.MeasurementFiles;
import io.github.energyjunit.lines.MeasurementLine;
import io.github.energyjunit.measured.Jvm;
import io.github.energyjunit.measured.Run;
import io.github.energyjunit.measured.TestSummary;
import io.github.energyjunit.measured.TestSummary.Sum;
import io.github.energyjunit.meter.idle.IdleEstimate;
import io.github.energyjunit.units.CountText;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.function.LongPredicate;
import java.util.stream.Collectors;

/** Reads the measurement files of one module, merges what its JVMs wrote, and judges it. */
public final class Analyzer {

    private final Freshness freshness;
    private final Budgets budgets;
    private final LongPredicate alive;

    /**
     * Judges by {@code budgets} what is fresh.
     *
     * @param alive tells of a process id whether it runs, so that a JVM at work is not taken for one cut off
     */
    public Analyzer(Freshness freshness, Budgets budgets, LongPredicate alive) {
        this.freshness = freshness;
        this.budgets = budgets;
        this.alive = alive;
    }

    /** Returns one that reads whatever there is, however old and from whatever machine, and judges no budget. */
    public static Analyzer ofAnything() {
        return new Analyzer(
                new Freshness(Instant.EPOCH, true), new Budgets(List.of(), BudgetPolicy.usual(false)), pid -> false);
    }

    /** Returns whether a process of this machine runs. */
    public static boolean isAlive(long pid) {
        return ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false);
    }

    /**
     * Analyse what lies in {@code output}.
     *
     * @throws IOException if a file cannot be read
     * @throws InputException if a file was written for another schema
     */
    public Analysis analyse(Path output) throws IOException {
        return analyse(output, Owner.ANYONE);
    }

    /**
     * Analyse what a module has in {@code output}, which others may share.
     *
     * @throws IOException if a file cannot be read
     * @throws InputException if a file was written for another schema
     */
    public Analysis analyse(Path output, Owner owner) throws IOException {
        return analyse(List.of(output), owner);
    }

    /**
     * Analyse what a module has in several folders, as if it lay in one.
     *
     * @throws IOException if a file cannot be read
     * @throws InputException if a file was written for another schema
     */
    public Analysis analyse(List<Path> outputs, Owner owner) throws IOException {
        List<String> warnings = new ArrayList<>();
        List<MeasurementFile> found = new ArrayList<>();
        for (Path output : outputs) {
            for (Path path : MeasurementFiles.find(output)) {
                MeasurementFile file = MeasurementFile.open(path, warnings::add);
                if (file != null && owner.has(file)) {
                    found.add(file);
                }
            }
        }
        List<MeasurementFile> files = new ArrayList<>(Copies.leaveOut(found, warnings::add));
        List<MeasurementFile> fresh = List.copyOf(freshness.keep(files));
        files.removeAll(fresh);
        if (!files.isEmpty()) {
            warnings.add(stale(files, outputs));
        }
        Map<Key, TestSeries> series = new LinkedHashMap<>();
        List<Run> runs = new ArrayList<>();
        Overlaps overlaps = new Overlaps();
        IdlePowers idle = IdlePowers.of(fresh);
        for (MeasurementFile file : fresh) {
            IdleEstimate watts = idle.of(file.jvm());
            Jvm jvm = watts == null ? file.jvm() : file.jvm().with(watts);
            int number = runs.size();
            runs.add(file.read(
                    line -> {
                        if (line.isRegion()) {
                            TestSeries of = series.get(Key.of(line, jvm));
                            if (of != null) {
                                of.addRegion(line);
                            }
                            return;
                        }
                        TestSeries test = series.computeIfAbsent(Key.of(line, jvm), key -> new TestSeries(line, jvm));
                        test.add(line, jvm);
                        if (fresh.size() > 1) {
                            overlaps.add(line, jvm, number, test);
                        }
                    },
                    watts,
                    alive,
                    warnings::add));
        }
        overlaps.tell();
        return judge(runs, series.values().stream().map(TestSeries::summary).toList(), warnings);
    }

    private Analysis judge(List<Run> runs, List<TestSummary> tests, List<String> warnings) {
        List<JudgedTest> judged = tests.stream()
                .map(test -> new JudgedTest(test, budgets.judge(test)))
                .sorted(JudgedTest.highestEnergyFirst())
                .toList();
        Sum all = tests.stream().map(TestSummary::all).reduce(Sum.NOTHING, Sum::plus);
        Sum held = tests.stream().map(TestSummary::judged).reduce(Sum.NOTHING, Sum::plus);
        if (!tests.isEmpty()) {
            warnings.addAll(budgets.unused(tests));
        }
        return new Analysis(runs, judged, all, held, budgets.judgeModule(tests, held), warnings)
                .judging(budgets.judgeParts(runs));
    }

    private static String stale(List<MeasurementFile> files, List<Path> outputs) {
        Instant newest = files.stream()
                .map(file -> file.jvm().started())
                .max(Instant::compareTo)
                .orElseThrow();
        return CountText.of(files.size(), "measurement file") + " of an earlier build in "
                + outputs.stream().map(Path::toString).collect(Collectors.joining(", "))
                + " left out, the newest from " + newest
                + "; bind the goal prepare, which deletes them, or run mvn clean";
    }

    /** Invocations are samples of the same thing only if test and fingerprint are the same. */
    private record Key(String test, SortedMap<String, String> fingerprint) {
        static Key of(MeasurementLine line, Jvm jvm) {
            return new Key(Objects.requireNonNull(line.test()), jvm.fingerprint());
        }
    }
}
