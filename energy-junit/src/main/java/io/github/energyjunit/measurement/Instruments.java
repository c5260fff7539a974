package io.github.energyjunit.measurement;

import io.github.energyjunit.measurement.header.Machine;
import io.github.energyjunit.measurement.header.RunHeader;
import io.github.energyjunit.meter.Configuration;
import io.github.energyjunit.meter.InvalidConfigurationException;
import io.github.energyjunit.meter.Meter;
import io.github.energyjunit.meter.SourceInfo;
import io.github.energyjunit.meter.cpu.BusyClock;
import io.github.energyjunit.meter.cpu.BusyClocks;
import io.github.energyjunit.meter.cpu.CpuInfo;
import io.github.energyjunit.meter.cpu.CpuShare;
import io.github.energyjunit.meter.cpu.CpuTimes;
import io.github.energyjunit.meter.host.HostSystem;
import io.github.energyjunit.meter.host.Ids;
import io.github.energyjunit.meter.idle.IdleEstimate;
import io.github.energyjunit.meter.idle.IdlePower;
import io.github.energyjunit.meter.process.Included;
import io.github.energyjunit.meter.process.MachineCpuTimes;
import io.github.energyjunit.meter.sources.Sources;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * What this JVM measures with.
 *
 * @param originNanos time of the line's {@code startNanos} 0, as {@link System#nanoTime()} has it
 * @param cpuKnown whether CPU times can be read here
 */
record Instruments(
        Meter meter,
        RunHeader header,
        Assessment assessment,
        Timeline timeline,
        CpuTimes times,
        long originNanos,
        boolean cpuKnown) {

    /**
     * Opens the best source.
     *
     * @throws InvalidConfigurationException if a setting has a value that is not allowed
     */
    static Instruments open(Configuration configuration, BusyClock busy) {
        CpuInfo cpu = orElse(
                () -> HostSystem.current().cpu(),
                why -> new CpuInfo("", -1, -1, -1, System.getProperty("os.arch", "unknown"), false));
        Sources.Choice choice = orElse(
                () -> Sources.ofThisMachine(cpu, busy).choose(configuration),
                why -> Sources.none("sources cannot be looked for here: " + why, List.of()));
        return of(choice, configuration, busy, cpu);
    }

    /** Finds the clock of the machine's busy time. */
    static BusyClock busyClock() {
        return orElse(() -> HostSystem.current().busyClock(), why -> BusyClocks.absent());
    }

    private static Instruments of(Sources.Choice choice, Configuration configuration, BusyClock busy, CpuInfo cpu) {
        Included included = Included.of(configuration);
        Meter meter = new Meter(choice.source());
        SourceInfo source = meter.info();
        Machine machine = Machine.current(cpu);
        SourceInfo.Model model = source.model();
        long originNanos = System.nanoTime();
        Instant started = Instant.now();
        IdleEstimate idle = model == null
                ? IdlePower.known(configuration)
                : IdleEstimate.exactly(model.idleWatts(), IdleEstimate.MODEL);
        RunHeader header = new RunHeader(
                Ids.uuid(),
                started,
                source,
                machine,
                IdlePower.isTakenOff(configuration, source),
                idle,
                busy.name(),
                choice.passedOver(),
                configuration.text("energy.module").orElse(null),
                configuration.text("energy.prepared.build").orElse(null),
                included.label());
        // Busy time is the machine's, so in a container its processors count, and not the container's share.
        int hardwareThreads = CpuShare.below(Path.of("/")).threads();
        CpuTimes times = orElse(() -> cpuTimes(busy, included), why -> CpuTimes.NONE);
        Timeline timeline = new Timeline(meter, times);
        Assessment assessment =
                new Assessment(source, hardwareThreads, idle, timeline::machineCounting, meter::trouble);
        return new Instruments(meter, header, assessment, timeline, times, originNanos, times != CpuTimes.NONE);
    }

    /** What a runtime lacks, or its security manager denies, is done without. */
    private static <T> T orElse(Supplier<T> wanted, Function<Throwable, T> otherwise) {
        try {
            return wanted.get();
        } catch (InvalidConfigurationException e) {
            throw e;
        } catch (Throwable e) {
            return otherwise.apply(e);
        }
    }

    private static CpuTimes cpuTimes(BusyClock busy, Included included) {
        CpuTimes times = new MachineCpuTimes(busy, included);
        times.ofThread(Thread.currentThread().getId());
        times.ofProcess();
        return times;
    }
}
