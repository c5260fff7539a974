package io.github.energyjunit.measurement;

import io.github.energyjunit.measurement.ledger.Ledger;
import io.github.energyjunit.meter.Meter;
import io.github.energyjunit.meter.Snapshot;
import io.github.energyjunit.meter.cpu.CpuTimes;
import io.github.energyjunit.meter.process.JvmAge;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** Begins the ledger of this JVM's life. */
final class LedgerStart {
    private LedgerStart() {}

    /** Begins with a reading that was just taken; the origin is that of the measurement file's {@code startNanos}. */
    static Ledger ledger(Meter meter, CpuTimes times, Snapshot now, long originNanos) {
        long began = ManagementFactory.getRuntimeMXBean().getStartTime();
        long since = TimeUnit.MILLISECONDS.toNanos(Math.max(0, System.currentTimeMillis() - began));
        long before = JvmAge.nanos(Path.of("/"), since);
        return new Ledger(
                meter,
                times,
                now,
                new Ledger.Start(before, times.ofProcess(), Math.max(0, System.nanoTime() - originNanos)));
    }
}
