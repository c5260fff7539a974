package io.github.energyjunit.reading;

import io.github.energyjunit.analysis.InputException;
import io.github.energyjunit.files.MeasurementFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.OptionalLong;
import java.util.function.BiPredicate;

/**
 * Deletes what earlier builds have left of a module: neither what other modules measured in a folder that they share, nor
 * what began in this build, nor the files of JVMs that still write.
 */
public final class OldFiles {

    private final Owner owner;
    private final Freshness freshness;
    private final BiPredicate<Long, Instant> writing;

    /**
     * Know what is old.
     *
     * @param writing tells of a process id and of a file's last change whether that process may be its writer
     */
    public OldFiles(Owner owner, Freshness freshness, BiPredicate<Long, Instant> writing) {
        this.owner = owner;
        this.freshness = freshness;
        this.writing = writing;
    }

    /** Returns whether a process runs that began before a file was changed last: a younger one only has the same number. */
    public static boolean isWriting(long pid, Instant changed) {
        return ProcessHandle.of(pid)
                .filter(ProcessHandle::isAlive)
                .map(process -> process.info()
                        .startInstant()
                        .map(start -> !start.minusSeconds(1).isAfter(changed))
                        .orElse(true))
                .orElse(false);
    }

    /**
     * Deletes old files, their markers and recordings.
     *
     * @return how many measurement files were deleted
     */
    public int delete(Path output) throws IOException {
        int deleted = 0;
        for (Path path : MeasurementFiles.find(output)) {
            if (isOld(path)) {
                Files.deleteIfExists(MeasurementFiles.marker(path));
                Files.deleteIfExists(MeasurementFiles.recording(path));
                Files.deleteIfExists(path);
                deleted++;
            }
        }
        return deleted;
    }

    private boolean isOld(Path path) throws IOException {
        Instant changed = Files.getLastModifiedTime(path).toInstant();
        if (Files.exists(MeasurementFiles.marker(path))) {
            OptionalLong writer = MeasurementFiles.writer(path);
            if (writer.isPresent() && writing.test(writer.getAsLong(), changed)) {
                return false;
            }
        }
        try {
            MeasurementFile file = MeasurementFile.open(path, warning -> {});
            return file == null
                    ? changed.isBefore(freshness.buildStarted())
                    : owner.has(file) && !freshness.isOfThisBuild(file);
        } catch (InputException e) {
            // Written by another version of energy-junit.
            return changed.isBefore(freshness.buildStarted());
        }
    }
}
