package io.github.energyjunit.report;

import io.github.energyjunit.analysis.Analysis;
import io.github.energyjunit.analysis.JudgedTest;
import io.github.energyjunit.analysis.Verdict;
import io.github.energyjunit.measured.Source;
import io.github.energyjunit.measured.TestSummary;
import io.github.energyjunit.measured.TestSummary.Sum;
import io.github.energyjunit.meter.Quality;
import io.github.energyjunit.units.Joules;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** EnergyText numbers alike in all documents: never without their quality where it is less than measured. */
public final class EnergyText {

    /** What stands beside every number that a model made. */
    public static final String ESTIMATED = "estimated";

    private static final String NO_READING = "no reading";

    private static final BigDecimal SECONDS = BigDecimal.valueOf(3600);

    private EnergyText() {}

    /** Writes an energy, and that it is an estimate if it is. */
    public static String energy(Joules energy, Quality quality) {
        return energy + (quality == Quality.ESTIMATED ? " " + ESTIMATED : "");
    }

    /** Writes the attributed energy of a sum; one of nothing but missing readings is no reading, and not nothing. */
    public static String attributed(Sum sum, Quality quality) {
        return sum.isUnread() ? NO_READING : energy(sum.attributed(), quality);
    }

    /** Writes the machine's energy of a sum; one of nothing but missing readings is no reading, and not nothing. */
    public static String total(Sum sum, Quality quality) {
        return sum.isUnread() ? NO_READING : energy(sum.total(), quality);
    }

    /** Writes what one invocation costs, or why there is no number. */
    public static String energy(JudgedTest judged) {
        TestSummary test = judged.test();
        return joules(judged)
                + (test.attributed() != null && test.source().quality() == Quality.ESTIMATED ? " " + ESTIMATED : "");
    }

    /** Writes the same without the quality: what cannot be told from nothing is only said to be less than can be resolved. */
    public static String joules(JudgedTest judged) {
        TestSummary test = judged.test();
        if (test.attributed() == null) {
            return nothing(judged);
        }
        return test.isBelowResolution()
                ? "< " + test.resolution()
                : test.attributed().toString();
    }

    /** Writes what containers used while the test ran; nothing where they did not. */
    public static String inContainers(TestSummary test) {
        return test.inContainers() == null ? "" : test.inContainers().toString();
    }

    /** Says why there are no joules. */
    public static String nothing(JudgedTest judged) {
        return judged.judgement().verdict() == Verdict.REMOVED ? "not run" : NO_READING;
    }

    /** Writes an energy in watt-hours with three digits. */
    public static String wattHours(Joules energy) {
        BigDecimal wattHours =
                energy.decimal().divide(SECONDS, MathContext.DECIMAL64).round(new MathContext(3, RoundingMode.HALF_UP));
        return (wattHours.signum() == 0 ? "0" : wattHours.toPlainString()) + " Wh";
    }

    /** Says how far off the number can be: an estimate's model is much coarser than any clock. */
    public static String precision(TestSummary test) {
        Double uncertainty = test.source().uncertainty();
        if (test.attributed() != null && uncertainty != null && !test.isBelowResolution()) {
            return percent(uncertainty);
        }
        return test.resolution() == null ? "" : test.resolution().toString();
    }

    /** Writes the verdict of a row; that there is no baseline at all is said once, by {@link #withoutBaseline}. */
    public static String verdict(JudgedTest judged) {
        Verdict verdict = judged.judgement().verdict();
        return verdict == Verdict.MISSING_BASELINE ? "not judged" : verdict.name();
    }

    /** Says once that there is no baseline at all, and how to make one. */
    public static Optional<String> withoutBaseline(Analysis analysis) {
        return analysis.tests().stream()
                .map(JudgedTest::regression)
                .filter(finding -> finding != null && finding.verdict() == Verdict.MISSING_BASELINE)
                .map(finding -> capitalised(finding.reason()))
                .findFirst();
    }

    private static String capitalised(String text) {
        return text.isEmpty() ? text : Character.toUpperCase(text.charAt(0)) + text.substring(1);
    }

    /** Says where joules come from. */
    public static String source(Source source) {
        String text = "Source: " + source.name() + " (" + source.quality().label();
        if (source.model() != null) {
            text += ", model " + source.model();
        }
        if (source.uncertainty() != null) {
            text += ", ±" + percent(source.uncertainty());
        }
        List<String> counted = source.domains().stream()
                .filter(Source.Domain::counted)
                .map(Source.Domain::name)
                .toList();
        return text + (counted.isEmpty() ? ", no counter could be read)" : "), counted: " + String.join(", ", counted));
    }

    /** Writes a share as whole per cent. */
    public static String percent(double share) {
        return String.format(Locale.ROOT, "%.0f %%", share * 100);
    }
}
