package io.github.energyjunit.meter.cpu;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CpuInfoTests {
    private @TempDir Path folder;

    @Test
    void reads_the_first_processor() throws IOException {
        CpuInfo cpu = cpu("""
                processor\t: 0
                vendor_id\t: AuthenticAMD
                cpu family\t: 25
                model\t\t: 17
                model name\t: AMD EPYC: special
                stepping\t: 1
                flags\t\t: fpu hypervisor lahf_lm

                processor\t: 1
                model\t\t: 99
                """);

        assertThat(cpu).isEqualTo(new CpuInfo("AuthenticAMD", 25, 17, 1, "AMD EPYC: special", true));
        assertThat(cpu.isAmd()).isTrue();
    }

    @Test
    void names_arm_by_its_parts_and_its_board() throws IOException {
        Files.createDirectory(folder.resolve("device-tree"));
        Files.writeString(folder.resolve("device-tree/model"), "Raspberry Pi 4 Model B Rev 1.4\0");
        CpuInfo cpu = cpu(arm("0xd08", "0x0", "3") + arm("0xd08", "0x0", "3"));

        assertThat(cpu.vendor()).isEqualTo("ARM");
        assertThat(cpu.model()).isEqualTo(0xd08);
        assertThat(cpu.name()).isEqualTo("ARM 0x41/0x0/0xd08/3, Raspberry Pi 4 Model B Rev 1.4");
    }

    @Test
    void names_big_and_little_cores() throws IOException {
        assertThat(cpu(arm("0xd05", "0x2", "0") + arm("0xd0d", "0x1", "0")).name())
                .isEqualTo("ARM 0x41/0x1/0xd0d/0 + 0x41/0x2/0xd05/0");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            processor: 0;cpu: POWER9, altivec supported                                | POWER9, altivec supported
            vendor_id: IBM/S390;processor 0: version = FF, machine = 3906              | IBM/S390 machine 3906
            system type: MIPS;cpu model: Loongson-3A                                   | Loongson-3A
            processor: 0;hart: 1;uarch: sifive,u74-mc                                  | sifive,u74-mc
            processor: 0;vendor_id: GenuineIntel;model name: Xeon(R)                   | Xeon(R)
            processor: 0;bogomips: 7                                                   | unknown
            """)
    void names_the_processors_of_other_architectures(String lines, String name) throws IOException {
        assertThat(cpu(lines.replace(";", "\n") + "\n").name()).isEqualTo(name);
    }

    @Property(seed = "2026", tries = 200, edgeCases = EdgeCasesMode.NONE)
    void tellsPartsFromEachOther(@ForAll int part, @ForAll int otherPart) throws IOException {
        Path one = Files.writeString(Files.createTempFile("cpuinfo", ""), arm("0x" + part, "0x1", "1"));
        Path other = Files.writeString(Files.createTempFile("cpuinfo", ""), arm("0x" + otherPart, "0x1", "1"));

        assertThat(CpuInfo.of(one).name().equals(CpuInfo.of(other).name())).isEqualTo(part == otherPart);
        Files.delete(one);
        Files.delete(other);
    }

    @Test
    void knows_nothing_without_the_file() {
        CpuInfo cpu = CpuInfo.of(folder.resolve("nowhere"));

        assertThat(cpu.vendor()).isEmpty();
        assertThat(cpu.name()).isEqualTo(CpuInfo.UNKNOWN);
    }

    private static String arm(String part, String variant, String revision) {
        return "processor\t: 0\nCPU implementer\t: 0x41\nCPU variant\t: " + variant + "\nCPU part\t: " + part
                + "\nCPU revision\t: " + revision + "\n\n";
    }

    private CpuInfo cpu(String content) throws IOException {
        return CpuInfo.of(Files.writeString(folder.resolve("cpuinfo"), content));
    }
}
