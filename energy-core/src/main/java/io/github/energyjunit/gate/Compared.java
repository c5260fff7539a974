package io.github.energyjunit.gate;

import io.github.energyjunit.analysis.Analysis;
import io.github.energyjunit.analysis.Evidence;
import io.github.energyjunit.analysis.Finding;
import io.github.energyjunit.analysis.JudgedTest;
import io.github.energyjunit.analysis.Verdict;
import io.github.energyjunit.baseline.BaselineRun;
import io.github.energyjunit.baseline.Section;
import io.github.energyjunit.measured.Fingerprints;
import io.github.energyjunit.measured.Jvm;
import io.github.energyjunit.measured.JvmSamples;
import io.github.energyjunit.measured.Run;
import io.github.energyjunit.measured.TestSummary;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Holds the tests of a build against one baseline, those of each fingerprint together. */
final class Compared {

    private final BaselineReference reference;
    private final RegressionRule rule;
    private final double effect;
    private final Map<TestSummary, Finding> findings = new HashMap<>();
    private @Nullable Finding common;
    private double shift;

    Compared(Analysis analysis, BaselineReference reference, RegressionRule rule, double effect) {
        this.reference = reference;
        this.rule = rule;
        this.effect = effect;
        Map<SortedMap<String, String>, List<TestSummary>> comparable = new LinkedHashMap<>();
        for (JudgedTest judged : analysis.tests()) {
            TestSummary test = judged.test();
            Finding finding = unpaired(test);
            if (finding == null) {
                comparable
                        .computeIfAbsent(test.fingerprint(), key -> new ArrayList<>())
                        .add(test);
            } else {
                findings.put(test, finding);
            }
        }
        comparable.forEach((fingerprint, tests) -> reference
                .baseline()
                .section(fingerprint)
                .ifPresent(section -> compare(analysis.runs(), section, tests)));
    }

    /** Returns what was found of a test. */
    Finding finding(TestSummary test) {
        Finding finding = findings.get(test);
        return finding == null ? new Finding(Verdict.INCONCLUSIVE, Wording.ZERO, null) : finding;
    }

    /** Returns what all tests share, or null if they share nothing that counts. */
    @Nullable
    Finding common() {
        return common;
    }

    /** Returns the logarithm of what the energy of all tests has changed by altogether; 0 where that is not known. */
    double shift() {
        return shift;
    }

    private void compare(List<Run> runs, Section section, List<TestSummary> tests) {
        Map<Instant, Double> canaries = new HashMap<>();
        section.runs().forEach(run -> put(canaries, run.time(), run.canary()));
        runs.forEach(run -> put(
                canaries,
                run.jvm().started(),
                run.canary() == null ? null : run.canary().level()));
        Map<Instant, Double> unsteady = new HashMap<>();
        runs.forEach(run -> put(
                unsteady,
                run.jvm().started(),
                run.canary() == null ? null : run.canary().unsteadiness()));
        List<Jvm> head = tests.stream()
                .flatMap(test -> test.byJvm().stream())
                .map(JvmSamples::jvm)
                .distinct()
                .toList();
        CommonIdle idle = CommonIdle.of(section.runs(), head);
        List<Pair> pairs =
                tests.stream().map(test -> Pair.of(test, section, idle)).toList();
        JointJudgement.Judged judged = new JointJudgement(rule, effect, canaries, unsteady).judge(pairs);
        for (Pair pair : pairs) {
            Wording wording = new Wording(rule, Math.max(effect, rule.effectOf(pair.test())));
            findings.put(
                    pair.test(),
                    wording.shared(
                            pair, Objects.requireNonNull(judged.findings().get(pair.test()))));
        }
        shift = judged.session().shift() + judged.session().rest();
        Finding shared = shared(judged);
        common = common == null ? shared : common;
    }

    private static void put(Map<Instant, Double> known, Instant run, @Nullable Double value) {
        if (value != null && value > 0) {
            known.put(run, value);
        }
    }

    private @Nullable Finding shared(JointJudgement.Judged judged) {
        Session session = judged.session();
        double rest = session.rest();
        if (Math.abs(rest) <= Math.log1p(rule.margin())) {
            return null;
        }
        String text = String.format(
                Locale.ROOT,
                "all %d tests together are %.1f %% %s their baseline, %s: something that they share, such as a library,"
                        + " an option of the JVM or the machine",
                judged.compared(),
                100 * Math.abs(Math.expm1(rest + session.shift())),
                rest > 0 ? "above" : "below",
                session.canary().isPresent()
                        ? String.format(
                                Locale.ROOT,
                                "the canary %+.1f %%",
                                100 * Math.expm1(session.canary().getAsDouble()))
                        : "and without a canary on both sides it is not known how much of it is due to the machine");
        if (rest < 0) {
            return new Finding(rest < -Math.log1p(effect) ? Verdict.IMPROVED : Verdict.INCONCLUSIVE, text, null);
        }
        Verdict verdict = rest <= Math.log1p(effect)
                ? Verdict.INCONCLUSIVE
                : session.isSure(rest - Math.log1p(rule.margin())) ? Verdict.FAIL : Verdict.WARN;
        return new Finding(verdict, text, null, Evidence.SUSPECT);
    }

