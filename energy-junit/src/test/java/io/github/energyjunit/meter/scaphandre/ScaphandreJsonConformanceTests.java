package io.github.energyjunit.meter.scaphandre;

import io.github.energyjunit.meter.SourceConformance;
import io.github.energyjunit.meter.SourceProvider;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

/** Follows a file that grows by an element every 0.2 s, as with {@code --step-nano 200000000}. */
class ScaphandreJsonConformanceTests extends SourceConformance {
    private static final double STEP = 0.2;

    private @TempDir Path folder;
    private Path file;
    private double timestamp = 1_685_749_774.9347048;
    private long drawn;
    private boolean silent;
    private ScheduledExecutorService exporter;

    @Override
    protected void create() throws IOException {
        file = folder.resolve("scaphandre.json");
        Files.writeString(file, "Scaphandre json exporter\nSending metrics\n[");
        exporter = Executors.newSingleThreadScheduledExecutor();
        step();
        step();
        exporter.scheduleAtFixedRate(this::step, 50, 200, TimeUnit.MILLISECONDS);
    }

    @AfterEach
    void stop() {
        exporter.shutdownNow();
    }

    @Override
    protected SourceProvider provider() {
        return new ScaphandreProvider(Path.of("/"), null);
    }

    @Override
    protected Map<String, String> settings() {
        return Map.of("energy.scaphandre.json", file.toString());
    }

    @Override
    protected synchronized void draw(long microjoules) {
        drawn += microjoules;
    }

    @Override
    protected synchronized boolean restart() throws IOException {
        // A new exporter overwrites the file; its first element has no power.
        Files.writeString(file, "[");
        return true;
    }

    @Override
    protected synchronized boolean tear() throws IOException {
        append("{\"host\":{\"consumption\":1e99,\"timest}{]");
        append("{\"host\":{}},");
        return true;
    }

    @Override
    protected synchronized boolean vanish() {
        silent = true;
        return true;
    }

    @Override
    protected synchronized void comeBack() {
        silent = false;
    }

    @Override
    protected long settleNanos() {
        return 1_200_000_000L;
    }

    @Override
    protected long watchNanos() {
        return 700_000_000L;
    }

    @Override
    protected Stream<Absence> absences() {
        return Stream.of(
                new Absence(
                        "no file",
                        provider(),
                        Map.of("energy.scaphandre.json", folder.resolve("x").toString()),
                        "does not exist",
                        true),
                new Absence(
                        "a folder",
                        provider(),
                        Map.of("energy.scaphandre.json", folder.toString()),
                        "is not a regular file",
                        true));
    }

    private synchronized void step() {
        if (silent) {
            return;
        }
        timestamp += STEP;
        double microwatts = drawn / STEP;
        drawn = 0;
        try {
            append(String.format(
                    Locale.ROOT,
                    "{\"host\":{\"consumption\":%.3f,\"timestamp\":%.7f,\"components\":{\"disks\":[]}},\"consumers\":["
                            + "{\"exe\":\"/bin/ja}va\",\"cmdline\":\"a\\\"{\",\"pid\":1,\"consumption\":3.5,"
                            + "\"container\":null}],\"sockets\":[]}%s",
                    microwatts,
                    timestamp,
                    timestamp % 2 < 1 ? "," : "\n"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void append(String text) throws IOException {
        Files.writeString(file, text, StandardOpenOption.APPEND);
    }
}
