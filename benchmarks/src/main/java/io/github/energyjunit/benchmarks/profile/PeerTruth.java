package io.github.energyjunit.benchmarks.profile;

import io.github.energyjunit.profile.ProfileReader;
import io.github.energyjunit.profile.TestProfile;
import io.github.energyjunit.reading.Analyzer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Runs {@link KnownWork} alternately with energy-junit's profile and with the agent of JoularJX, under one counter, and prints
 * what each says of its methods. JoularJX reads {@code /sys/class/powercap}: {@code benchmarks/peer-profile.sh} puts the
 * counter there.
 */
public final class PeerTruth {
    private static final String CLASS = KnownWork.class.getName() + ".";
    private static final String TREE = "/sys/class/powercap";
    private static final List<String> METHODS = List.of("most", "less", "least");
    private static final List<Integer> PARTS = List.of(KnownWork.MOST, KnownWork.LESS, KnownWork.LEAST);
    private static final long LONGEST_SECONDS = 300;

    private PeerTruth() {}

    /**
     * Prints the figures of {@code docs/benchmarks.md}.
     *
     * @param args JoularJX's jar, how many rounds, how many seconds of CPU time each body takes, and the joules of the counter
     *     for each second of CPU time
     */
    public static void main(String[] args) throws IOException, InterruptedException {
        int rounds = Integer.parseInt(args[1]);
        double joules = Double.parseDouble(args[3]);
        System.out.println("| tool | CPU time of the work | truth | found | 60 % | 30 % | 10 % |");
        System.out.println("|---|---|---|---|---|---|---|");
        for (int i = 0; i < rounds; i++) {
            ours(args[2], joules);
            joularJx(Path.of(args[0]).toAbsolutePath(), args[2], joules);
        }
    }

    private static void ours(String seconds, double joules) throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("peer-truth");
        run(
                folder,
                seconds,
                List.of("-Denergy.source=powercap", "-Denergy.powercap.root=" + TREE, "-Denergy.profile=jfr"));
        TestProfile profile = new ProfileReader(folder, System.err::println)
                .read(Analyzer.ofAnything().analyse(folder))
                .of(KnownWork.TEST)
                .orElseThrow();
        List<Double> found = METHODS.stream()
                .map(method -> profile.methods().stream()
                        .filter(share -> share.name().equals(CLASS + method))
                        .mapToDouble(share -> share.self().joules())
                        .sum())
                .toList();
        print("energy-junit", cpuSeconds(folder, 0), joules, found);
    }

    /** Its figures are those of the whole JVM. */
    private static void joularJx(Path jar, String seconds, double joules) throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("peer-truth");
        Path settings = Files.write(
                folder.resolve("config.properties"),
                List.of(
                        "filter-method-names=" + KnownWork.class.getPackageName(),
                        "save-runtime-data=false",
                        "logger-level=WARNING",
                        "track-consumption-evolution=false",
                        "enable-call-trees-consumption=false",
                        "stack-monitoring-sample-rate=10"));
        run(folder, seconds, List.of("-javaagent:" + jar, "-Djoularjx.config=" + settings, "-Denergy.source=estimate"));
        List<String> lines;
        try (Stream<Path> files = Files.walk(folder)) {
            lines = Files.readAllLines(files.filter(file -> file.toString().endsWith("-all-methods-energy.csv"))
                    .findFirst()
                    .orElseThrow());
        }
        List<Double> found = METHODS.stream()
                .map(method -> lines.stream()
                        .filter(line -> line.startsWith(CLASS + method + ","))
                        .mapToDouble(line -> Double.parseDouble(line.substring(line.indexOf(',') + 1)))
                        .sum())
                .toList();
        print("JoularJX", cpuSeconds(folder, 1), joules, found);
    }

    private static double cpuSeconds(Path folder, int line) throws IOException {
        return Double.parseDouble(
                Files.readAllLines(folder.resolve(KnownWork.CPU_TIMES)).get(line));
    }

    private static void print(String tool, double seconds, double joules, List<Double> found) {
        double truth = seconds * joules;
        double sum = found.stream().mapToDouble(each -> each).sum();
        StringBuilder parts = new StringBuilder();
        for (int i = 0; i < PARTS.size(); i++) {
            double part = truth * PARTS.get(i) / 100;
            parts.append(
                    String.format(Locale.ROOT, " %.1f J (%+.1f %%) |", found.get(i), 100 * (found.get(i) / part - 1)));
        }
        System.out.printf(
                Locale.ROOT,
                "| %s | %.2f s | %.1f J | %.1f J (%+.1f %%) |%s%n",
                tool,
                seconds,
                truth,
                sum,
                100 * (sum / truth - 1),
                parts);
    }

    private static void run(Path folder, String seconds, List<String> options)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        command.addAll(options);
        command.addAll(List.of(
                "-Denergy.idle=off",
                "-cp",
                System.getProperty("java.class.path"),
                KnownWork.class.getName(),
                folder.toString(),
                seconds,
                "0"));
        Process jvm = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("printed.txt").toFile())
                .start();
        try {
            if (!jvm.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS) || jvm.exitValue() != 0) {
                throw new IOException("a JVM did not end well: " + Files.readString(folder.resolve("printed.txt")));
            }
        } finally {
            jvm.destroyForcibly();
        }
    }
}
