package io.github.energyjunit.benchmarks;

import com.sun.management.OperatingSystemMXBean;
import io.github.energyjunit.measurement.Outcome;
import io.github.energyjunit.measurement.Recorder;
import io.github.energyjunit.measurement.TestDescription;
import io.github.energyjunit.measurement.Window;
import io.github.energyjunit.meter.Configuration;
import java.io.BufferedReader;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;

/**
 * Does the same work in JVMs that sample stacks and in others that do not, in turns, and compares the CPU time that their
 * measured bodies took: under the estimate, energy is proportional to it.
 */
public final class ProfileCost {
    /** In which the JVM warms up, and still compiles what the recorder's start has made hot. */
    private static final int FIRST = 40;

    private static final int BODIES = FIRST + 160;

    private ProfileCost() {}

    /**
     * Prints the figures of {@code docs/benchmarks.md}.
     *
     * @param args how many pairs of JVMs, and the engine; or {@code child}, and the folder of the measurement file
     */
    public static void main(String[] args) throws IOException, InterruptedException {
        if (args[0].equals("child")) {
            work(Path.of(args[1]));
            return;
        }
        int pairs = Integer.parseInt(args[0]);
        String engine = args[1];
        double[] ratios = new double[pairs];
        double[] sums = new double[2];
        System.out.printf(
                "| pair | first %1$d bodies: off | %3$s | other %2$d: off | %3$s | ratio | whole JVM: off | %3$s |%n",
                FIRST, BODIES - FIRST, engine);
        System.out.println("|---|---|---|---|---|---|---|---|");
        for (int i = 0; i < pairs; i++) {
            // Which goes first changes, as a machine that warms up would favour one.
            double[] first = run(i % 2 == 0 ? "off" : engine);
            double[] second = run(i % 2 == 0 ? engine : "off");
            double[] off = i % 2 == 0 ? first : second;
            double[] on = i % 2 == 0 ? second : first;
            ratios[i] = on[1] / off[1];
            sums[0] += off[1];
            sums[1] += on[1];
            System.out.printf(
                    Locale.ROOT,
                    "| %d | %.2f s | %.2f s | %.2f s | %.2f s | %.3f | %.2f s | %.2f s |%n",
                    i + 1,
                    off[0],
                    on[0],
                    off[1],
                    on[1],
                    ratios[i],
                    off[2],
                    on[2]);
        }
        Arrays.sort(ratios);
        System.out.printf(
                Locale.ROOT,
                "ratio of the sums %.3f; of pairs: median %.3f, from %.3f to %.3f%n",
                sums[1] / sums[0],
                ratios[pairs / 2],
                ratios[0],
                ratios[pairs - 1]);
    }

    /** Returns CPU seconds of the first bodies, of the others and of the JVM. */
    private static double[] run(String profile) throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("profile-cost");
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
            return Arrays.stream(line.split(" "))
                    .mapToDouble(Double::parseDouble)
                    .toArray();
        }
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
        System.out.println(first / 1e9 + " " + others / 1e9 + " " + system.getProcessCpuTime() / 1e9);
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
