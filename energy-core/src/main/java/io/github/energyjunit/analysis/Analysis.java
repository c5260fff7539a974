package io.github.energyjunit.analysis;

import io.github.energyjunit.measured.ClassTotal;
import io.github.energyjunit.measured.JvmLedger;
import io.github.energyjunit.measured.PassedOver;
import io.github.energyjunit.measured.Run;
import io.github.energyjunit.measured.Source;
import io.github.energyjunit.measured.TestSummary.Sum;
import io.github.energyjunit.meter.Quality;
import io.github.energyjunit.units.CountText;
import io.github.energyjunit.units.Joules;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * All that is known of one module's tests: the one model that every document and {@code check} are fed from.
 *
 * @param runs the JVMs that measured, by file name
 * @param tests what was measured and judged, highest energy use first
 * @param all the energy of every invocation
 * @param judged the energy that module budgets are held against
 * @param module the judgement on the module as a whole
 * @param parts the judgements on classes with their fixtures, and on all that the test JVMs used, where these have budgets
 * @param compared what the baseline says of classes with their fixtures, and of all that the test JVMs used
 * @param withoutTotals the baselines that say nothing of these
 * @param warnings what was left out and what has no effect
 * @param common what all tests share against the baseline, or null if they share nothing that counts
 */
public record Analysis(
        List<Run> runs,
        List<JudgedTest> tests,
        Sum all,
        Sum judged,
        Judgement module,
        List<PartBudget> parts,
        List<PartRegression> compared,
        List<WithoutTotals> withoutTotals,
        List<String> warnings,
        @Nullable Finding common) {

    /** What is written in place of a test where something holds for all of them. */
    public static final String COMMON = "The module's tests together";

    /** Which rule speaks. */
    public enum Kind {
        BUDGET,
        REGRESSION
    }

    /**
     * Something that does not simply pass.
     *
     * @param test which test it is about, or what is written in place of one test
     * @param reason what, by how much, and the reading's flags
     * @param shared the reason without figures, where other tests may have the same one; else the reason
     * @param evidence what it rests on
     */
    public record Violation(Verdict verdict, Kind kind, String test, String reason, String shared, Evidence evidence) {
        /** Makes one that rests on nothing that could be confirmed. */
        public Violation(Verdict verdict, Kind kind, String test, String reason) {
            this(verdict, kind, test, reason, Evidence.STORED);
        }

        /** Makes one whose reason is its test's alone. */
        public Violation(Verdict verdict, Kind kind, String test, String reason, Evidence evidence) {
            this(verdict, kind, test, reason, reason, evidence);
        }

        /** Says all in one line. */
        public String text() {
            return test + ": " + reason;
        }
    }

    /** Makes an analysis that no baseline was held against. */
    public Analysis(
            List<Run> runs, List<JudgedTest> tests, Sum all, Sum judged, Judgement module, List<String> warnings) {
        this(runs, tests, all, judged, module, List.of(), List.of(), List.of(), warnings, null);
    }

    public Analysis {
        runs = List.copyOf(runs);
        tests = List.copyOf(tests);
        parts = List.copyOf(parts);
        compared = List.copyOf(compared);
        withoutTotals = List.copyOf(withoutTotals);
        warnings = List.copyOf(warnings);
    }

    /** Returns whether any measurement was found. */
    public boolean hasData() {
        return !tests.isEmpty();
    }

    /** Returns the worst verdict of all; never PASS where neither a budget nor a baseline judged anything. */
    public Verdict verdict() {
        return Verdict.ofAll(Stream.concat(
                Stream.concat(
                                ofSeveral().filter(Judgement::isOfBudget),
                                tests.stream()
                                        .filter(JudgedTest::isHeldAgainstAnything)
                                        .map(JudgedTest::judgement))
                        .map(Judgement::verdict),
                Stream.concat(
                                Stream.ofNullable(common),
                                compared.stream().map(PartRegression::finding).filter(Finding::isViolation))
                        .map(Finding::verdict)));
    }

    /** Lists what budgets say of more than one test. */
    public Stream<Judgement> ofSeveral() {
        return Stream.concat(Stream.of(module), parts.stream().map(PartBudget::judgement));
    }

    /** Returns the worst quality of any JVM's source; nothing is better than its worst part. */
    public Quality quality() {
        return sources().stream().map(Source::quality).reduce(Quality.MEASURED, Quality::orWorse);
    }

    /** Names the source, or all of them joined by {@code +}. */
    public String sourceNames() {
        return sources().stream().map(Source::name).distinct().sorted().collect(Collectors.joining("+"));
    }

    /** Lists the different sources of the JVMs. */
    public List<Source> sources() {
        return runs.stream().map(run -> run.jvm().source()).distinct().toList();
    }

    /** Lists the better sources that could not be used, each once. */
    public List<PassedOver> passedOver() {
        return runs.stream()
                .flatMap(run -> run.jvm().passedOver().stream())
                .distinct()
                .toList();
    }

    /** Lists what the JVMs had to say, each sentence once. */
    public List<String> notes() {
        return Stream.concat(
                        unmeasuredTests() == 0 ? Stream.empty() : Stream.of(unmeasuredText()),
                        runs.stream().flatMap(run -> run.jvm().notes().stream()))
                .distinct()
                .toList();
    }

    /** Returns how many tests ran in the measuring JVMs without being measured, as far as they counted them. */
    public long unmeasuredTests() {
        return runs.stream()
                .map(Run::ledger)
                .filter(Objects::nonNull)
                .mapToLong(JvmLedger::unmeasuredTests)
                .sum();
    }

    /** Says how many tests ran without being measured, and how to measure them. */
    public String unmeasuredText() {
        long more = unmeasuredTests();
        return CountText.of(more, "more test")
                + " ran without an energy reading: annotate them with @MeasureEnergy, or use -Denergy.measure=all";
    }

    /** Lists what each class came to in all JVMs, highest energy use first. */
    public List<ClassTotal> classes() {
        Map<String, ClassTotal> classes = new TreeMap<>();
        runs.forEach(run -> run.classes().forEach(total -> classes.merge(total.className(), total, ClassTotal::plus)));
        return classes.values().stream()
                .sorted(Comparator.<ClassTotal, Joules>comparing(
                                total -> total.sum().attributed())
                        .reversed())
                .toList();
    }

    /** Adds up all classes: as {@link #all()}, with what runs between tests where classes were measured as a whole. */
    public Sum allClasses() {
        return classes().stream().map(ClassTotal::sum).reduce(Sum.NOTHING, Sum::plus);
    }

    /** Lists what broke a budget or is a regression, or may be: the verdicts FAIL and WARN. */
    public List<Violation> violations() {
        return remarks().stream()
                .filter(remark -> remark.verdict().isViolation())
                .toList();
    }

    /** Lists everything that does not simply pass. */
    public List<Violation> remarks() {
        Stream<Violation> ofTests = tests.stream().flatMap(JudgedTest::remarks);
        Stream<Violation> ofModule = Stream.of(new Violation(module.verdict(), Kind.BUDGET, COMMON, module.reason()));
        Stream<Violation> ofAll = Stream.ofNullable(common)
                .map(finding -> new Violation(
                        finding.verdict(), Kind.REGRESSION, COMMON, finding.reason(), finding.evidence()));
        Stream<Violation> ofParts = parts.stream()
                .map(part -> new Violation(
                        part.judgement().verdict(),
                        Kind.BUDGET,
                        part.name(),
                        part.judgement().reason()));
        Stream<Violation> ofTotals =
                compared.stream().filter(PartRegression::isLoud).map(PartRegression::remark);
        return Stream.of(ofAll, ofTests, ofTotals, ofParts, ofModule)
                .flatMap(Function.identity())
                .filter(remark -> remark.verdict() != Verdict.PASS)
                .toList();
    }

    /** Takes other tests and more warnings in place of these; the sums stay. */
    public Analysis with(List<JudgedTest> others, List<String> more) {
        return new Analysis(
                runs,
                others.stream().sorted(JudgedTest.highestEnergyFirst()).toList(),
                all,
                judged,
                module,
                parts,
                compared,
                withoutTotals,
                Stream.concat(warnings.stream(), more.stream()).toList(),
                common);
    }

    /** Says what all tests share. */
    public Analysis with(@Nullable Finding shared) {
        return new Analysis(runs, tests, all, judged, module, parts, compared, withoutTotals, warnings, shared);
    }

    /** Adds what budgets say of classes and of all that the test JVMs used. */
    public Analysis judging(List<PartBudget> more) {
        return new Analysis(runs, tests, all, judged, module, more, compared, withoutTotals, warnings, common);
    }

    /** Adds what the baseline says of classes and of all that the test JVMs used, and which baselines say nothing of them. */
    public Analysis comparing(List<PartRegression> more, List<WithoutTotals> open) {
        return new Analysis(runs, tests, all, judged, module, parts, more, open, warnings, common);
    }

    /** Says in other words what the baseline says of tests, classes and all that the test JVMs used. */
    public Analysis reworded(UnaryOperator<String> words) {
        return with(tests.stream().map(test -> test.reworded(words)).toList(), List.of())
                .comparing(compared.stream().map(part -> part.reworded(words)).toList(), withoutTotals);
    }
}
