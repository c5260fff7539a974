package io.github.energyjunit.doctor;

import io.github.energyjunit.meter.cpu.BusyClock;
import io.github.energyjunit.meter.process.Consumers;
import java.nio.file.Path;
import java.util.List;
import java.util.function.LongSupplier;

/** Watches what the machine's processes use from its beginning to its end. */
final class ProcessWatch {
    private static final int SHOWN = 5;
    private static final double LEAST_CPUS = 0.01;
    private static final double NANOS = 1e9;

    private final Consumers consumers;
    private final BusyClock busy;
    private final LongSupplier clock;
    private final long busyNanos;
    private final long startNanos;

    /** Begins to watch the machine below a root folder. */
    ProcessWatch(Path root, BusyClock busy, LongSupplier clock) {
        this.busy = busy;
        this.clock = clock;
        consumers = new Consumers(root);
        consumers.look();
        busyNanos = busy.nanos();
        startNanos = clock.getAsLong();
    }

    /** Returns what used most since then, this process apart, with its part of the energy that tests would be charged by. */
    Running end(List<SourceFinding> sources) {
        consumers.look();
        long busyNow = busy.nanos();
        double seconds = (clock.getAsLong() - startNanos) / NANOS;
        double machine = busyNanos < 0 || busyNow < 0 ? -1 : (busyNow - busyNanos) / NANOS;
        double watts = sources.stream()
                .filter(source -> source.used() && source.isReadable())
                .mapToDouble(SourceFinding::countedWatts)
                .findFirst()
                .orElse(-1);
        if (seconds <= 0) {
            return Running.UNKNOWN;
        }
        long self = ProcessHandle.current().pid();
        return new Running(
                seconds,
                consumers.most(SHOWN + 1).stream()
                        .filter(used -> used.pid() != self && used.nanos() / NANOS >= LEAST_CPUS * seconds)
                        .limit(SHOWN)
                        .map(used -> used(used, seconds, machine, watts))
                        .toList());
    }

    private static Running.Used used(Consumers.Consumer used, double seconds, double machine, double watts) {
        double cpu = used.nanos() / NANOS;
        return new Running.Used(
                used.name(),
                used.pid(),
                cpu / seconds,
                machine <= 0 || watts < 0 ? null : (Double) (watts * seconds * Math.min(1, cpu / machine)));
    }
}
