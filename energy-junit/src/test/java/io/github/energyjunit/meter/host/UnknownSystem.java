package io.github.energyjunit.meter.host;

import io.github.energyjunit.meter.cpu.BusyClock;
import io.github.energyjunit.meter.cpu.BusyClocks;
import io.github.energyjunit.meter.cpu.CpuInfo;
import java.nio.file.Path;

/** A system that is not Linux and tells nothing but its name and its processor's. */
public record UnknownSystem(String name, CpuInfo cpu) implements HostSystem {
    @Override
    public Path root() {
        return Path.of("/");
    }

    @Override
    public boolean isLinux() {
        return false;
    }

    @Override
    public BusyClock busyClock() {
        return BusyClocks.absent();
    }
}
