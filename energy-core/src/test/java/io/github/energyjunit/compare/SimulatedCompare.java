package io.github.energyjunit.compare;

import io.github.energyjunit.meter.Quality;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;

/** Runs whole comparisons on a simulated machine, as {@code energy:compare} does: screen all, then confirm suspects. */
final class SimulatedCompare {

    private final CompareJudge judge = new CompareJudge(CompareRule.of(Quality.MEASURED));
    private final Noise noise;
    private final Random random;
    private final double jvmSpread;
    private int samples;

    SimulatedCompare(Noise noise, double jvmSpread, long seed) {
        this.noise = noise;
        this.jvmSpread = jvmSpread;
        this.random = new Random(seed);
    }

    /** Compare versions that have these true ratios; the machine's step falls into the samples of every phase. */
    Comparison run(double... ratios) {
        List<PairedTest> tests = new ArrayList<>();
        for (int i = 0; i < ratios.length; i++) {
            List<SamplePair> screening = screen(ratios[i]);
            boolean suspect = judge.suspicious(screening);
            List<SamplePair> confirming = suspect ? confirm(ratios[i]) : List.of();
            samples += 2 * (screening.size() + confirming.size());
            tests.add(new PairedTest(
                    "m", "T#t" + i + "()", Presence.BOTH, screening, confirming, suspect, null, Set.of()));
        }
        return judge.judge(run(tests));
    }

    private List<SamplePair> screen(double ratio) {
        int most = CompareJudge.MOST_SCREENING_PAIRS;
        List<SamplePair> all = noise.fresh(0, most, ratio, jvmSpread, random.nextInt(2 * most), random);
        int n = CompareJudge.SCREENING_PAIRS;
        while (!judge.screened(all.subList(0, n))) {
            n++;
        }
        return all.subList(0, n);
    }

    private List<SamplePair> confirm(double ratio) {
        List<SamplePair> all = new ArrayList<>();
        for (int jvmPair = 1; jvmPair == 1 || !judge.settled(all, false); jvmPair++) {
            int n = judge.samplePairs(all);
            all.addAll(noise.fresh(jvmPair, n, ratio, jvmSpread, jvmPair == 2 ? random.nextInt(2 * n) : 2 * n, random));
        }
        return all;
    }

    /** Count the samples of both sides that were taken so far. */
    int samples() {
        return samples;
    }

    static CompareRun run(List<PairedTest> tests) {
        return new CompareRun(
                "main",
                "work tree",
                "powercap",
                Quality.MEASURED,
                1,
                Duration.ofSeconds(90),
                Duration.ofMinutes(10),
                tests,
                List.of());
    }
}
