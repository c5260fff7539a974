package io.github.energyjunit.benchmarks.profile;

import io.github.energyjunit.analysis.Analysis;
import io.github.energyjunit.ci.CodePlaces;
import io.github.energyjunit.formats.Formats;
import io.github.energyjunit.measurement.Outcome;
import io.github.energyjunit.measurement.Recorder;
import io.github.energyjunit.measurement.TestDescription;
import io.github.energyjunit.measurement.Window;
import io.github.energyjunit.meter.Configuration;
import io.github.energyjunit.profile.ProfileReader;
import io.github.energyjunit.profile.Profiles;
import io.github.energyjunit.profile.TestProfile;
import io.github.energyjunit.reading.Analyzer;
import io.github.energyjunit.report.Report;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Profiles a module of many tests, and tells how much longer its report takes with their stacks than without. */
public final class ManyProfiledTests {
    /** A body in which a stack is found every millisecond has as many as one of 0.8 s at the usual rate. */
    private static final long BODY_NANOS = 40_000_000;

    private ManyProfiledTests() {}

    /**
     * Prints the figures of {@code docs/benchmarks.md}.
     *
     * @param args how many tests, and the engine; or {@code child}, how many, and the folder of the measurement file
     */
    public static void main(String[] args) throws IOException, InterruptedException {
        if (args[0].equals("child")) {
            work(Integer.parseInt(args[1]), Path.of(args[2]));
            return;
        }
        Path folder = Files.createTempDirectory("many-profiled-tests");
        record(args[0], args[1], folder);
        double start = seconds();
        Analysis analysis = Analyzer.ofAnything().analyse(folder);
        write(new Report("many", Instant.now(), analysis), folder);
        double without = seconds() - start;
        start = seconds();
        Profiles profiles = new ProfileReader(folder, System.err::println).read(analysis);
        double reading = seconds() - start;
        start = seconds();
        write(new Report("many", Instant.now(), analysis).with(profiles), folder);
        double writing = seconds() - start;
        System.out.printf(
                Locale.ROOT,
                "%d tests, %.0f stacks; report without: %.1f s; reading stacks: %.1f s; report with them: %.1f s;"
                        + " recording %.1f MB, page %.1f MB%n",
                profiles.tests().size(),
                profiles.tests().values().stream()
                        .mapToDouble(TestProfile::samples)
                        .sum(),
                without,
                reading,
                writing,
                size(folder, ".jfr"),
                size(folder, "report.html"));
    }

    private static double seconds() {
        return System.nanoTime() / 1e9;
    }

    private static double size(Path folder, String end) throws IOException {
        try (var files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(end))
                            .mapToLong(file -> file.toFile().length() / 1000)
                            .sum()
                    / 1e3;
        }
    }

    private static void write(Report report, Path folder) throws IOException {
        Formats.of("all", Map.of()).write(report, folder, new CodePlaces(folder, folder, List.of()));
    }

    private static void record(String tests, String engine, Path folder) throws IOException, InterruptedException {
        int status = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        "-Denergy.source=estimate",
                        "-Denergy.idle=off",
                        "-Denergy.worker.profilePeriod=1ms",
                        "-Denergy.profile=" + engine,
                        ManyProfiledTests.class.getName(),
                        "child",
                        tests,
                        folder.toString()))
                .inheritIO()
                .start()
                .waitFor();
        if (status != 0) {
            throw new IOException("the JVM that was to be profiled ended with " + status);
        }
    }

    private static void work(int tests, Path folder) {
        Recorder recorder =
                Recorder.open(new Configuration(key -> Optional.ofNullable(System.getProperty(key))), folder);
        recorder.acquire();
        long seen = 0;
        // The first invocation of a JVM is no sample of a test that has others; here each has one.
        for (int i = 0; i < tests; i++) {
            Window window = recorder.begin();
            long end = System.nanoTime() + BODY_NANOS;
            while (System.nanoTime() < end) {
                seen += body(i);
            }
            recorder.end(window);
            recorder.record(
                    window,
                    new TestDescription(
                            "it.Many" + i / 20 + "Tests#test" + i + "()",
                            "it.Many" + i / 20 + "Tests",
                            "test" + i,
                            "",
                            null),
                    Outcome.SUCCESSFUL);
        }
        recorder.release();
        System.out.println("worked: " + seen);
    }

    /** Formats, hashes, sorts, matches and calls itself, as tests do, each with a mixture of its own. */
    private static long body(int test) {
        Random random = new Random(test);
        Map<String, Integer> words = new TreeMap<>();
        for (int i = 0; i < 50; i++) {
            words.merge(String.format(Locale.ROOT, "%d-%05.2f", i % 7, random.nextDouble()), i, Integer::sum);
        }
        Collection<String> matching = words.keySet().stream()
                .filter(Pattern.compile("(\\d+)-.*[0-" + test % 10 + "]").asMatchPredicate())
                .sorted(java.util.Comparator.comparing(String::hashCode))
                .toList();
        return matching.size() + deep(test % 40, words);
    }

    private static long deep(int depth, Map<String, Integer> words) {
        return depth == 0
                ? words.values().stream().mapToLong(Integer::longValue).sum()
                : 1 + deep(depth - 1, words);
    }
}
