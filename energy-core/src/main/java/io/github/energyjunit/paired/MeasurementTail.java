package io.github.energyjunit.paired;

import io.github.energyjunit.lines.Line;
import io.github.energyjunit.lines.MeasurementLine;
import io.github.energyjunit.measured.Source;
import io.github.energyjunit.measurement.Batch;
import io.github.energyjunit.measurement.file.FileFormat;
import io.github.energyjunit.measurement.file.LineType;
import io.github.energyjunit.units.Joules;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Reads what a living JVM has appended to its measurement file since the last time. */
final class MeasurementTail {
    private final Path folder;
    private @Nullable Path file;
    private long position;
    private @Nullable Source source;

    MeasurementTail(Path folder) {
        this.folder = folder;
    }

    /** Return what the file says of its source, once there is a first line. */
    Optional<Source> source() {
        return Optional.ofNullable(source);
    }

    /** Return what is new, by test; warm-ups are left out, and bodies where whole executions were asked for. */
    Map<String, Reading> read(Batch.Scope scope) throws IOException {
        Map<String, Reading> readings = new LinkedHashMap<>();
        Path open = file == null ? find() : file;
        if (open == null) {
            return readings;
        }
        file = open;
        for (String line : newLines(open)) {
            take(line, scope, readings);
        }
        return readings;
    }

    private String[] newLines(Path open) throws IOException {
        byte[] bytes;
        try (RandomAccessFile input = new RandomAccessFile(open.toFile(), "r")) {
            bytes = new byte[(int) Math.min(Integer.MAX_VALUE - 8, input.length() - position)];
            input.seek(position);
            input.readFully(bytes);
        }
        int end = bytes.length;
        while (end > 0 && bytes[end - 1] != '\n') {
            end--;
        }
        position += end;
        return end == 0 ? new String[0] : new String(bytes, 0, end, StandardCharsets.UTF_8).split("\n", -1);
    }

    private void take(String text, Batch.Scope scope, Map<String, Reading> readings) throws IOException {
        if (text.isEmpty()) {
            return; // behind the last line
        }
        Line line = Line.parse(text);
        if (line.type() == LineType.JVM) {
            source = line.source();
        } else if (line.type() == LineType.MEASUREMENT) {
            MeasurementLine measurement = line.measurement();
            if (scope == Batch.Scope.BODY || measurement.isExecution()) {
                take(measurement, readings);
            }
        }
    }

    private static void take(MeasurementLine line, Map<String, Reading> readings) {
        String test = String.valueOf(line.test());
        if (line.warmup()) {
            readings.merge(test, new Reading(Joules.ZERO, 0, 0, 0, true, Set.of(), true), Reading::plus);
            return;
        }
        Long energy = line.attributedMicrojoules();
        Set<String> flags = new TreeSet<>(Objects.requireNonNullElse(line.flags(), List.of()));
        if (line.isExecution()) {
            flags.add(Reading.WHOLE_EXECUTION);
        }
        boolean gate = Objects.requireNonNullElse(line.gate(), true);
        long operations = line.invocations();
        long nanos = Objects.requireNonNullElse(line.durationNanos(), 0L);
        Reading reading = energy == null
                ? new Reading(Joules.ZERO, 0, operations, nanos, false, flags, gate)
                : new Reading(Joules.ofMicrojoules(energy), operations, 0, nanos, false, flags, gate);
        readings.merge(test, reading, Reading::plus);
    }

    private @Nullable Path find() throws IOException {
        if (!Files.isDirectory(folder)) {
            return null;
        }
        try (var files = Files.list(folder)) {
            return files.filter(path -> path.toString().endsWith(FileFormat.SUFFIX))
                    .findFirst()
                    .orElse(null);
        }
    }
}
