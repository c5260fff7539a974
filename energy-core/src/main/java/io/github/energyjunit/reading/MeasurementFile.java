package io.github.energyjunit.reading;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import io.github.energyjunit.analysis.InputException;
import io.github.energyjunit.files.MeasurementFiles;
import io.github.energyjunit.measured.Canary;
import io.github.energyjunit.measured.Jvm;
import io.github.energyjunit.measured.Run;
import io.github.energyjunit.measured.Timeline;
import io.github.energyjunit.meter.idle.IdleEstimate;
import io.github.energyjunit.meter.idle.LoadLine;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.LongPredicate;
import org.jspecify.annotations.Nullable;

/** Reads one measurement file line by line; what is damaged is reported and passed by. */
final class MeasurementFile {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final ObjectReader LINE = JSON.readerFor(MeasurementLine.class);
    private static final int WARNINGS = 5;
    private static final String LOAD = "{\"type\":\"idle\"";

    private final Path path;
    private final Jvm jvm;
    private final @Nullable String module;

    private MeasurementFile(Path path, Jvm jvm, @Nullable String module) {
        this.path = path;
        this.jvm = jvm;
        this.module = module;
    }

    /**
     * Reads the first line.
     *
     * @return null if the file says nothing of its JVM, which is reported to {@code warnings}
     * @throws InputException if the file was written for another schema
     */
    static @Nullable MeasurementFile open(Path path, Consumer<String> warnings) throws IOException {
        try (BufferedReader lines = lines(path)) {
            String first = lines.readLine();
            if (first == null) {
                warnings.accept(path + " is empty: its JVM was cut off before the first test finished");
                return null;
            }
            JsonNode line = JSON.readTree(first);
            return new MeasurementFile(
                    path, JvmLine.parse(line, path), line.path("module").textValue());
        } catch (JsonProcessingException | IllegalArgumentException e) {
            warnings.accept(path + " is left out, its line 1 is damaged: " + reason(e));
            return null;
        }
    }

    Jvm jvm() {
        return jvm;
    }

    /** Returns the module that the file says it is of, if it does. */
    @Nullable
    String module() {
        return module;
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
     * Hand every sound measurement to {@code sink}, under the idle power given, if any; tell {@code warnings} about the others.
     */
    Run read(
            Consumer<MeasurementLine> sink, @Nullable IdleEstimate idle, LongPredicate alive, Consumer<String> warnings)
            throws IOException {
        AtomicInteger kept = new AtomicInteger();
        AtomicReference<@Nullable Canary> canary = new AtomicReference<>(jvm.canary());
        Timeline timeline = new Timeline();
        ClassTotals classes = new ClassTotals();
        LedgerLines ledger = new LedgerLines();
        Consumer<MeasurementLine> counting = read -> {
            MeasurementLine line = idle == null ? read : read.under(idle);
            if (line.isMeasurement()) {
                sink.accept(line);
                line.addTo(timeline);
                classes.add(line);
                kept.incrementAndGet();
            } else if (line.isSpan()) {
                classes.add(line);
            } else if (line.canary() != null) {
                canary.set(line.canary());
            }
        };
        int damaged = 0;
        try (BufferedReader lines = lines(path)) {
            lines.readLine();
            int number = 1;
            for (String line = lines.readLine(), next; line != null; line = next) {
                next = lines.readLine();
                number++;
                String defect = line.isBlank() || ledger.take(line) ? null : take(line, counting);
                if (defect != null && ++damaged <= WARNINGS) {
                    warnings.accept(path + " line " + number + " is left out, it is "
                            + (next == null ? "torn" : "damaged") + ": " + defect);
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
                kept.get(),
                canary.get(),
                timeline,
                classes.totals(),
                ledger.ledger());
    }

    /** Returns what the JVM saw of power at different loads. */
    List<LoadLine> loads() throws IOException {
        List<LoadLine> loads = new ArrayList<>();
        try (BufferedReader lines = lines(path)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith(LOAD)) {
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
            JsonNode sums = JSON.readTree(line);
            return LoadLine.of(name ->
                    sums.path(name).isNumber() ? (Double) sums.path(name).asDouble() : null);
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

    private static @Nullable String take(String text, Consumer<MeasurementLine> sink) {
        try {
            MeasurementLine line = LINE.readValue(text);
            String defect = line.isMeasurement() ? line.defect() : null;
            if (defect == null) {
                sink.accept(line);
            }
            return defect;
        } catch (JsonProcessingException e) {
            return reason(e);
        }
    }

    private static String reason(Exception e) {
        return e instanceof JsonProcessingException json ? json.getOriginalMessage() : String.valueOf(e.getMessage());
    }

    /** Replaces bytes that are no UTF-8 instead of giving up, as a torn line may end inside a character. */
    private static BufferedReader lines(Path path) throws IOException {
        return new BufferedReader(new InputStreamReader(Files.newInputStream(path), StandardCharsets.UTF_8));
    }
}
