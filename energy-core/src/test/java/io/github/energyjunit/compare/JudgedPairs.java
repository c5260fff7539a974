package io.github.energyjunit.compare;

import io.github.energyjunit.meter.Quality;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Pairs of samples with known ratios, for tests of how they are judged. */
abstract class JudgedPairs {

    static final Noise CALM = new Noise(0.01, 0, 0);

    static final double JVM_SPREAD = 0.01;

    final CompareRule rule = CompareRule.of(Quality.MEASURED);

    final CompareJudge judge = new CompareJudge(rule);

    final Random random = new Random(7);

    ComparedTest only(
            List<SamplePair> screening, List<SamplePair> confirming, boolean suspect, @Nullable String trouble) {
        PairedTest test = paired("T#t()", screening, confirming, suspect, trouble);
        return judge.judge(SimulatedCompare.run(List.of(test))).tests().get(0);
    }

    static PairedTest paired(
            String name,
            List<SamplePair> screening,
            List<SamplePair> confirming,
            boolean suspect,
            @Nullable String trouble) {
        return new PairedTest("m", name, Presence.BOTH, screening, confirming, suspect, trouble, Set.of());
    }

    List<SamplePair> calm(double ratio) {
        return CALM.pairs(5, ratio, 10, random);
    }

    List<SamplePair> fresh(double ratio, int jvmPairs) {
        return IntStream.rangeClosed(1, jvmPairs)
                .boxed()
                .flatMap(jvmPair -> CALM.fresh(jvmPair, 4, ratio, JVM_SPREAD, 8, random).stream())
                .toList();
    }

    static List<SamplePair> pairs(double... ratios) {
        return Arrays.stream(ratios)
                .mapToObj(ratio -> new SamplePair(1e6, ratio * 1e6))
                .toList();
    }

    static List<SamplePair> scaled(List<SamplePair> pairs, double factor) {
        return pairs.stream()
                .map(pair -> new SamplePair(
                        pair.base() * factor, pair.head() * factor, pair.operations(), pair.jvmPair(), pair.doubts()))
                .toList();
    }
}
