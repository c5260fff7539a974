package io.github.energyjunit.environments;

import io.github.energyjunit.environments.Efficiency.Finding;
import io.github.energyjunit.environments.EnvironmentTest.Cell;
import io.github.energyjunit.measured.TestSummary;
import io.github.energyjunit.meter.Quality;
import io.github.energyjunit.statistics.MannWhitney;
import io.github.energyjunit.statistics.Medians;
import io.github.energyjunit.statistics.Multiplicity;
import io.github.energyjunit.units.Joules;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Holds one environment against the first. */
final class EnvironmentColumn {

    private final Measured first;
    private final Measured here;
    private final List<TestSummary> references;
    private final List<TestSummary> summaries;
    private final List<TwoSamples> samples;
    private final double[] p;

    EnvironmentColumn(Measured first, Measured here, List<String> common) {
        MannWhitney ranks = new MannWhitney();
        this.first = first;
        this.here = here;
        this.references = summaries(first, common);
        this.summaries = summaries(here, common);
        this.samples = Stream.iterate(0, i -> i < common.size(), i -> i + 1)
                .map(i -> TwoSamples.of(references.get(i), summaries.get(i), ranks))
                .toList();
        // Of many tests some would differ by chance: whoever calls one must stand against all of them.
        this.p = Multiplicity.holm(samples.stream().mapToDouble(TwoSamples::p).toArray());
    }

    private static List<TestSummary> summaries(Measured measured, List<String> tests) {
        return tests.stream()
                .map(test -> Objects.requireNonNull(measured.tests().get(test)))
                .toList();
    }

    Cell cell(int row) {
        TestSummary test = summaries.get(row);
        double[] joules = test.samples().numbers();
        return new Cell(
                energy(test),
                orNothing(test.durationNanos()) / 1e9,
                joules.length,
                joules.length < 2 ? Double.NaN : Medians.relativeSpread(joules),
                isFirst() ? Efficiency.reference() : efficiency(row));
    }

    /** Returns whether a test has samples enough for an interval. */
    boolean carries(int row) {
        return samples.get(row).hasInterval();
    }

    /** Adds up these tests. */
    Environment environment(List<Integer> rows) {
        boolean any = !rows.isEmpty();
        return new Environment(
                here.label(),
                here.analysis().sourceNames(),
                here.analysis().quality(),
                here.attribution(),
                here.analysis().runs().size(),
                here.watts(),
                any ? Joules.sum(rows.stream().map(row -> energy(summaries.get(row)))) : Joules.UNKNOWN,
                any ? nanos(rows) / 1e9 : Double.NaN,
                isFirst() ? Efficiency.reference() : together(rows));
    }

    private Efficiency efficiency(int row) {
        String foreign = foreign();
        return foreign == null
                ? samples.get(row).efficiency(p[row], mixed())
                : Efficiency.none(Finding.NOT_COMPARABLE, foreign);
    }

    private Efficiency together(List<Integer> rows) {
        String foreign = foreign();
        return foreign == null
                ? new CombinedEfficiency(rows.stream().map(samples::get).toList()).efficiency(mixed())
                : Efficiency.none(Finding.NOT_COMPARABLE, foreign);
    }

    /** Says why nothing may be compared, or give null. */
    private @Nullable String foreign() {
        return here.attribution().equals(first.attribution())
                ? null
                : here.attribution() + " here and " + first.attribution() + " in " + first.label()
                        + ": energy with idle power and without it is never compared";
    }

    private boolean isFirst() {
        return here.label().equals(first.label());
    }

    private boolean mixed() {
        return (here.analysis().quality() == Quality.ESTIMATED)
                != (first.analysis().quality() == Quality.ESTIMATED);
    }

    private static Joules energy(TestSummary test) {
        return Objects.requireNonNullElse(test.attributed(), Joules.UNKNOWN);
    }

    private double nanos(List<Integer> rows) {
        return rows.stream()
                .mapToDouble(row -> orNothing(summaries.get(row).durationNanos()))
                .sum();
    }

    private static double orNothing(@Nullable Long value) {
        return value == null ? Double.NaN : value.doubleValue();
    }
}
