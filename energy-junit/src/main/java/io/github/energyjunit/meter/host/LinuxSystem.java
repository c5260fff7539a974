package io.github.energyjunit.meter.host;

import io.github.energyjunit.meter.cpu.BusyClock;
import io.github.energyjunit.meter.cpu.BusyClocks;
import io.github.energyjunit.meter.cpu.CpuInfo;
import java.nio.file.Path;

/** Reads {@code /proc} and {@code /sys} below a root folder. */
record LinuxSystem(String name, Path root) implements HostSystem {
    @Override
    public boolean isLinux() {
        return true;
    }

    @Override
    public CpuInfo cpu() {
        return CpuInfo.of(root.resolve("proc/cpuinfo"));
    }

    @Override
    public BusyClock busyClock() {
        return BusyClocks.open(root);
    }
}
