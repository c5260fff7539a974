package io.github.energyjunit.gate;

import io.github.energyjunit.analysis.Analysis;
import io.github.energyjunit.analysis.JudgedTest;
import io.github.energyjunit.baseline.RunTotal;
import io.github.energyjunit.ledger.Ledger;
import io.github.energyjunit.ledger.Total;
import io.github.energyjunit.measured.Digest;
import io.github.energyjunit.measured.EnergySamples;
import io.github.energyjunit.measured.JvmLedger;
import io.github.energyjunit.measured.Run;
import io.github.energyjunit.measured.TestSummary;
import io.github.energyjunit.units.Joules;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a build used for each class with its fixtures, and in all of its test JVMs. A class whose tests take samples uses as
 * much as its time allows, whatever its code does: that is no part of the total of the JVMs.
 *
 * @param fingerprint the one that all test JVMs have
 * @param classes the totals of classes by name
 * @param ledger that of all test JVMs; null where it is not known which tests ran, or one did not succeed
 * @param company the classes that ran in the same JVMs as a class, by its name
 */
record BuildTotals(
        SortedMap<String, String> fingerprint,
        SortedMap<String, RunTotal> classes,
        @Nullable RunTotal ledger,
        Map<String, Set<String>> company) {

    private static final int DIGITS = 16;

    /** The part of a JVM's time in which a counter that could not be read makes no total doubtful. */
    private static final double LOST = 0.01;

    /** Returns why a build has no total that anything could be compared with, or null if it has. */
    static @Nullable String defect(Analysis analysis) {
        List<Run> runs = analysis.runs();
        if (runs.stream().map(run -> run.jvm().fingerprint()).distinct().count() > 1) {
            return "the test JVMs of this build have different fingerprints";
        }
        if (runs.stream().anyMatch(run -> run.state() != Run.State.ENDED)) {
            return "a test JVM of this build did not end normally";
        }
        if (runs.stream().anyMatch(run -> !isKnown(run.ledger()))) {
            return "the ledger of a test JVM of this build could not be read";
        }
        return analysis.tests().stream().anyMatch(judged -> judged.test().isProfiled())
                ? "stacks were sampled in this build (energy.profile), which costs energy"
                : null;
    }

    private static boolean isKnown(@Nullable JvmLedger ledger) {
        return ledger != null && ledger.energy() != null && ledger.lostNanos() <= LOST * ledger.readNanos();
    }

    /** Takes the totals of a build; null where it has a {@link #defect} or no ledger. */
    static @Nullable BuildTotals of(Analysis analysis) {
        List<Run> runs = analysis.runs();
        Ledger ledger = defect(analysis) == null ? Ledger.ofRuns(runs) : null;
        if (ledger == null) {
            return null;
        }
        Set<String> sampled = classes(analysis, test -> test.invocations().warmups() > 0 || test.operations() > 1);
        Set<String> failed = classes(
                analysis,
                test -> test.invocations().failed() + test.invocations().aborted() > 0);
        SortedMap<String, RunTotal> classes = new TreeMap<>();
        Map<String, Set<String>> company = new TreeMap<>();
        SortedSet<String> all = new TreeSet<>(Set.of("jvms " + runs.size()));
        Total own = Total.own(runs);
        Joules used = ledger.own();
        for (Ledger.OfClass of : ledger.classes()) {
            String name = of.className();
            List<Run> in =
                    runs.stream().filter(run -> classes(run).contains(name)).toList();
            String tests = failed.contains(name) ? null : sampled.contains(name) ? RunTotal.SAMPLES : tests(in, name);
            Total total = Total.ofClass(in, name);
            if (tests != null) {
                classes.put(name, total(in, tests, of.energy(), total));
                company.put(
                        name, in.stream().flatMap(run -> classes(run).stream()).collect(Collectors.toSet()));
                all.add(name + " " + tests);
            }
            if (sampled.contains(name)) {
                own = own.minus(total);
                used = used.minus(of.energy());
            }
        }
        boolean known = classes.size() == ledger.classes().size() && failed.isEmpty() && used.isAbove(Joules.ZERO);
        String tests = Digest.of(String.join("\n", all)).substring(0, DIGITS);
        return new BuildTotals(
                runs.get(0).jvm().fingerprint(), classes, known ? total(runs, tests, used, own) : null, company);
    }

    /** Returns whether there is nothing to compare: an older energy-junit does not say which tests ran. */
    boolean isEmpty() {
        return classes.isEmpty() && ledger == null;
    }

    private static RunTotal total(List<Run> in, String tests, Joules used, Total total) {
        Instant first = in.stream()
                .map(run -> run.jvm().started())
                .min(Instant::compareTo)
                .orElseThrow();
        return new RunTotal(
                first,
                tests,
                new EnergySamples(
                        List.of(used.microjoules()),
                        List.of(Joules.ZERO.max(total.gross()).microjoules()),
                        List.of(Math.max(0, total.idleNanos()))));
    }

    /** Says which tests of a class ended; null where a JVM does not tell. */
    private static @Nullable String tests(List<Run> in, String className) {
        long count = 0;
        long digest = 0;
        for (Run run : in) {
            JvmLedger ledger = run.ledger();
            JvmLedger.Ended ended = ledger == null ? null : ledger.tests().get(className);
            if (ended == null) {
                return null;
            }
            count += ended.count();
            digest += ended.digest();
        }
        return count + "-" + HexFormat.of().toHexDigits(digest);
    }

    private static Set<String> classes(Run run) {
        JvmLedger ledger = run.ledger();
        return ledger == null ? Set.of() : ledger.classes().keySet();
    }

    private static Set<String> classes(Analysis analysis, Predicate<TestSummary> which) {
        return analysis.tests().stream()
                .map(JudgedTest::test)
                .filter(which)
                .map(TestSummary::className)
                .collect(Collectors.toSet());
    }
}
