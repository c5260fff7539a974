package io.github.energyjunit.benchmarks.gate;

import io.github.energyjunit.analysis.Analysis;
import io.github.energyjunit.analysis.Analysis.Kind;
import io.github.energyjunit.analysis.Analysis.Violation;
import io.github.energyjunit.baseline.Acceptances;
import io.github.energyjunit.baseline.BaselineFile;
import io.github.energyjunit.baseline.Window;
import io.github.energyjunit.compare.CompareRule;
import io.github.energyjunit.confirmation.Answer;
import io.github.energyjunit.confirmation.Confirmed;
import io.github.energyjunit.confirmation.FreshPairs;
import io.github.energyjunit.confirmation.JvmPair;
import io.github.energyjunit.confirmation.Unconfirmed;
import io.github.energyjunit.gate.BaselineReference;
import io.github.energyjunit.gate.BaselineUpdate;
import io.github.energyjunit.gate.FailOn;
import io.github.energyjunit.gate.Gate;
import io.github.energyjunit.gate.RegressionRule;
import io.github.energyjunit.measurement.file.Field;
import io.github.energyjunit.measurement.file.FileFormat;
import io.github.energyjunit.measurement.file.JsonLine;
import io.github.energyjunit.measurement.file.LineType;
import io.github.energyjunit.meter.Quality;
import io.github.energyjunit.reading.Analyzer;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;

/** Takes the way of {@code energy:baseline} and {@code energy:check}, from measurement files to what fails the build. */
final class RealGate {

    private static final LocalDate TODAY = LocalDate.EPOCH;

    /** How many joules of idle power go with a joule of a test. */
    private static final double IDLE_SHARE = 0.6;

    private static final double IDLE_WATTS = 10;

    private final Path directory;
    private final FreshPairs fresh =
            new FreshPairs(CompareRule.of(Quality.MEASURED).confirmRule());

    RealGate(Path directory) {
        this.directory = directory;
    }

    /** Takes a fresh pair of JVMs of a test. */
    interface Sampler {
        /** Returns the logarithms of so many ratios. */
        double[] pair(int test, int samples);
    }

    /**
     * What a build came to.
     *
     * @param stored the tests that break it by the stored baseline alone
     * @param broken the tests that break it in the end
     * @param suspects how many were measured side by side
     * @param samples how many samples of both versions that took
     */
    record Outcome(Set<String> stored, Set<String> broken, int suspects, long samples) {}

    /**
     * Checks a build.
     *
     * @param idle by what factor this build's idle power was calibrated wrong; 1 if it is right
     */
    Outcome check(List<NoisyModule.Jvm> base, NoisyModule.Jvm head, double idle, Sampler sampler) throws IOException {
        Gate gate = new Gate(RegressionRule.DEFAULT, baseline(base), null, Acceptances.NONE, TODAY);
        Analysis judged = gate.judge(analyse(head, base.size() + 1, idle));
        Map<String, List<JvmPair>> measured = new LinkedHashMap<>();
        Set<String> stored = broken(judged);
        for (List<String> wave : Gate.suspects(judged).waves()) {
            measure(wave, measured, sampler);
        }
        long samples = 2L
                * measured.values().stream()
                        .flatMap(List::stream)
                        .mapToInt(pair -> pair.logRatios().length)
                        .sum();
        Map<String, Answer> answers = new LinkedHashMap<>();
        fresh.judge(measured)
                .forEach((test, confirmed) -> answers.put(
                        test,
                        new Answer(
                                confirmed,
                                confirmed.outcome() == Confirmed.Outcome.UNCONFIRMED ? Unconfirmed.UNDECIDED : null,
                                true,
                                "simulated")));
        return new Outcome(stored, broken(gate.settle(judged, answers)), measured.size(), samples);
    }

    /** Takes pairs of JVMs of the suspects of a wave, all of them in each, until each is settled. */
    private void measure(List<String> wave, Map<String, List<JvmPair>> measured, Sampler sampler) {
        Map<String, List<JvmPair>> open = new LinkedHashMap<>();
        wave.forEach(suspect -> open.put(suspect, new ArrayList<>()));
        measured.putAll(open);
        while (!open.isEmpty()) {
            open.forEach((suspect, pairs) ->
                    pairs.add(new JvmPair(sampler.pair(number(suspect), fresh.samplePairs(pairs)))));
            FreshPairs knowing = fresh.seeing(measured.values());
            open.values().removeIf(pairs -> knowing.settled(pairs, false));
        }
    }

