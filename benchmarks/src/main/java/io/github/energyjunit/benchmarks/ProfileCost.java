package io.github.energyjunit.benchmarks;

import com.sun.management.OperatingSystemMXBean;
import io.github.energyjunit.measurement.Outcome;
import io.github.energyjunit.measurement.Recorder;
import io.github.energyjunit.measurement.TestDescription;
import io.github.energyjunit.measurement.Window;
import io.github.energyjunit.measurement.profile.Profilers;
import io.github.energyjunit.meter.Configuration;
import io.github.energyjunit.statistics.Medians;
import java.io.BufferedReader;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;

/**
 * Does the same work in JVMs that sample stacks and in others that do not, in turns, and compares the CPU time that their
 * measured bodies took, and the whole JVMs: under the estimate, energy is proportional to it.
 */
public final class ProfileCost {
    /** In which the JVM warms up, and still compiles what the recorder's start has made hot. */
    private static final int FIRST = 40;

    private static final int BODIES = FIRST + 160;

    private static final List<String> PARTS = List.of("first 40 bodies", "other 160 bodies", "whole JVM");

    private static final double ONE_SIDED = 0.975;

    private ProfileCost() {}

    /**
     * Prints the figures of {@code docs/benchmarks.md}.
     *
     * @param args how many rounds, and the engines, each of which has one JVM in a round; or {@code child}, and the folder of
     *     the measurement file
     */
    public static void main(String[] args) throws IOException, InterruptedException {
        if (args[0].equals("child")) {
            work(Path.of(args[1]));
            return;
        }
        int rounds = Integer.parseInt(args[0]);
        List<String> settings = new ArrayList<>(List.of(Profilers.OFF));
        settings.addAll(List.of(args).subList(1, args.length));
        double[][][] seconds = new double[settings.size()][PARTS.size()][rounds];
        for (int round = 0; round < rounds; round++) {
            for (int turn = 0; turn < settings.size(); turn++) {
                // Which goes first changes, as a machine that warms up would favour one.
                int i = (turn + round) % settings.size();
                double[] used = run(settings.get(i));
                for (int part = 0; part < PARTS.size(); part++) {
                    seconds[i][part][round] = used[part];
                }
            }
        }
        System.out.println(
                "| engine | CPU time of | off, median | with, median | ratio within a round, median | 95 % | all |");
        System.out.println("|---|---|---|---|---|---|---|");
        for (int i = 1; i < settings.size(); i++) {
            for (int part = 0; part < PARTS.size(); part++) {
                print(settings.get(i) + " | " + PARTS.get(part), seconds[0][part], seconds[i][part]);
            }
        }
    }

    private static void print(String what, double[] off, double[] with) {
        double[] ratios = new double[off.length];
        Arrays.setAll(ratios, round -> with[round] / off[round]);
        System.out.printf(
                Locale.ROOT,
                "| %s | %.2f s | %.2f s | %.3f | %.3f to %.3f | %.3f to %.3f |%n",
                what,
                Medians.of(off),
                Medians.of(with),
                Medians.of(ratios),
                Medians.lowerBound(ratios, ONE_SIDED),
                Medians.upperBound(ratios, ONE_SIDED),
                Arrays.stream(ratios).min().orElseThrow(),
                Arrays.stream(ratios).max().orElseThrow());
    }

    /** Returns CPU seconds of the parts. */
    private static double[] run(String profile) throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("profile-cost");
        double before = ofEndedChildren();
        Process jvm = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        "-Denergy.source=estimate",
                        "-Denergy.profile=" + profile,
                        ProfileCost.class.getName(),
                        "child",
                        folder.toString()))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedReader out = jvm.inputReader()) {
            String line = out.readLine();
            if (jvm.waitFor() != 0 || line == null) {
                throw new IOException("the JVM with energy.profile=" + profile + " ended with " + jvm.exitValue());
            }
            String[] bodies = line.split(" ", -1);
            // The recording is written when the JVM ends, so only the kernel knows what the whole of it took.
            return new double[] {
                Double.parseDouble(bodies[0]), Double.parseDouble(bodies[1]), ofEndedChildren() - before
            };
        }
    }

    /** Returns the CPU seconds of ended children, which Linux counts in hundredths. */
    private static double ofEndedChildren() throws IOException {
        String stat = Files.readString(Path.of("/proc/self/stat"));
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
        return (Long.parseLong(fields[13]) + Long.parseLong(fields[14])) / 100.0;
    }

    private static void work(Path folder) {
        OperatingSystemMXBean system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        Recorder recorder =
                Recorder.open(new Configuration(key -> Optional.ofNullable(System.getProperty(key))), folder);
        recorder.acquire();
        long first = 0;
        long others = 0;
        for (int i = 0; i < BODIES; i++) {
            Window window = recorder.begin();
            long before = system.getProcessCpuTime();
            long result = sums(i);
            long used = system.getProcessCpuTime() - before;
            if (i < FIRST) {
                first += used;
            } else {
                others += used;
            }
            recorder.end(window);
            recorder.record(
                    window,
                    new TestDescription("Work#sums()", "Work", "sums", String.valueOf(result), null),
                    Outcome.SUCCESSFUL);
        }
        recorder.release();
        System.out.println(first / 1e9 + " " + others / 1e9);
    }

    /** Allocates, hashes, sorts and formats, as tests do. */
    static long sums(int seed) {
        Random random = new Random(seed);
        TreeMap<String, Long> sums = new TreeMap<>();
        for (int i = 0; i < 150_000; i++) {
            sums.merge("customer " + random.nextInt(5_000), (long) random.nextInt(10_000), Long::sum);
        }
        return sums.values().stream().mapToLong(Long::longValue).sum();
    }
}
