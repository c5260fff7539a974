package io.github.energyjunit.interleave;

import java.time.Duration;

/**
 * How long things may take.
 *
 * @param whole the whole comparison, builds not included
 * @param sample how long a sample should last at least: shorter ones are lost in the grain of the counters
 * @param longest after which a test is given up
 */
public record Pace(Duration whole, Duration sample, Duration longest) {}
