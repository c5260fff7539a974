package io.github.energyjunit.meter.hwmon;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.energyjunit.meter.Domain;
import io.github.energyjunit.meter.EnergySource;
import io.github.energyjunit.meter.Probe;
import io.github.energyjunit.meter.SourceConformance;
import io.github.energyjunit.meter.SourceProvider;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Lives on an ARM board with the sensors of Juno: two clusters, a graphics unit, and the sum of all. */
class HwmonConformanceTests extends SourceConformance {
    private @TempDir Path root;
    private Path chip;
    private long counter = 44_000_000;

    @Override
    protected void create() throws IOException {
        chip = Files.createDirectories(root.resolve("sys/class/hwmon/hwmon0"));
        Files.writeString(chip.resolve("name"), "scmi_sensors\n");
        Files.writeString(chip.resolve("temp1_input"), "45000\n");
        sensor(1, "a57", counter);
        sensor(2, "a53", 7);
        sensor(3, "sys", 99);
    }

    @Override
    protected SourceProvider provider() {
        return new HwmonProvider(root);
    }

    @Override
    protected Map<String, String> settings() {
        return Map.of();
    }

    @Override
    protected void draw(long microjoules) throws IOException {
        counter += microjoules;
        write(counter + "\n");
    }

    @Override
    protected boolean restart() throws IOException {
        counter = 3;
        write("3\n");
        return true;
    }

    @Override
    protected boolean tear() throws IOException {
        write("44");
        return true;
    }

    @Override
    protected boolean vanish() throws IOException {
        write("");
        Files.delete(chip.resolve("energy1_input"));
        return true;
    }

    @Override
    protected void comeBack() throws IOException {
        write(counter + "\n");
    }

    @Override
    protected Stream<Absence> absences() throws IOException {
        Path cores = root.resolve("cores/hwmon0");
        Files.createDirectories(cores);
        Files.writeString(cores.resolve("energy1_input"), "1\n");
        Files.writeString(cores.resolve("energy1_label"), "Ecore000\n");
        Path damaged = root.resolve("damaged/hwmon0");
        Files.createDirectories(damaged);
        Files.writeString(damaged.resolve("energy1_input"), "x\n");
        return Stream.of(
                new Absence("no sensors", provider(), at("nowhere"), "has no sensor of energy", false),
                new Absence("single cores only", provider(), at("cores"), "only sensors of single cores", true),
                new Absence("no number", provider(), at("damaged"), "cannot be read", false),
                new Absence(
                        "another name",
                        provider(),
                        Map.of("energy.hwmon.domains", "gpu"),
                        "energy.hwmon.domains asks for gpu",
                        true));
    }

    @Test
    void countsPartsAndNotTheirSumUnlessAsked() {
        assertThat(openSource().info().domains().stream()
                        .filter(Domain::counted)
                        .map(Domain::name))
                .containsExactly("scmi_sensors/a53", "scmi_sensors/a57");
        Map<String, String> asked = Map.of("energy.hwmon.domains", "scmi_sensors/sys");
        EnergySource source = ((Probe.Available) provider().probe(configuration(asked))).source();
        assertThat(source.info().domains().stream().filter(Domain::counted).map(Domain::name))
                .containsExactly("scmi_sensors/sys");
        source.close();
    }

    private Map<String, String> at(String folder) {
        return Map.of("energy.hwmon.root", root.resolve(folder).toString());
    }

    private void sensor(int number, String label, long value) throws IOException {
        Files.writeString(chip.resolve("energy" + number + "_label"), label + "\n");
        Files.writeString(chip.resolve("energy" + number + "_input"), value + "\n");
    }

    private void write(String text) throws IOException {
        try (RandomAccessFile file =
                new RandomAccessFile(chip.resolve("energy1_input").toFile(), "rw")) {
            file.write(text.getBytes(StandardCharsets.US_ASCII));
            file.setLength(text.length());
        }
    }
}
