package io.github.energyjunit.analysis;

import io.github.energyjunit.analysis.TestSummary.Sum;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * All that is known of one module's tests: the one model that every document and {@code check} are fed from.
 *
 * @param runs the JVMs that measured, by file name
 * @param tests what was measured and judged, the hungriest first
 * @param all the energy of every invocation
 * @param judged the energy that module budgets are held against
 * @param module the judgement on the module as a whole
 * @param warnings what was left out and what has no effect
 */
public record Analysis(
        List<Run> runs, List<JudgedTest> tests, Sum all, Sum judged, Judgement module, List<String> warnings) {

    private static final List<Verdict> WORST_FIRST = List.of(Verdict.FAIL, Verdict.WARN, Verdict.INCONCLUSIVE);

    /** A test and what the gate says of it. */
    public record JudgedTest(TestSummary test, Judgement judgement) {}

    /**
     * A budget that is broken (FAIL) or may be (WARN).
     *
     * @param text what, by how much, and the reading's flags
     */
    public record Violation(Verdict verdict, String text) {
        static Violation of(JudgedTest judged) {
            String flags =
                    judged.test().flags().isEmpty() ? "" : " " + judged.test().flags();
            return new Violation(
                    judged.judgement().verdict(),
                    judged.test().test() + ": " + judged.judgement().reason() + flags);
        }
    }

    public Analysis {
        runs = List.copyOf(runs);
        tests = List.copyOf(tests);
        warnings = List.copyOf(warnings);
    }

    /** Tell whether any measurement was found. */
    public boolean hasData() {
        return !tests.isEmpty();
    }

    /** Give the worst verdict of all. */
    public Verdict verdict() {
        List<Verdict> all = Stream.concat(Stream.of(module), tests.stream().map(JudgedTest::judgement))
                .map(Judgement::verdict)
                .toList();
        return WORST_FIRST.stream().filter(all::contains).findFirst().orElse(Verdict.PASS);
    }

    /** Give the worst quality of any JVM's source; nothing is better than its worst part. */
    public Quality quality() {
        return sources().stream().map(Source::quality).reduce(Quality.MEASURED, Quality::orWorse);
    }

    /** Name the source, or all of them joined by {@code +}. */
    public String sourceNames() {
        return sources().stream().map(Source::name).distinct().sorted().collect(Collectors.joining("+"));
    }

    /** List the different sources of the JVMs. */
    public List<Source> sources() {
        return runs.stream().map(run -> run.jvm().source()).distinct().toList();
    }

    /** List the better sources that could not be used, each once. */
    public List<PassedOver> passedOver() {
        return runs.stream()
                .flatMap(run -> run.jvm().passedOver().stream())
                .distinct()
                .toList();
    }

    /** List what the JVMs had to say, each sentence once. */
    public List<String> notes() {
        return runs.stream()
                .flatMap(run -> run.jvm().notes().stream())
                .distinct()
                .toList();
    }

    /** Describe in one line each what broke its budget, or may have. */
    public List<Violation> violations() {
        Stream<Violation> ofModule = Stream.of(module)
                .filter(Judgement::isViolation)
                .map(judgement ->
                        new Violation(judgement.verdict(), "The module's tests together: " + judgement.reason()));
        Stream<Violation> ofTests = tests.stream()
                .filter(judged -> judged.judgement().isViolation())
                .map(Violation::of);
        return Stream.concat(ofTests, ofModule).toList();
    }

    static Comparator<JudgedTest> hungriestFirst() {
        Comparator<JudgedTest> byJoules = Comparator.comparingLong(
                judged -> Objects.requireNonNullElse(judged.test().attributed(), -1L));
        return byJoules.reversed().thenComparing(judged -> judged.test().test());
    }
}
