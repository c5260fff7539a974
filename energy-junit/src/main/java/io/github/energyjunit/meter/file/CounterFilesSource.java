package io.github.energyjunit.meter.file;

import io.github.energyjunit.meter.EnergySource;
import io.github.energyjunit.meter.SourceInfo;
import java.util.List;

/** Reads domains that are files of one number each, in µJ; the files stay open, see {@link CounterFile}. */
public final class CounterFilesSource implements EnergySource {
    private final SourceInfo info;
    private final CounterFile[] files;

    /** Takes over open files, one for each domain of the description. */
    public CounterFilesSource(SourceInfo info, List<CounterFile> files) {
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
