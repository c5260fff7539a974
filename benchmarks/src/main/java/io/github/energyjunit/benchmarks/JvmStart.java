package io.github.energyjunit.benchmarks;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import io.github.energyjunit.MeasureEnergy;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/**
 * Tells the CPU time that one more test JVM costs where it measures: JVMs that run one empty test are started in turns, with
 * {@code energy.skip=true} and without, by each version of energy-junit that is given.
 */
public final class JvmStart {
    private static final int FIELD_OF_CHILDREN_USER = 13;

    /** The kernel tells CPU time in hundredths of a second (proc_pid_stat(5), USER_HZ). */
    private static final double TICK_MILLIS = 10;

    private JvmStart() {}

    /** Does nothing, so that what is left is the start and the end. */
    @MeasureEnergy
    static class Empty {
        @Test
        void nothing() {}
    }

    /** What is started: runs the empty test. */
    static final class Tests {
        private Tests() {}

        public static void main(String[] args) {
            LauncherFactory.create()
                    .execute(LauncherDiscoveryRequestBuilder.request()
                            .selectors(selectClass(Empty.class))
                            .build());
        }
    }

    /** Takes how many JVMs of each kind to start, and folders or jars of versions of energy-junit; none for the one at hand. */
    public static void main(String[] args) throws IOException, InterruptedException {
        int rounds = Integer.parseInt(args[0]);
        Path output = Files.createTempDirectory("jvm-start");
        String path = System.getProperty("java.class.path");
        List<List<String>> kinds = new ArrayList<>();
        kinds.add(List.of("-Denergy.skip=true", "-cp", path));
        for (int i = 1; i < Math.max(2, args.length); i++) {
            String first = i < args.length ? args[i] + File.pathSeparator : "";
            kinds.add(List.of("-Denergy.output=" + output, "-cp", first + path));
        }
        double[][] millis = new double[kinds.size()][rounds];
        for (int round = 0; round < rounds; round++) {
            for (int kind = 0; kind < kinds.size(); kind++) {
                millis[kind][round] = run(kinds.get(kind));
            }
        }
        double without = median(millis[0]);
        System.out.printf(Locale.ROOT, "CPU time of a JVM with one empty test, medians of %d%n", rounds);
        System.out.printf(Locale.ROOT, "not measured: %.0f ms%n", without);
        for (int kind = 1; kind < kinds.size(); kind++) {
            double with = median(millis[kind]);
            String version = kind < args.length ? " by " + args[kind] : "";
            System.out.printf(Locale.ROOT, "measured%s: %.0f ms, %.0f ms more%n", version, with, with - without);
        }
        try (Stream<Path> files = Files.list(output)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(output);
    }

    private static double run(List<String> options) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.add(Tests.class.getName());
        long before = childrenTicks();
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        if (process.waitFor() != 0) {
            throw new IllegalStateException("ended with " + process.exitValue() + ": " + String.join(" ", command));
        }
        return (childrenTicks() - before) * TICK_MILLIS;
    }

    /** Returns what children that have ended used, user and system. */
    private static long childrenTicks() throws IOException {
        String stat = Files.readString(Path.of("/proc/self/stat"));
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
        return Long.parseLong(fields[FIELD_OF_CHILDREN_USER]) + Long.parseLong(fields[FIELD_OF_CHILDREN_USER + 1]);
    }

    private static double median(double[] values) {
        double[] sorted = Arrays.stream(values).sorted().toArray();
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
