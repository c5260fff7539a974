package io.github.energyjunit.meter.cpu;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CpuShareTests {
    private @TempDir Path root;

    @BeforeEach
    void setUp() throws IOException {
        write(
                "proc/cpuinfo",
                "processor\t: 0\nmodel name\t: x\n\nprocessor\t: 1\n\nprocessor\t: 2\n\nprocessor\t: 3\n");
    }

    @Test
    void counts_each_hardware_thread() {
        assertThat(CpuShare.below(root)).isEqualTo(new CpuShare(4, 4));
    }

    @Test
    void respects_the_quota_of_version_two() throws IOException {
        write("sys/fs/cgroup/cpu.max", "150000 100000\n");
        assertThat(CpuShare.below(root)).isEqualTo(new CpuShare(4, 1.5));

        write("sys/fs/cgroup/cpu.max", "max 100000\n");
        assertThat(CpuShare.below(root).isLimited()).isFalse();
    }

    @Test
    void respects_the_quota_of_version_one() throws IOException {
        write("sys/fs/cgroup/cpu,cpuacct/cpu.cfs_quota_us", "50000\n");
        write("sys/fs/cgroup/cpu,cpuacct/cpu.cfs_period_us", "100000\n");
        assertThat(CpuShare.below(root)).isEqualTo(new CpuShare(4, 0.5));

        write("sys/fs/cgroup/cpu,cpuacct/cpu.cfs_quota_us", "-1\n");
        assertThat(CpuShare.below(root).isLimited()).isFalse();
    }

    @Test
    void believes_no_quota_beyond_the_machine() throws IOException {
        write("sys/fs/cgroup/cpu.max", "800000 100000\n");
        assertThat(CpuShare.below(root)).isEqualTo(new CpuShare(4, 4));
    }

    private void write(String file, String text) throws IOException {
        Path path = root.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }
}
