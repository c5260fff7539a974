package io.github.energyjunit.benchmarks.gate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.energyjunit.gate.RegressionDefaults;
import io.github.energyjunit.statistics.JvmSpread;
import io.github.energyjunit.statistics.Means;
import io.github.energyjunit.statistics.Medians;
import io.github.energyjunit.statistics.SampleNoise;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Prints by how much JVMs of the same code differ: the standard deviation over JVMs of the logarithm of each test's CPU
 * time, without what a JVM was off by in all tests alike, and what the gate's own estimator makes of them.
 */
public final class JvmSpreadTable {

    /**
     * Below this the gate never fails a test that becomes twice as expensive: less than 10 mJ a sample more, at the
     * estimate's 3.67 W of a busy processor.
     */
    private static final long LEAST_NANOS = 3_000_000;

    /** With fewer tests what a JVM is off by in all of them is not known. */
    private static final int MANY = 8;

    /** Below this samples say nothing of their noise. */
    private static final int FEW = 3;

    private static final ObjectMapper JSON = new ObjectMapper();

    private JvmSpreadTable() {}

    /** What one JVM says of a test: CPU times in ns, of whole samples and of one operation. */
    private static final class Said {
        private final double sample;
        private final double[] operations;

        Said(double sample, double[] operations) {
            this.sample = sample;
            this.operations = operations;
        }

        double sample() {
            return sample;
        }
    }

    /**
     * Prints two lines of a table: cold and warm.
     *
     * @param args the suite's name, the folder with a folder of measurements for each JVM, and how often each JVM ran all
     *     tests; 0 if they repeat themselves, as {@code @EnergyTest} does
     */
    public static void main(String[] args) throws IOException {
        int rounds = Integer.parseInt(args[2]);
        List<Map<String, List<JsonNode>>> jvms = new ArrayList<>();
        try (Stream<Path> folders = Files.list(Path.of(args[1]))) {
            for (Path folder : folders.filter(Files::isDirectory).sorted().toList()) {
                jvms.add(lines(folder));
            }
        }
        if (rounds == 0) {
            print(
                    args[0] + ", plain tests",
                    jvms.stream().map(JvmSpreadTable::plain).toList());
            print(
                    args[0] + ", batches",
                    jvms.stream().map(JvmSpreadTable::batches).toList());
        } else {
            print(
                    args[0] + ", first run",
                    jvms.stream().map(jvm -> runs(jvm, rounds, 0, 1)).toList());
            print(
                    args[0] + ", runs " + (rounds / 2 + 1) + " to " + rounds,
                    jvms.stream()
                            .map(jvm -> runs(jvm, rounds, rounds / 2, rounds))
                            .toList());
        }
    }

