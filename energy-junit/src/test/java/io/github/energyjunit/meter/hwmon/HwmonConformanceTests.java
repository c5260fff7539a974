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
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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
        Files.writeString(damaged.resolve("name"), "scmi_sensors\n");
        Files.writeString(damaged.resolve("energy1_input"), "x\n");
        Path card = Files.createDirectories(root.resolve("card/hwmon0"));
        Files.writeString(card.resolve("name"), "xe\n");
        Files.writeString(card.resolve("energy1_input"), "1\n");
        Files.writeString(card.resolve("energy1_label"), "pkg\n");
        return Stream.of(
                new Absence("no sensors", provider(), at("nowhere"), "has no energy sensor", false),
                new Absence(
                        "single cores only",
                        provider(),
                        at("cores"),
                        "no sensor that is known to be a whole processor's or board's",
                        true),
                new Absence("a graphics card only", provider(), at("card"), "no sensor that is known to be", true),
                new Absence("no number", provider(), at("damaged"), "cannot be read", false),
                new Absence(
                        "another name",
                        provider(),
                        Map.of("energy.hwmon.domains", "gpu"),
                        "energy.hwmon.domains asks for gpu",
                        true));
    }

    @Test
    void counts_parts_and_not_their_sum_unless_asked() {
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

    @ParameterizedTest
    @ValueSource(strings = {"xe", "i915", "i915_gt0", "amdgpu", "nouveau", "corsairpsu", "nvme", "ina238"})
    void counts_no_chip_of_another_kind_beside_the_processor(String chipName) throws IOException {
        Path other = Files.createDirectories(root.resolve("sys/class/hwmon/hwmon1"));
        Files.writeString(other.resolve("name"), chipName + "\n");
        Files.writeString(other.resolve("energy1_input"), "1\n");
        Files.writeString(other.resolve("energy1_label"), "card\n");
        Files.writeString(other.resolve("energy2_input"), "unreadable\n");

        EnergySource source = openSource();
        assertThat(source.info().domains().stream().filter(Domain::counted).map(Domain::name))
                .containsExactly("scmi_sensors/a53", "scmi_sensors/a57");
        assertThat(source.info().notes()).anyMatch(note -> note.contains(chipName + "/card"));
    }

    @Property(seed = "2026", tries = 100, edgeCases = EdgeCasesMode.NONE)
    void countsWhatIsKnownToBeAProcessorWhateverStandsBesideIt(@ForAll @Size(max = 8) List<@From("chips") String> chips)
            throws IOException {
        Path tree = Files.createTempDirectory("hwmon");
        int sockets = 0;
        for (int i = 0; i < chips.size(); i++) {
            String[] chipAndLabel = chips.get(i).split("/", 2);
            Path folder = Files.createDirectories(tree.resolve("hwmon" + i));
            Files.writeString(folder.resolve("name"), chipAndLabel[0] + "\n");
            Files.writeString(folder.resolve("energy1_input"), "1\n");
            Files.writeString(folder.resolve("energy1_label"), chipAndLabel[1] + "\n");
            sockets += chipAndLabel[1].startsWith("Esocket") ? 1 : 0;
        }
        try {
            Probe probe = new HwmonProvider(tree).probe(configuration(Map.of("energy.hwmon.root", tree.toString())));

            if (probe instanceof Probe.Available available) {
                assertThat(available.source().info().domains().stream().filter(Domain::counted))
                        .hasSize(sockets);
                available.source().close();
            } else {
                assertThat(sockets).isZero();
            }
        } finally {
            org.assertj.core.util.Files.delete(tree.toFile());
        }
    }

    @Provide
    static Arbitrary<String> chips() {
        return Arbitraries.of(
                "xe/card",
                "xe/pkg",
                "i915/energy1",
                "i915_gt1/pkg",
                "amdgpu/ppt",
                "nvme/rail",
                "amd_energy/Ecore003",
                "amd_energy/Esocket0",
                "amd_energy/Esocket1",
                "ina238/vin");
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
