package io.github.energyjunit.meter.powercap;

import io.github.energyjunit.meter.EnergySource;
import io.github.energyjunit.meter.SourceInfo;
import io.github.energyjunit.meter.file.CounterFile;
import java.util.List;

/** Reads the {@code energy_uj} files of the chosen zones, which stay open. */
final class PowercapSource implements EnergySource {
    private final SourceInfo info;
    private final CounterFile[] files;

    PowercapSource(SourceInfo info, List<CounterFile> files) {
        this.info = info;
        this.files = files.toArray(CounterFile[]::new);
    }

    @Override
    public SourceInfo info() {
        return info;
    }

    @Override
    public void read(long[] microjoules) {
        for (int i = 0; i < files.length; i++) {
            microjoules[i] = files[i].read();
        }
    }

    @Override
    public void close() {
        for (CounterFile file : files) {
            file.close();
        }
    }
}
