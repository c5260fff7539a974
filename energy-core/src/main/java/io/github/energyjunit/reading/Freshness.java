package io.github.energyjunit.reading;

import java.time.Instant;
import java.util.List;

/**
 * Which files belong to this build: a build without {@code clean} finds those of earlier ones too.
 *
 * @param buildStarted when this build started
 * @param testsRanHere whether this build was to run tests, so that data from before it cannot be meant
 */
public record Freshness(Instant buildStarted, boolean testsRanHere) {

    /** Every file is meant, whenever it was written. */
    public static final Freshness ANY = new Freshness(Instant.MIN, false);

    /** Keeps what began in this build; if nothing did, keep all if no tests were to run, otherwise none. */
    List<MeasurementFile> keep(List<MeasurementFile> files) {
        List<MeasurementFile> fresh = files.stream()
                .filter(file -> !file.jvm().started().isBefore(buildStarted))
                .toList();
        return fresh.isEmpty() && !testsRanHere ? files : fresh;
    }
}
