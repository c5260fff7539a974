package io.github.energyjunit.cli.command;

import io.github.energyjunit.meter.Configuration;
import io.github.energyjunit.meter.Domain;
import io.github.energyjunit.meter.Flag;
import io.github.energyjunit.meter.Interval;
import io.github.energyjunit.meter.Meter;
import io.github.energyjunit.meter.Snapshot;
import io.github.energyjunit.meter.SourceInfo;
import io.github.energyjunit.meter.cpu.BusyClock;
import io.github.energyjunit.meter.cpu.BusyClocks;
import io.github.energyjunit.meter.cpu.CpuInfo;
import io.github.energyjunit.meter.cpu.CpuShare;
import io.github.energyjunit.meter.idle.IdlePower;
import io.github.energyjunit.meter.sources.Sources;
import io.github.energyjunit.units.Joules;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Runs commands one after another, and measures what each of them costs this machine. */
public final class CommandMeter implements AutoCloseable {
    private static final double NANO = 1e-9;

    /** As for tests: a reading is too short when its resolution exceeds a tenth of it. */
    private static final double TOO_COARSE = 0.1;

    private final BusyClock busy;
    private final Meter meter;
    private final int processors = CpuShare.below(Path.of("/")).threads();
    private final ChildrenCpu children = ChildrenCpu.ofThisJvm();
    private final IdlePower.Result idle;

    private CommandMeter(BusyClock busy, Meter meter, IdlePower.Result idle) {
        this.busy = busy;
        this.meter = meter;
        this.idle = idle;
    }

    /**
     * Opens the best source, and calibrates idle power while nothing of ours runs.
     *
     * @throws io.github.energyjunit.meter.InvalidConfigurationException if a setting has a value that is not allowed
     */
    public static CommandMeter open(Configuration configuration) {
        IdlePower.Result idle = IdlePower.calibrate(configuration);
        BusyClock busy = BusyClocks.open(Path.of("/"));
        Sources.Choice choice =
                Sources.ofThisMachine(CpuInfo.ofThisMachine(), busy).choose(configuration);
        Meter meter = new Meter(choice.source());
        meter.startTicking();
        return new CommandMeter(busy, meter, idle);
    }

    /** Describes the source. */
    public SourceInfo source() {
        return meter.info();
    }

    /** Says how idle power was found, or why none is taken off. */
    public IdlePower.Result idle() {
        return idle;
    }

    /** Says why the source has no reading, or {@code null}. */
    public @Nullable String trouble() {
        return meter.trouble();
    }

    /**
     * Runs a command to its end, with this JVM's own input, output and error streams.
     *
     * @throws IOException if it cannot be started
     */
    public CommandRun run(List<String> command) throws IOException, InterruptedException {
        Snapshot start = meter.newSnapshot();
        Snapshot end = meter.newSnapshot();
        long cpu = children.nanos();
        long busyNanos = busy.nanos();
        meter.read(start);
        int status = RunningCommand.start(command).waitFor();
        meter.read(end);
        long busyEnd = busy.nanos();
        long cpuEnd = children.nanos();
        long nanos = meter.nanosBetween(start, end);
        long used = cpu < 0 || cpuEnd < 0 ? ChildrenCpu.NO_READING : cpuEnd - cpu;
        long machine = busyNanos < 0 || busyEnd < 0 ? BusyClock.NO_READING : busyEnd - busyNanos;
        return assess(meter.between(start, end), status, nanos, used, machine);
    }

    private CommandRun assess(Interval read, int status, long nanos, long cpuNanos, long busyNanos) {
        SourceInfo info = meter.info();
        Set<String> flags = new TreeSet<>();
        read.flags().forEach(flag -> flags.add(flag.name()));
        Joules total = energy(read.totalMicrojoules());
        Joules energy = null;
        Joules doubt = Joules.ZERO;
        if (total != null && cpuNanos >= 0) {
            double share = busyNanos <= cpuNanos ? 1 : (double) cpuNanos / busyNanos;
            SourceInfo.Model model = info.model();
            Double watts = idle.watts();
            Joules net = watts == null ? total : total.minus(Joules.of(watts * nanos * NANO));
            energy = model == null
                    ? Joules.ZERO.max(net.times(share))
                    : Joules.of(model.joulesPerCpuSecond() * cpuNanos * NANO);
            doubt = Joules.ofMicrojoules(read.resolutionMicrojoules()).times(share);
            if (cpuNanos > 0) {
                doubt = doubt.plus(energy.part((double) children.grainNanos(), (double) cpuNanos));
            }
            if (model == null && busyNanos > 0 && busy.counting().isCoarse()) {
                double open = busy.counting().errorNanos((double) busyNanos, (double) processors * nanos);
                doubt = doubt.plus(energy.times(Math.min(1, open / busyNanos)));
            }
            if (doubt.isAbove(energy.times(TOO_COARSE))) {
                flags.add(Flag.TOO_SHORT.name());
            }
        } else {
            flags.add(Flag.NO_READING.name());
        }
        if (info.model() != null) {
            flags.add(Flag.ESTIMATED.name());
        }
        return new CommandRun(
                status,
                energy,
                energy == null ? null : Joules.ZERO.max(energy.minus(doubt)),
                energy == null ? null : energy.plus(doubt),
                total,
                nanos * NANO,
                cpuNanos < 0 ? null : Double.valueOf(cpuNanos * NANO),
                domains(info.domains(), read),
                flags);
    }

    private static @Nullable Joules energy(long reading) {
        return reading < 0 ? null : Joules.ofMicrojoules(reading);
    }

    private static Map<String, @Nullable Joules> domains(List<Domain> domains, Interval read) {
        Map<String, @Nullable Joules> energies = new LinkedHashMap<>();
        for (int i = 0; i < domains.size(); i++) {
            energies.put(domains.get(i).name(), energy(read.microjoules(i)));
        }
        return energies;
    }

    @Override
    public void close() {
        meter.close();
        busy.close();
    }
}
