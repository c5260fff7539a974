package io.github.energyjunit.paired;

import io.github.energyjunit.analysis.Verdict;
import io.github.energyjunit.checkout.TestSelection;
import io.github.energyjunit.compare.CompareJudge;
import io.github.energyjunit.compare.CompareRule;
import io.github.energyjunit.compare.CompareRun;
import io.github.energyjunit.compare.ComparedTest;
import io.github.energyjunit.compare.Comparison;
import io.github.energyjunit.compare.PairedTest;
import io.github.energyjunit.meter.Quality;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Two versions on one machine that does not exist, for tests of how they are run in turns. */
abstract class TwoVersions {

    static final double JOULE = 1e6;

    static final Pace PACE = new Pace(Duration.ofHours(1), Duration.ofMillis(250), Duration.ofMinutes(2));

    final CompareJudge judge = new CompareJudge(CompareRule.of(Quality.MEASURED));

    final List<String> said = new ArrayList<>();

    FakeJvm.Machine machine = new FakeJvm.Machine(1, 0.03);

    FakeJvm base = new FakeJvm("base", machine);

    FakeJvm head = new FakeJvm("head", machine);

    Comparison compare(Duration time, long seed) throws IOException {
        TimeBudget budget = new TimeBudget(time, () -> machine.nanos);
        return judge.judge(run(measurement(budget, seed).screenAndConfirm(List.of(pair(false))), seed));
    }

    PairedMeasurement measurement(TimeBudget budget, long seed) {
        return new PairedMeasurement(judge, PACE, budget, new Progress(said::add, budget), new Random(seed));
    }

    ModulePair pair(boolean all) throws IOException {
        return ModulePair.of("it:module", base, head, TestSelection.USUAL, test -> true, all, PACE);
    }

    static CompareRun run(List<PairedTest> tests, long seed) {
        return new CompareRun(
                "base", "head", "fake", Quality.MEASURED, seed, Duration.ZERO, Duration.ofHours(1), tests, List.of());
    }

    static Map<String, Verdict> verdicts(Comparison comparison) {
        return comparison.tests().stream()
                .collect(java.util.stream.Collectors.toMap(test -> test.test().test(), ComparedTest::verdict));
    }
}
