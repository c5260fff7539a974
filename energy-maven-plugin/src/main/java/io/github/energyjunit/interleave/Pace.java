package io.github.energyjunit.interleave;

import io.github.energyjunit.compare.CompareJudge;
import java.time.Duration;

/**
 * How long things may take.
 *
 * @param whole the whole comparison, builds not included
 * @param sample how long a sample should last at least: shorter ones are lost in the grain of the counters
 * @param longest after which a test is given up
 */
public record Pace(Duration whole, Duration sample, Duration longest) {
    /** Below this a sample is lost in the grain of the counters. */
    private static final Duration SHORTEST = Duration.ofMillis(50);

    /** What screening one test takes, in samples: its pairs, and the warm-ups of both versions. */
    private static final int SAMPLES = 2 * (CompareJudge.SCREENING_PAIRS + 2);

    /** Shorten the samples where so many tests would not be screened in time otherwise; half the time is for the suspects. */
    Pace over(long tests) {
        Duration each = whole.dividedBy(2 * SAMPLES * Math.max(1, tests));
        if (each.compareTo(sample) >= 0 || sample.compareTo(SHORTEST) <= 0) {
            return this;
        }
        return new Pace(whole, each.compareTo(SHORTEST) < 0 ? SHORTEST : each, longest);
    }
}
