package io.github.energyjunit.baseline;

import io.github.energyjunit.measured.Fingerprints;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
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
 */
public record Section(
        SortedMap<String, String> fingerprint,
        String quality,
        List<BaselineRun> runs,
        SortedMap<String, List<RunSamples>> tests) {

    public Section {
        fingerprint = Collections.unmodifiableSortedMap(new TreeMap<>(fingerprint));
        runs = List.copyOf(runs);
        SortedMap<String, List<RunSamples>> copy = new TreeMap<>();
        tests.forEach((test, samples) -> copy.put(test, List.copyOf(samples)));
        tests = Collections.unmodifiableSortedMap(copy);
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
        Set<Instant> used = merged.values().stream()
                .flatMap(List::stream)
                .map(RunSamples::run)
                .collect(Collectors.toSet());
        List<BaselineRun> both = new ArrayList<>(newer.runs);
        runs.stream()
                .filter(run -> newer.runs.stream().noneMatch(same -> same.time().equals(run.time())))
                .forEach(both::add);
        List<BaselineRun> kept = both.stream()
                .filter(run -> used.contains(run.time()))
                .sorted(Comparator.comparing(BaselineRun::time))
                .toList();
        return new Section(fingerprint, newer.quality, kept, merged);
    }

    /** A build that is merged twice counts once. */
    private static List<RunSamples> joined(List<RunSamples> old, List<RunSamples> newer) {
        Set<Instant> again = newer.stream().map(RunSamples::run).collect(Collectors.toSet());
        return Stream.concat(old.stream().filter(run -> !again.contains(run.run())), newer.stream())
                .sorted(Comparator.comparing(RunSamples::run))
                .toList();
    }
}
