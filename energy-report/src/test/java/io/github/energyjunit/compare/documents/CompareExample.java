package io.github.energyjunit.compare.documents;

import io.github.energyjunit.compare.CompareJudge;
import io.github.energyjunit.compare.CompareRule;
import io.github.energyjunit.compare.CompareRun;
import io.github.energyjunit.compare.Comparison;
import io.github.energyjunit.compare.PairedTest;
import io.github.energyjunit.compare.Presence;
import io.github.energyjunit.compare.SamplePair;
import io.github.energyjunit.meter.Quality;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A comparison with everything that can come of a test, and a name that nobody would give one. */
final class CompareExample {

    static final String HOSTILE = "com.acme.FooTest#evil(\"</script></section><!--<b>&,;'\u2028\u202e\n\")[1]";

    private CompareExample() {}

    static Comparison everything() {
        Random random = new Random(11);
        return judged(
                List.of(
                        both("core", "com.acme.FooTest#fine()", pairs(5, 1, random), List.of(), null),
                        both("core", "com.acme.FooTest#alsoFine()", pairs(5, 1, random), List.of(), null),
                        both("core", "com.acme.FooTest#worse()", pairs(5, 1.2, random), fresh(4, 1.2, random), null),
                        both("core", "com.acme.FooTest#cleared()", pairs(5, 1.2, random), fresh(5, 1, random), null),
                        both("core", "com.acme.FooTest#cutShort()", pairs(5, 1.2, random), fresh(2, 1.2, random), null),
                        both("core", "com.acme.FooTest#leaner()", pairs(5, 0.7, random), List.of(), null),
                        both(
                                "web",
                                "com.acme.web.FooTest#hangs()",
                                List.of(),
                                List.of(),
                                "did not end within 60 s in the base"),
                        both("web", HOSTILE, List.of(new SamplePair(1, 2)), List.of(), "fails in the head"),
                        alone("web", "com.acme.web.FooTest#young()", Presence.NEW),
                        alone("web", "com.acme.web.FooTest#old()", Presence.REMOVED)),
                Quality.MEASURED);
    }

    static Comparison judged(List<PairedTest> tests, Quality quality) {
        CompareRun run = new CompareRun(
                "main (1a2b3c4)",
                "the work tree",
                "powercap",
                quality,
                42,
                Duration.ofSeconds(95),
                Duration.ofMinutes(10),
                tests,
                tests.isEmpty() ? List.of() : List.of("The base was built with other dependencies <of its own>."));
        return new CompareJudge(CompareRule.of(quality)).judge(run);
    }

    static PairedTest both(
            String module,
            String test,
            List<SamplePair> screening,
            List<SamplePair> confirming,
            @Nullable String trouble) {
        return new PairedTest(
                module,
                test,
                Presence.BOTH,
                screening,
                confirming,
                !confirming.isEmpty(),
                trouble,
                Set.of("OVERLAPPED"));
    }

    static PairedTest alone(String module, String test, Presence presence) {
        return new PairedTest(module, test, presence, List.of(), List.of(), false, null, Set.of());
    }

    static List<SamplePair> fresh(int jvmPairs, double ratio, Random random) {
        List<SamplePair> pairs = new ArrayList<>();
        for (int i = 1; i <= jvmPairs; i++) {
            int jvmPair = i;
            pairs(4, ratio, random).forEach(pair -> pairs.add(pair.in(jvmPair)));
        }
        return pairs;
    }

    static List<SamplePair> pairs(int n, double ratio, Random random) {
        List<SamplePair> pairs = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            pairs.add(new SamplePair(
                    Math.round(1e6 * (1 + 0.01 * random.nextDouble())),
                    Math.round(1e6 * ratio * (1 + 0.01 * random.nextDouble()))));
        }
        return pairs;
    }
}
