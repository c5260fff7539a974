package io.github.energyjunit.paired;

import io.github.energyjunit.compare.CompareJudge;
import io.github.energyjunit.meter.Configuration;
import java.time.Duration;
import java.util.Optional;

/**
 * How long things may take.
 *
 * @param whole the whole comparison, builds not included
 * @param sample how long a sample should last at least: shorter ones are lost in the grain of the counters
 * @param longest after which a test is given up
 */
public record Pace(Duration whole, Duration sample, Duration longest) {
    /** How long a sample lasts unless something else is said. */
    public static final String USUAL_SAMPLE = "250ms";

    /** How long a test may take unless something else is said. */
    public static final String USUAL_TIMEOUT = "2min";

    private static final Duration LONGEST = Duration.ofHours(24);

    /** Below this a sample is lost in the grain of the counters. */
    private static final Duration SHORTEST = Duration.ofMillis(50);

    /** What screening one test takes, in samples: its pairs, and the warm-ups of both versions. */
    private static final int SAMPLES = 2 * (CompareJudge.SCREENING_PAIRS + 2);

    /**
     * Read the settings, each a number and its unit such as {@code 250ms}.
     *
     * @throws io.github.energyjunit.meter.InvalidConfigurationException naming the key, the value and what is allowed
     */
    public static Pace of(String time, String sampleTime, String testTimeout) {
        return new Pace(
                duration("energy.compare.time", time),
                duration("energy.compare.sampleTime", sampleTime),
                duration("energy.compare.testTimeout", testTimeout));
    }

    private static Duration duration(String key, String value) {
        return new Configuration(name -> Optional.of(value))
                .duration(key, LONGEST)
                .orElseThrow();
    }

    /** Shares the whole time among so many comparisons. */
    public Pace shared(int comparisons) {
        return new Pace(whole.dividedBy(Math.max(1, comparisons)), sample, longest);
    }

    /** Shortens the samples where so many tests would not be screened in time otherwise; half the time is for the suspects. */
    Pace over(long tests) {
        return over(whole.dividedBy(2), SAMPLES, tests);
    }

    /** Shortens the samples where so many of so many tests would not fit into a time otherwise. */
    Pace over(Duration time, int samples, long tests) {
        Duration each = time.dividedBy(samples * Math.max(1, tests));
        if (each.compareTo(sample) >= 0 || sample.compareTo(SHORTEST) <= 0) {
            return this;
        }
        return new Pace(whole, each.compareTo(SHORTEST) < 0 ? SHORTEST : each, longest);
    }
}