    /** Say why a test cannot be compared, or give null if it can. */
    private @Nullable Finding unpaired(TestSummary test) {
        if (reference.baseline().sections().isEmpty()) {
            return new Finding(
                    Verdict.MISSING_BASELINE,
                    reference.trouble() == null
                            ? "no baseline to compare with in " + reference.name() + ": make one by "
                                    + reference.command()
                            : "no baseline to compare with: " + reference.name() + " cannot be read: "
                                    + reference.trouble(),
                    null);
        }
        Optional<Section> found = reference.baseline().section(test.fingerprint());
        if (found.isEmpty()) {
            if (Fingerprints.isOfUnknownMachine(test.fingerprint())) {
                return new Finding(
                        Verdict.INCOMPARABLE,
                        "this system does not report its processor, and results of an unknown processor cannot be compared;"
                                + " energy:compare measures both versions here",
                        null);
            }
            Section nearest = reference.baseline().nearest(test.fingerprint()).orElseThrow();
            return incomparable(
                    differences(nearest.fingerprint(), test.fingerprint(), nearest.differences(test.fingerprint())));
        }
        Section section = found.get();
        if (section.samples(test.test()).length == 0) {
            return new Finding(Verdict.NEW, "not in the baseline yet: add it by " + reference.command(), null);
        }
        if (test.samples().size() == 0) {
            return new Finding(Verdict.INCONCLUSIVE, "no successful reading to compare with the baseline", null);
        }
        if (test.isProfiled() && test.byJvm().isEmpty()) {
            return new Finding(
                    Verdict.INCONCLUSIVE,
                    "stacks were sampled in this build, which costs energy, so it is not compared; run it without"
                            + " energy.profile",
                    null);
        }
        if (section.runs(test.test(), test.cold(), test.isExecution()).isEmpty()) {
            return unlike(test, section);
        }
        String settings = settings(test.byJvm().stream().map(JvmSamples::jvm).toList(), section);
        return settings.isEmpty() ? null : incomparable(settings);
    }

    private Finding unlike(TestSummary test, Section section) {
        boolean position =
                section.runs(test.test(), !test.cold(), test.isExecution()).isEmpty();
        String text = position
                ? "its energy is of " + scope(test.isExecution()) + " here and of " + scope(!test.isExecution())
                        + " in the baseline, which are not the same measure"
                : test.cold()
                        ? "it ran only as the first test of its JVM here, and later in the baseline"
                        : "it ran only as the first test of its JVM in the baseline, and later here";
        return new Finding(Verdict.INCOMPARABLE, text + "; renew the baseline by " + reference.command(), null);
    }

    private static String scope(boolean execution) {
        return execution ? "all that its engine did" : "its body";
    }

    /** Name what the machine was set to in every run of the baseline and is not now. */
    static String settings(List<Jvm> head, Section section) {
        List<SortedMap<String, String>> before = section.runs().stream()
                .map(BaselineRun::settings)
                .filter(settings -> !settings.isEmpty())
                .toList();
        List<SortedMap<String, String>> now = head.stream()
                .map(Jvm::settings)
                .filter(settings -> !settings.isEmpty())
                .toList();
        if (before.isEmpty() || now.isEmpty() || before.stream().anyMatch(now::contains)) {
            return "";
        }
        SortedMap<String, String> old = before.get(before.size() - 1);
        SortedMap<String, String> here = now.get(0);
        return differences(
                old,
                here,
                old.keySet().stream()
                        .filter(key -> here.containsKey(key) && !here.get(key).equals(old.get(key)))
                        .toList());
    }

    private static String differences(
            SortedMap<String, String> before, SortedMap<String, String> now, List<String> keys) {
        return keys.stream()
                .map(key -> key + " is '" + now.getOrDefault(key, "") + "' here and '" + before.getOrDefault(key, "")
                        + "' in the baseline")
                .collect(Collectors.joining(", "));
    }

    private Finding incomparable(String differences) {
        return new Finding(
                Verdict.INCOMPARABLE,
                "the baseline is of another machine or setting: " + differences + "; add one for this by "
                        + reference.command(),
                null);
    }
}
