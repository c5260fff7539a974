package io.github.energyjunit.meter.estimate;

import io.github.energyjunit.meter.SourceConformance;
import io.github.energyjunit.meter.SourceProvider;
import io.github.energyjunit.meter.cpu.BusyClock;
import io.github.energyjunit.meter.cpu.CpuInfo;
import io.github.energyjunit.meter.cpu.CpuShare;
import java.util.Map;
import java.util.stream.Stream;

/** Draws one joule for each second of made-up CPU time, and nothing while idle. The model is available everywhere. */
class EstimateConformanceTests extends SourceConformance {
    private long busyNanos = 1_000_000_000;

    @Override
    protected void create() {}

    @Override
    protected SourceProvider provider() {
        return new EstimateProvider(new CpuInfo("", -1, -1, -1, "", false), new CpuShare(1, 1), new BusyClock() {
            @Override
            public String name() {
                return "scripted";
            }

            @Override
            public long nanos() {
                return busyNanos;
            }

            @Override
            public void close() {}
        });
    }

    @Override
    protected Map<String, String> settings() {
        return Map.of("energy.estimate.idleWatts", "0", "energy.estimate.maxWatts", "1");
    }

    @Override
    protected void draw(long microjoules) {
        busyNanos += microjoules * 1_000;
    }

    @Override
    protected boolean restart() {
        return false;
    }

    @Override
    protected boolean tear() {
        return false;
    }

    @Override
    protected boolean vanish() {
        return false;
    }

    @Override
    protected void comeBack() {}

    @Override
    protected Stream<Absence> absences() {
        return Stream.of();
    }
}
