package io.github.energyjunit.benchmarks.profile;

import io.github.energyjunit.profile.Change;
import io.github.energyjunit.profile.Difference;
import io.github.energyjunit.profile.ProfileReader;
import io.github.energyjunit.profile.Profiles;
import io.github.energyjunit.profile.TestProfile;
import io.github.energyjunit.reading.Analyzer;
import io.github.energyjunit.units.Joules;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/**
 * Profiles {@link KnownWork} as it is and with a fifth more work in one method, each in a JVM of its own, and tells how far
 * the parts are off and what the differences name.
 */
public final class ProfileTruth {
    private static final String CLASS = KnownWork.class.getName() + ".";
    private static final int FIFTH = (KnownWork.MOST + KnownWork.LESS + KnownWork.LEAST) / 5;
    private static final long LONGEST_SECONDS = 300;

    private ProfileTruth() {}

    /**
     * Prints the figures of {@code docs/benchmarks.md}.
     *
     * @param args how many comparisons; the engine; how many seconds of CPU time each body takes
     */
    public static void main(String[] args) throws IOException, InterruptedException {
        int comparisons = Integer.parseInt(args[0]);
        String engine = args[1];
        int first = 0;
        int alone = 0;
        double worst = 0;
        double squares = 0;
        System.out.println("| stacks | 60 % | 30 % | 10 % | stacks, a fifth more | named |");
        System.out.println("|---|---|---|---|---|---|");
        for (int i = 0; i < comparisons; i++) {
            Profiles base = run(engine, args[2], 0);
            Profiles head = run(engine, args[2], FIFTH);
            TestProfile ofBase = base.of(KnownWork.TEST).orElseThrow();
            TestProfile ofHead = head.of(KnownWork.TEST).orElseThrow();
            double[] off = {
                part(ofBase, "most") - KnownWork.MOST,
                part(ofBase, "less") - KnownWork.LESS,
                part(ofBase, "least") - KnownWork.LEAST
            };
            for (double points : off) {
                worst = Math.max(worst, Math.abs(points));
                squares += points * points;
            }
            // As of a verdict: what the work needs is known here.
            List<Change> changes = Difference.of(Joules.of(1), Joules.of(1.2), base, ofBase, head, ofHead)
                    .changes();
            boolean named = !changes.isEmpty() && changes.get(0).call().method().equals(CLASS + "less");
            first += named ? 1 : 0;
            alone += named && changes.size() == 1 ? 1 : 0;
            System.out.printf(
                    Locale.ROOT,
                    "| %.0f | %+.1f | %+.1f | %+.1f | %.0f | %s |%n",
                    ofBase.samples(),
                    off[0],
                    off[1],
                    off[2],
                    ofHead.samples(),
                    changes.stream().map(change -> text(change)).toList());
        }
        System.out.printf(
                Locale.ROOT,
                "%s on %s: off by %.1f points at most, %.1f on average (root of mean square); named first in %d of %d, alone in %d%n",
                engine,
                System.getProperty("java.version"),
                worst,
                Math.sqrt(squares / (3 * comparisons)),
                first,
                comparisons,
                alone);
    }

    private static String text(Change change) {
        return change.call().method().replace(CLASS, "")
                + String.format(
                        Locale.ROOT, " %+.0f %%", 100 * change.difference().joules());
    }

    /** Returns how many of 100 joules that the work itself needs are a method's. */
    private static double part(TestProfile profile, String method) {
        return 100 * self(profile, method) / (self(profile, "most") + self(profile, "less") + self(profile, "least"));
    }

    private static double self(TestProfile profile, String method) {
        return profile.methods().stream()
                .filter(share -> share.name().equals(CLASS + method))
                .mapToDouble(share -> share.self().joules())
                .sum();
    }

    private static Profiles run(String engine, String seconds, int more) throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("profile-truth");
        Process jvm = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        "-Denergy.source=estimate",
                        "-Denergy.idle=off",
                        "-Denergy.profile=" + engine,
                        // As the comparison samples.
                        "-Denergy.worker.profilePeriod=10ms",
                        KnownWork.class.getName(),
                        folder.toString(),
                        seconds,
                        String.valueOf(more))
                .inheritIO()
                .start();
        try {
            if (!jvm.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS) || jvm.exitValue() != 0) {
                throw new IOException("the JVM with energy.profile=" + engine + " did not end well");
            }
        } finally {
            jvm.destroyForcibly();
        }
        return new ProfileReader(folder, System.err::println)
                .read(Analyzer.ofAnything().analyse(folder));
    }
}
