package io.github.energyjunit.meter.scaphandre;

import io.github.energyjunit.meter.SourceConformance;
import io.github.energyjunit.meter.SourceProvider;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;

class ScaphandreTreeConformanceTests extends SourceConformance {
    private @TempDir Path root;
    private Path file;
    private long counter = 50_000_000;

    @Override
    protected void create() throws IOException {
        Path zone = Files.createDirectories(root.resolve("var/scaphandre/intel-rapl:0"));
        Files.createDirectory(root.resolve("var/scaphandre/intel-rapl:0:0"));
        file = zone.resolve("energy_uj");
        write();
    }

    @Override
    protected SourceProvider provider() {
        return new ScaphandreProvider(root, null);
    }

    @Override
    protected Map<String, String> settings() {
        return Map.of();
    }

    @Override
    protected void draw(long microjoules) throws IOException {
        counter += microjoules;
        write();
    }

    @Override
    protected boolean restart() throws IOException {
        counter = 3;
        write();
        return true;
    }

    @Override
    protected boolean tear() throws IOException {
        Files.writeString(file, "50");
        return true;
    }

    @Override
    protected boolean vanish() throws IOException {
        Files.delete(file);
        return true;
    }

    @Override
    protected void comeBack() throws IOException {
        write();
    }

    @Override
    protected long settleNanos() {
        return 700_000_000L;
    }

    @Override
    protected long watchNanos() {
        return 800_000_000L;
    }

    @Override
    protected Stream<Absence> absences() throws IOException {
        Path nothing = Files.createDirectory(root.resolve("nothing"));
        Path empty = Files.createDirectory(root.resolve("empty"));
        return Stream.of(
                new Absence("no folder", new ScaphandreProvider(nothing, null), Map.of(), "does not exist", true),
                new Absence(
                        "no counters yet",
                        provider(),
                        Map.of("energy.scaphandre.root", empty.toString()),
                        "has no zone with an energy_uj file",
                        true),
                new Absence(
                        "variable that leads nowhere",
                        new ScaphandreProvider(root, empty.resolve("x").toString()),
                        Map.of(),
                        "x does not exist",
                        true));
    }

    private void write() throws IOException {
        // Truncated and rewritten, without a line end, as the exporter does it.
        Files.writeString(file, Long.toString(counter));
    }
}