    private static Set<String> broken(Analysis analysis) {
        return FailOn.of("FAIL").broken(analysis.remarks()).stream()
                .filter(violation -> violation.kind() == Kind.REGRESSION)
                .map(Violation::test)
                .collect(Collectors.toSet());
    }

    /** Names the test of a number. */
    static String test(int number) {
        return "com.acme.SimulatedTests#test" + number + "()";
    }

    private static int number(String test) {
        ToIntFunction<String> digits = text -> Integer.parseInt(text.replaceAll("\\D", ""));
        return digits.applyAsInt(test);
    }

    /** Makes a baseline of so many builds, write it and read it. */
    BaselineReference baseline(List<NoisyModule.Jvm> builds) throws IOException {
        BaselineFile baseline = new BaselineFile(directory.resolve("energy-baseline.json"));
        Files.deleteIfExists(baseline.path());
        for (int i = 0; i < builds.size(); i++) {
            BaselineUpdate update = BaselineUpdate.of(analyse(builds.get(i), i, 1), null);
            baseline.update(old -> old.plus(update.sections(), new Window(5, 100), false));
        }
        return BaselineReference.read(baseline);
    }

    /** Writes a measurement file and reads it. */
    Analysis analyse(NoisyModule.Jvm jvm, int build, double idle) throws IOException {
        Path output = directory.resolve("energy");
        Files.createDirectories(output);
        write(output.resolve(FileFormat.name(1, 1)), jvm, build, idle * IDLE_WATTS);
        return Analyzer.ofAnything().analyse(output);
    }

    private static void write(Path file, NoisyModule.Jvm jvm, int build, double idleWatts) throws IOException {
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            out.write(header(build, idleWatts) + "\n");
            for (int test = 0; test < jvm.tests().size(); test++) {
                for (double joules : jvm.tests().get(test).joules()) {
                    out.write(measurement(test(test), joules, idleWatts) + "\n");
                }
            }
            out.write(LineType.CANARY
                            .begin("r")
                            .field(Field.CV, 0.005)
                            .field(Field.DRIFT, 0.0)
                            .field(Field.LEVEL_MICROJOULES, jvm.canary())
                    + "\n");
        }
    }

    private static JsonLine header(int build, double idleWatts) {
        JsonLine json =
                LineType.JVM.begin().field(Field.SCHEMA, FileFormat.SCHEMA).field(Field.RUN, "r" + build);
        json.field(Field.STARTED, Instant.EPOCH.plusSeconds(build).toString()).field(Field.PID, 1);
        json.field(Field.IDLE_WATTS, (Double) idleWatts);
        json.beginObject(Field.SOURCE).field(Field.NAME, "powercap").field(Field.QUALITY, "measured");
        json.beginArray(Field.DOMAINS).end().end();
        json.beginObject(Field.FINGERPRINT).field(Field.SOURCE, "powercap").field(Field.CPU_MODEL, "simulated");
        return json.field(Field.ATTRIBUTION, FileFormat.NET);
    }

    private static JsonLine measurement(String test, double joules, double idleWatts) {
        long nanos = Math.round(joules * IDLE_SHARE / IDLE_WATTS * 1e9);
        long gross = Math.round(joules * (1 + IDLE_SHARE) * 1e6);
        JsonLine json = LineType.MEASUREMENT.begin("r").field(Field.TEST, test);
        json.field(Field.OUTCOME, io.github.energyjunit.measurement.Outcome.SUCCESSFUL.label())
                .field(Field.WARMUP, false)
                .field(Field.OPERATIONS, 1);
        json.field(Field.GROSS_MICROJOULES, gross).field(Field.IDLE_NANOS, nanos);
        json.field(Field.ATTRIBUTED_MICROJOULES, gross - Math.round(idleWatts * nanos / 1000));
        return json.beginArray(Field.FLAGS);
    }
}
