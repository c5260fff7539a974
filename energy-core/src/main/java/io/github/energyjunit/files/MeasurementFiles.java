package io.github.energyjunit.files;

import io.github.energyjunit.measurement.file.FileFormat;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the files that the measuring JVMs of one module leave in its output directory. */
public final class MeasurementFiles {

    private static final Pattern MEASUREMENTS =
            Pattern.compile(FileFormat.PREFIX + ".+" + Pattern.quote(FileFormat.SUFFIX));

    private static final Pattern WRITER = Pattern.compile(FileFormat.PREFIX + "(\\d{1,18})-.*");

    private MeasurementFiles() {}

    /** Lists the measurement files in {@code output}, sorted by name; empty where there is no such directory. */
    public static List<Path> find(Path output) throws IOException {
        return list(output, MEASUREMENTS);
    }

    /** Returns the process that writes or wrote {@code measurements}, as its name tells. */
    public static OptionalLong writer(Path measurements) {
        Matcher name = WRITER.matcher(String.valueOf(measurements.getFileName()));
        return name.matches() ? OptionalLong.of(Long.parseLong(name.group(1))) : OptionalLong.empty();
    }

    /** Returns where the marker stands while {@code measurements} is being written. */
    public static Path marker(Path measurements) {
        return measurements.resolveSibling(measurements.getFileName() + FileFormat.OPEN);
    }

    /** Returns where the recording of stacks is that belongs to {@code measurements}, if there is one. */
    public static Path recording(Path measurements) {
        return measurements.resolveSibling(FileFormat.recordingBeside(String.valueOf(measurements.getFileName())));
    }

    private static List<Path> list(Path directory, Pattern name) throws IOException {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        List<Path> found = new ArrayList<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(
                directory,
                entry -> name.matcher(String.valueOf(entry.getFileName())).matches() && Files.isRegularFile(entry))) {
            entries.forEach(found::add);
        }
        Collections.sort(found);
        return found;
    }
}