    private static Map<String, List<JsonNode>> lines(Path folder) throws IOException {
        Map<String, List<JsonNode>> tests = new TreeMap<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file :
                    files.filter(each -> each.toString().endsWith(".jsonl")).toList()) {
                for (String text : Files.readAllLines(file)) {
                    JsonNode line = JSON.readTree(text);
                    if (line.path("type").asText().equals("measurement")
                            && line.path("outcome").asText().equals("successful")
                            && !line.path("warmup").asBoolean()) {
                        tests.computeIfAbsent(line.path("test").asText(), test -> new ArrayList<>())
                                .add(line);
                    }
                }
            }
        }
        return tests;
    }

    /** Takes the tests that do not repeat themselves. */
    private static Map<String, Said> plain(Map<String, List<JsonNode>> tests) {
        Map<String, List<JsonNode>> once = new TreeMap<>(tests);
        once.values().removeIf(lines -> lines.size() > 1);
        return runs(once, 1, 0, 1);
    }

    private static Map<String, Said> batches(Map<String, List<JsonNode>> tests) {
        Map<String, Said> said = new TreeMap<>();
        tests.forEach((test, lines) -> {
            if (lines.size() >= FEW) {
                double[] samples = lines.stream()
                        .mapToDouble(line -> line.path("cpuNanos").asDouble())
                        .toArray();
                double[] operations = lines.stream()
                        .mapToDouble(line -> line.path("cpuNanos").asDouble()
                                / line.path("operations").asDouble())
                        .toArray();
                said.put(test, new Said(Medians.of(samples), operations));
            }
        });
        return said;
    }

    /** Takes some rounds of each test that ran equally often in each of them. */
    private static Map<String, Said> runs(Map<String, List<JsonNode>> tests, int rounds, int from, int to) {
        Map<String, Said> said = new TreeMap<>();
        tests.forEach((test, lines) -> {
            int each = lines.size() / rounds;
            if (each > 0 && each * rounds == lines.size()) {
                double[] values = IntStream.range(from, to)
                        .mapToDouble(round -> lines.subList(round * each, (round + 1) * each).stream()
                                .mapToDouble(line -> line.path("cpuNanos").asDouble())
                                .sum())
                        .toArray();
                said.put(test, new Said(Medians.of(values), values));
            }
        });
        return said;
    }

    private static void print(String what, List<Map<String, Said>> jvms) {
        List<List<Said>> tests = jvms.get(0).keySet().stream()
                .filter(test -> jvms.stream().allMatch(jvm -> jvm.containsKey(test)))
                .map(test -> jvms.stream().map(jvm -> jvm.get(test)).toList())
                .toList();
        List<List<Said>> enough = tests.stream()
                .filter(said ->
                        Medians.of(said.stream().mapToDouble(Said::sample).toArray()) >= LEAST_NANOS)
                .toList();
        if (enough.isEmpty()) {
            System.out.printf("| %s | 0 of %d | | | | | | |%n", what, tests.size());
            return;
        }
        double[][] logs = enough.stream()
                .map(said -> said.stream()
                        .mapToDouble(each -> Math.log(Medians.of(each.operations)))
                        .toArray())
                .toArray(double[][]::new);
        double[] shifts = withoutShifts(logs);
        double[] variances = Arrays.stream(logs).mapToDouble(Means::variance).toArray();
        SampleNoise[] noise = enough.stream().map(JvmSpreadTable::noise).toArray(SampleNoise[]::new);
        double[] freedom = new double[logs.length];
        Arrays.fill(freedom, jvms.size() - 1.0);
        JvmSpread spread = JvmSpread.of(variances, noise, freedom, Double.parseDouble(RegressionDefaults.JVM_SPREAD));
        double[] sorted = Arrays.stream(variances).map(Math::sqrt).sorted().toArray();
        System.out.printf(
                Locale.ROOT,
                "| %s | %d of %d | %.1f %% | %.1f %% | %.1f %% | %.1f %% | %.1f %% | %.1f %% | %.1f %% |%n",
                what,
                enough.size(),
                tests.size(),
                100 * quantile(sorted, 0.25),
                100 * quantile(sorted, 0.5),
                100 * quantile(sorted, 0.75),
                100 * quantile(sorted, 0.9),
                100
                        * Math.sqrt(Medians.of(Arrays.stream(noise)
                                .mapToDouble(SampleNoise::variance)
                                .toArray())),
                100 * spread.typical(),
                100 * Math.sqrt(Means.variance(shifts)));
    }

    /** Takes from each JVM what all of its tests are off by, and returns that. */
    private static double[] withoutShifts(double[][] logs) {
        double[] shifts = new double[logs[0].length];
        if (logs.length < MANY) {
            return shifts;
        }
        double[] means = Arrays.stream(logs)
                .mapToDouble(test -> Arrays.stream(test).average().orElseThrow())
                .toArray();
        for (int i = 0; i < shifts.length; i++) {
            int jvm = i;
            shifts[i] = Medians.of(IntStream.range(0, logs.length)
                    .mapToDouble(test -> logs[test][jvm] - means[test])
                    .toArray());
        }
        for (double[] test : logs) {
            Arrays.setAll(test, i -> test[i] - shifts[i]);
        }
        return shifts;
    }

    private static SampleNoise noise(List<Said> said) {
        return SampleNoise.of(said.stream().map(each -> each.operations).toList());
    }

    private static double quantile(double[] sorted, double part) {
        double at = part * (sorted.length - 1);
        int below = (int) at;
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (at - below) * (sorted[above] - sorted[below]);
    }
}
