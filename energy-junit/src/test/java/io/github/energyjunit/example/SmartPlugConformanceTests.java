package io.github.energyjunit.example;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.energyjunit.meter.EnergySource;
import io.github.energyjunit.meter.SourceConformance;
import io.github.energyjunit.meter.SourceProvider;
import io.github.energyjunit.meter.cpu.BusyClocks;
import io.github.energyjunit.meter.cpu.CpuInfo;
import io.github.energyjunit.meter.sources.Sources;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs the documentation's example as users' sources are run: found as a service, and held to the conformance kit. */
class SmartPlugConformanceTests extends SourceConformance {
    private static final Path SOURCE = Path.of("src/test/java/io/github/energyjunit/example/SmartPlugProvider.java");
    private static final Path PAGE = Path.of("../docs/sources/your-own.md");

    private @TempDir Path folder;
    private Path file;
    private long microjoules = 7_200_000_000L;

    @Override
    protected void create() throws IOException {
        file = folder.resolve("plug");
        comeBack();
    }

    @Override
    protected SourceProvider provider() {
        return new SmartPlugProvider();
    }

    @Override
    protected Map<String, String> settings() {
        return Map.of("energy.plug.file", file.toString());
    }

    @Override
    protected void draw(long drawn) throws IOException {
        microjoules += drawn;
        comeBack();
    }

    @Override
    protected boolean restart() throws IOException {
        microjoules = 0;
        comeBack();
        return true;
    }

    @Override
    protected boolean tear() throws IOException {
        Files.writeString(file, "");
        return true;
    }

    @Override
    protected boolean vanish() throws IOException {
        Files.delete(file);
        return true;
    }

    @Override
    protected void comeBack() throws IOException {
        Path whole = folder.resolve("plug.new");
        Files.writeString(
                whole,
                BigDecimal.valueOf(microjoules)
                        .divide(BigDecimal.valueOf(3_600_000_000L), MathContext.DECIMAL64)
                        .toPlainString());
        Files.move(whole, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    @Override
    protected long settleNanos() {
        return 500_000_000L;
    }

    @Override
    protected long watchNanos() {
        return 500_000_000L;
    }

    @Override
    protected Stream<Absence> absences() {
        return Stream.of(
                new Absence("not set up", provider(), Map.of(), "energy.plug.file is not set", true),
                new Absence(
                        "no such file",
                        provider(),
                        Map.of("energy.plug.file", folder.resolve("x").toString()),
                        "is missing",
                        true));
    }

    @Test
    void is_found_as_a_service_and_chosen_by_name() {
        Map<String, String> settings = Map.of("energy.source", "smart-plug", "energy.plug.file", file.toString());
        try (EnergySource source = Sources.ofThisMachine(CpuInfo.ofThisMachine(), BusyClocks.open(Path.of("/")))
                .choose(configuration(settings))
                .source()) {
            assertThat(source.info().name()).isEqualTo("smart-plug");
            assertThat(source.info().domains()).isNotEmpty();
        }
    }

    @Test
    void is_what_the_documentation_shows() throws IOException {
        String page = Files.readString(PAGE);
        int start = page.indexOf("```java\n") + "```java\n".length();

        assertThat(page.substring(start, page.indexOf("```", start))).isEqualTo(Files.readString(SOURCE));
    }
}
