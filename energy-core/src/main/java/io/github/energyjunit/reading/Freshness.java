package io.github.energyjunit.reading;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which files belong to this build: a build without {@code clean} finds those of earlier ones too.
 *
 * <p>A file that names the build belongs to it whatever the clock of its JVM said: test JVMs may be given another time, and a
 * virtual machine that was resumed sets its clock in the midst of a build.
 *
 * @param buildStarted when this build started
 * @param testsRanHere whether this build was to run tests, so that data from before it cannot be meant
 * @param build what this build calls itself towards test JVMs, or null
 */
public record Freshness(
        Instant buildStarted,
        boolean testsRanHere,
        @Nullable String build) {

    /** Every file is meant, whenever it was written. */
    public static final Freshness ANY = new Freshness(Instant.MIN, false);

    /** Goes by the clock alone. */
    public Freshness(Instant buildStarted, boolean testsRanHere) {
        this(buildStarted, testsRanHere, null);
    }

    /** Keeps what began in this build; if nothing did, keep all if no tests were to run, otherwise none. */
    List<MeasurementFile> keep(List<MeasurementFile> files) {
        List<MeasurementFile> fresh = files.stream().filter(this::isOfThisBuild).toList();
        return fresh.isEmpty() && !testsRanHere ? files : fresh;
    }

    /** Returns whether a file was written in this build. */
    boolean isOfThisBuild(MeasurementFile file) {
        return (build != null && build.equals(file.build()))
                || !file.jvm().started().isBefore(buildStarted);
    }
}
