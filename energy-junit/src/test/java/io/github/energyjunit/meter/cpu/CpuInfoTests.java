package io.github.energyjunit.meter.cpu;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CpuInfoTests {
    private @TempDir Path folder;

    @Test
    void readsTheFirstProcessor() throws IOException {
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
    void readsArmByItsPart() throws IOException {
        CpuInfo cpu = cpu("processor\t: 0\nCPU implementer\t: 0x41\nCPU part\t: 0xd40\n");

        assertThat(cpu.vendor()).isEqualTo("ARM");
        assertThat(cpu.model()).isEqualTo(0xd40);
    }

    @Test
    void knowsNothingWithoutTheFile() {
        CpuInfo cpu = CpuInfo.of(folder.resolve("nowhere"));

        assertThat(cpu.vendor()).isEmpty();
        assertThat(cpu.name()).isEqualTo(System.getProperty("os.arch"));
    }

    private CpuInfo cpu(String content) throws IOException {
        return CpuInfo.of(Files.writeString(folder.resolve("cpuinfo"), content));
    }
}
