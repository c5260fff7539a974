package io.github.energyjunit.baseline;

import io.github.energyjunit.measured.Fingerprints;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What was measured under one fingerprint, and is comparable to nothing else.
 *
 * @param fingerprint what must be equal for two results to be comparable
 * @param quality {@code measured}, {@code relayed} or {@code estimated}
 * @param runs the builds that samples are from, oldest first
 * @param tests the samples of each test, its builds oldest first
 * @param classes the totals of each class with its fixtures, its builds oldest first; empty in files of older versions
 * @param ledger what all test JVMs of a build used, oldest build first; empty in files of older versions
 */
public record Section(
        SortedMap<String, String> fingerprint,
        String quality,
        List<BaselineRun> runs,
        SortedMap<String, List<RunSamples>> tests,
        SortedMap<String, List<RunTotal>> classes,
        List<RunTotal> ledger) {

    public Section {
        fingerprint = Collections.unmodifiableSortedMap(new TreeMap<>(fingerprint));
        runs = List.copyOf(runs);
        tests = copy(tests);
        classes = copy(classes);
        ledger = List.copyOf(ledger);
    }

    /** Keeps samples of tests alone. */
    public Section(
            SortedMap<String, String> fingerprint,
            String quality,
            List<BaselineRun> runs,
            SortedMap<String, List<RunSamples>> tests) {
        this(fingerprint, quality, runs, tests, Collections.emptySortedMap(), List.of());
    }

    private static <T> SortedMap<String, List<T>> copy(SortedMap<String, List<T>> lists) {
        SortedMap<String, List<T>> copy = new TreeMap<>();
        lists.forEach((name, list) -> copy.put(name, List.copyOf(list)));
        return Collections.unmodifiableSortedMap(copy);
    }

    /** Tells whether there are totals of classes and of test JVMs. */
    public boolean hasTotals() {
        return !classes.isEmpty() || !ledger.isEmpty();
    }

    /** Lists the classes that ran in each JVM, by its time. */
    public Map<Instant, Set<String>> classesByRun() {
        Map<Instant, Set<String>> byRun = new HashMap<>();
        classes.forEach((name, totals) -> totals.forEach(total ->
                byRun.computeIfAbsent(total.run(), run -> new HashSet<>()).add(name)));
        return byRun;
    }

    /** Give all samples of a test in microjoules; empty if it is not known. */
    public double[] samples(String test) {
        return tests.getOrDefault(test, List.of()).stream()
                .flatMap(run -> run.microjoules().stream())
                .mapToDouble(Double::doubleValue)
                .toArray();
    }

    /** Returns the newest run that has samples of a test. */
    public Optional<BaselineRun> newestOf(String test) {
        return tests.getOrDefault(test, List.of()).stream()
                .map(RunSamples::run)
                .max(Comparator.naturalOrder())
                .flatMap(time ->
                        runs.stream().filter(run -> run.time().equals(time)).findFirst());
    }

    /** Returns what each JVM measured of a test, in its first invocation or in all others, of one scope; oldest first. */
    public List<RunSamples> runs(String test, boolean first, boolean execution) {
        return tests.getOrDefault(test, List.of()).stream()
                .filter(run -> run.first() == first
                        && run.execution() == execution
                        && run.samples().size() > 0)
                .toList();
    }

    /** Returns the JVM that samples are from. */
    public Optional<BaselineRun> run(Instant time) {
        return runs.stream().filter(run -> run.time().equals(time)).findFirst();
    }

    /** Name the keys in which a fingerprint differs. */
    public List<String> differences(SortedMap<String, String> other) {
        return Fingerprints.differences(fingerprint, other);
    }

    /**
     * Add a newer build of the same fingerprint.
     *
     * @param onlyThese whether tests that the newer build did not measure are dropped
     */
    Section plus(Section newer, Window window, boolean onlyThese) {
        SortedMap<String, List<RunSamples>> merged = new TreeMap<>(tests);
        if (onlyThese) {
            merged.keySet().retainAll(newer.tests.keySet());
        }
        newer.tests.forEach((test, samples) -> merged.merge(test, samples, Section::joined));
        merged.replaceAll((test, samples) -> window.keep(samples));
        SortedMap<String, List<RunTotal>> totals = new TreeMap<>(classes);
        if (onlyThese && newer.hasTotals()) {
            totals.keySet().retainAll(newer.classes.keySet());
        }
        newer.classes.forEach((name, runsOf) -> totals.merge(name, runsOf, RunTotal::joined));
        totals.replaceAll((name, runsOf) -> window.newest(runsOf));
        List<RunTotal> whole = window.newest(RunTotal.joined(ledger, newer.ledger));
        Set<Instant> used = new HashSet<>();
        merged.values().forEach(samples -> samples.forEach(run -> used.add(run.run())));
        totals.values().forEach(runsOf -> runsOf.forEach(run -> used.add(run.run())));
        whole.forEach(run -> used.add(run.run()));
        List<BaselineRun> both = new ArrayList<>(newer.runs);
        runs.stream()
                .filter(run -> newer.runs.stream().noneMatch(same -> same.time().equals(run.time())))
                .forEach(both::add);
        List<BaselineRun> kept = both.stream()
                .filter(run -> used.contains(run.time()))
                .sorted(Comparator.comparing(BaselineRun::time))
                .toList();
        return new Section(fingerprint, newer.quality, kept, merged, totals, whole);
    }

    /** A build that is merged twice counts once. */
    private static List<RunSamples> joined(List<RunSamples> old, List<RunSamples> newer) {
        Set<Instant> again = newer.stream().map(RunSamples::run).collect(Collectors.toSet());
        return Stream.concat(old.stream().filter(run -> !again.contains(run.run())), newer.stream())
                .sorted(Comparator.comparing(RunSamples::run))
                .toList();
    }
}
