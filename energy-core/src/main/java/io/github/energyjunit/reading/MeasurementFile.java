package io.github.energyjunit.reading;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import io.github.energyjunit.analysis.InputException;
import io.github.energyjunit.files.MeasurementFiles;
import io.github.energyjunit.lines.LedgerLines;
import io.github.energyjunit.lines.Line;
import io.github.energyjunit.lines.MeasurementLine;
import io.github.energyjunit.measured.Canary;
import io.github.energyjunit.measured.Jvm;
import io.github.energyjunit.measured.Run;
import io.github.energyjunit.measured.Timeline;
import io.github.energyjunit.measurement.file.LineType;
import io.github.energyjunit.meter.idle.IdleEstimate;
import io.github.energyjunit.meter.idle.LoadLine;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.LongPredicate;
import org.jspecify.annotations.Nullable;

/** Reads one measurement file line by line; what is damaged is reported and passed by. */
final class MeasurementFile {

    private static final int WARNINGS = 5;

    private final Path path;
    private final Jvm jvm;
    private final @Nullable String module;
    private final @Nullable String build;

    private MeasurementFile(Path path, Line line) {
        this.path = path;
        jvm = line.jvm(path);
        module = line.module();
        build = line.build();
    }

    /**
     * Reads the first line.
     *
     * @return null if the file says nothing of its JVM, which is reported to {@code warnings}
     * @throws InputException if the file was written for another schema
     */
    static @Nullable MeasurementFile open(Path path, Consumer<String> warnings) throws IOException {
        try (BufferedReader lines = Line.open(path)) {
            String first = lines.readLine();
            if (first == null) {
                warnings.accept(path + " is empty: its JVM could not write to it, or was killed before it had");
                return null;
            }
            return new MeasurementFile(path, Line.parse(first));
        } catch (JsonProcessingException | IllegalArgumentException e) {
            warnings.accept(path + " is left out, its line 1 is damaged: " + reason(e));
            return null;
        }
    }

    Path path() {
        return path;
    }

    Jvm jvm() {
        return jvm;
    }

    /** Returns the module that the file says it is of, if it does. */
    @Nullable
    String module() {
        return module;
    }

    /** Returns the build that the file says it is of, if it does. */
    @Nullable
    String build() {
        return build;
    }

    /** Returns whether the file is that of a module, or of nobody known. */
    boolean isOf(@Nullable String wanted) {
        return wanted == null || module == null || module.equals(wanted);
    }

    /** Returns whether the file says whose it is. */
    boolean isSigned() {
        return module != null;
    }

    /**
     * Hand every sound measurement, and behind it the regions of its test, to {@code sink}, under the idle power given, if
     * any; tell {@code warnings} about the others.
     */
    Run read(
            Consumer<MeasurementLine> sink, @Nullable IdleEstimate idle, LongPredicate alive, Consumer<String> warnings)
            throws IOException {
        Contents contents = new Contents(sink, idle, jvm.canary());
        int damaged = 0;
        try (BufferedReader lines = Line.open(path)) {
            lines.readLine();
            int number = 1;
            for (String line = lines.readLine(), next; line != null; line = next) {
                next = lines.readLine();
                number++;
                if (LineType.JVM.isOf(line)) {
                    warnings.accept(path + " is left out from line " + number + " on, where another JVM's measurements"
                            + " begin: each JVM has a file of its own, so copy such files and do not join them");
                    break;
                }
                String defect = line.isBlank() ? null : take(line, next == null, contents);
                if (defect != null && ++damaged <= WARNINGS) {
                    warnings.accept(path + " line " + number + " is left out, it is " + defect);
                }
            }
        }
        if (damaged > WARNINGS) {
            warnings.accept(path + " has " + (damaged - WARNINGS) + " more damaged lines");
        }
        return new Run(
                String.valueOf(path.getFileName()),
                idle == null ? jvm : jvm.with(idle),
                state(alive),
                contents.kept,
                contents.canary,
                contents.timeline,
                contents.classes.totals(),
                contents.ledger.ledger());
    }

    /** Returns what the JVM saw of power at different loads. */
    List<LoadLine> loads() throws IOException {
        List<LoadLine> loads = new ArrayList<>();
        try (BufferedReader lines = Line.open(path)) {
            lines.readLine();
            for (String line = lines.readLine(); line != null && !LineType.JVM.isOf(line); line = lines.readLine()) {
                if (LineType.IDLE.isOf(line)) {
                    LoadLine load = load(line);
                    if (load != null) {
                        loads.add(load);
                    }
                }
            }
        }
        return loads;
    }

    private static @Nullable LoadLine load(String line) {
        try {
            return Line.parse(line).load();
        } catch (JsonProcessingException e) {
            // A torn line tells nothing; reading the measurements says that it is torn.
            return null;
        }
    }

    private Run.State state(LongPredicate alive) {
        if (!Files.exists(MeasurementFiles.marker(path))) {
            return Run.State.ENDED;
        }
        return alive.test(jvm.pid()) ? Run.State.RUNNING : Run.State.CUT_OFF;
    }

    /** Returns what is wrong with a line, or null; the last one may be torn, as that of a JVM that was killed. */
    private static @Nullable String take(String text, boolean last, Contents contents) {
        try {
            String defect = contents.take(Line.parse(text));
            return defect == null ? null : "damaged: " + defect;
        } catch (JsonMappingException e) {
            return "damaged: " + reason(e);
        } catch (JsonProcessingException e) {
            return (last ? "torn: " : "damaged: ") + reason(e);
        }
    }

    private static String reason(Exception e) {
        if (e instanceof JsonMappingException mapping && !mapping.getPath().isEmpty()) {
            return mapping.getPath().get(0).getFieldName() + ": " + mapping.getOriginalMessage();
        }
        return e instanceof JsonProcessingException json ? json.getOriginalMessage() : String.valueOf(e.getMessage());
    }

    /** What the lines add up to. */
    private static final class Contents {
        private final Consumer<MeasurementLine> sink;
        private final @Nullable IdleEstimate idle;
        private final Timeline timeline = new Timeline();
        private final ClassTotals classes = new ClassTotals();
        private final LedgerLines ledger = new LedgerLines();
        private @Nullable Canary canary;
        private int kept;

        Contents(Consumer<MeasurementLine> sink, @Nullable IdleEstimate idle, @Nullable Canary canary) {
            this.sink = sink;
            this.idle = idle;
            this.canary = canary;
        }

        /** Takes a line of any type; returns what makes no sense in it, or null. */
        @Nullable
        String take(Line line) throws JsonProcessingException {
            LineType type = line.type();
            if (type == LineType.MEASUREMENT) {
                return measurement(line.measurement());
            }
            if (type == LineType.REGION) {
                return region(line.measurement());
            }
            if (type == LineType.SPAN) {
                classes.addSpan(under(line.measurement()));
            } else if (type == LineType.CANARY) {
                Canary read = line.canary();
                canary = read == null ? canary : read;
            } else {
                ledger.take(line);
            }
            return null;
        }

        private @Nullable String measurement(MeasurementLine read) {
            String defect = read.defect();
            if (defect == null) {
                MeasurementLine line = under(read);
                sink.accept(line);
                line.addTo(timeline);
                classes.addTest(line);
                kept++;
            }
            return defect;
        }

        private @Nullable String region(MeasurementLine read) {
            if (!read.isRegion()) {
                return null; // it ran outside any measured test
            }
            String defect = read.defect();
            if (defect == null) {
                sink.accept(under(read));
            }
            return defect;
        }

        private MeasurementLine under(MeasurementLine read) {
            return idle == null ? read : read.under(idle);
        }
    }
}
