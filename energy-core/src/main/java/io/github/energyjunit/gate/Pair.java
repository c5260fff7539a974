package io.github.energyjunit.gate;

import io.github.energyjunit.baseline.RunSamples;
import io.github.energyjunit.baseline.Section;
import io.github.energyjunit.measured.EnergySamples;
import io.github.energyjunit.measured.JvmSamples;
import io.github.energyjunit.measured.TestSummary;
import io.github.energyjunit.statistics.Means;
import io.github.energyjunit.statistics.Medians;
import io.github.energyjunit.statistics.SampleNoise;
import io.github.energyjunit.units.Joules;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A test's samples and the baseline's, each JVM's apart, in microjoules per operation and under one idle power.
 *
 * @param base samples by JVM
 * @param head samples by JVM
 * @param baseRuns the JVMs of the baseline
 * @param headRuns the JVMs of this build
 * @param idle how far off the logarithm of the ratio may be for want of an exact idle power
 * @param unlike what makes the two sides unlike besides the code, or null
 */
record Pair(
        TestSummary test,
        List<double[]> base,
        List<double[]> head,
        List<Instant> baseRuns,
        List<Instant> headRuns,
        double idle,
        @Nullable String unlike) {

    static Pair of(TestSummary test, Section section, CommonIdle idle) {
        List<RunSamples> stored = section.runs(test.test(), test.cold(), test.isExecution());
        List<EnergySamples> base = stored.stream().map(RunSamples::samples).toList();
        List<EnergySamples> head =
                test.byJvm().stream().map(JvmSamples::samples).toList();
        boolean convertible = idle.watts() != null
                && Stream.concat(base.stream(), head.stream()).allMatch(EnergySamples::isConvertible);
        Double watts = convertible ? idle.watts() : null;
        List<double[]> baseValues = at(base, watts);
        List<double[]> headValues = at(head, watts);
        double spread = convertible
                ? Math.abs(logRatio(at(base, idle.high()), at(head, idle.high()))
                                - logRatio(at(base, idle.low()), at(head, idle.low())))
                        / 2
                : 0;
        return new Pair(
                test,
                baseValues,
                headValues,
                stored.stream().map(RunSamples::run).toList(),
                test.byJvm().stream().map(run -> run.jvm().started()).toList(),
                Double.isFinite(spread) ? spread : 0,
                !convertible && idle.differs() ? Wording.otherIdle(idle) : null);
    }

    private static List<double[]> at(List<EnergySamples> runs, @Nullable Double watts) {
        return runs.stream()
                .map(run ->
                        Arrays.stream(run.at(watts)).filter(value -> value > 0).toArray())
                .filter(run -> run.length > 0)
                .toList();
    }

    private static double logRatio(List<double[]> base, List<double[]> head) {
        return level(head) - level(base);
    }

    /** Returns the mean over JVMs of the logarithms of their medians. */
    private static double level(List<double[]> runs) {
        return Arrays.stream(logMedians(runs)).average().orElse(Double.NaN);
    }

    private static double[] logMedians(List<double[]> runs) {
        return runs.stream().mapToDouble(run -> Math.log(Medians.of(run))).toArray();
    }

    double[] baseLogs() {
        return logMedians(base);
    }

    double[] headLogs() {
        return logMedians(head);
    }

    /** Returns the logarithm of this build's energy divided by the baseline's. */
    double logRatio() {
        return logRatio(base, head);
    }

    int headSize() {
        return size(head);
    }

    int baseSize() {
        return size(base);
    }

    private static int size(List<double[]> runs) {
        return runs.stream().mapToInt(run -> run.length).sum();
    }

    Joules headMedian() {
        return Joules.ofMicrojoules(Math.exp(level(head)));
    }

    Joules baseMedian() {
        return Joules.ofMicrojoules(Math.exp(level(base)));
    }

    /** Returns how much more a whole sample of this build needs than one of the baseline, where it needs less below 0. */
    Joules more(double logRatio) {
        return baseMedian().times(Math.expm1(logRatio)).times((double) test.operations());
    }

    /** Returns 1/k + 1/m: what the variance of a JVM becomes in the difference of the means of k and m of them. */
    double shareOfJvm() {
        return 1.0 / base.size() + 1.0 / head.size();
    }

    /** Returns what the samples' own noise adds to the variance of the logarithm of one JVM's median. */
    SampleNoise noise() {
        return SampleNoise.of(Stream.concat(base.stream(), head.stream()).toList());
    }

    /** Returns the sum of the squares of what JVMs of one side differ by. */
    double squares(double[] baseShifts) {
        double[] logs = baseLogs();
        for (int i = 0; i < logs.length; i++) {
            logs[i] -= baseShifts[i];
        }
        return Means.squares(logs) + Means.squares(headLogs());
    }

    /** Returns the degrees of freedom of {@link #squares}. */
    int freedom() {
        return base.size() - 1 + head.size() - 1;
    }
}
