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

    private CommandRun assess(Interval energy, int status, long nanos, long cpuNanos, long busyNanos) {
        SourceInfo info = meter.info();
        Set<String> flags = new TreeSet<>();
        energy.flags().forEach(flag -> flags.add(flag.name()));
        long total = energy.totalMicrojoules();
        Double joules = null;
        double doubt = 0;
        if (total >= 0 && cpuNanos >= 0) {
            double share = busyNanos <= cpuNanos ? 1 : (double) cpuNanos / busyNanos;
            SourceInfo.Model model = info.model();
            Double watts = idle.watts();
            double net = Joules.ofMicrojoules(total).joules() - (watts == null ? 0 : watts * nanos * NANO);
            joules = model == null ? Math.max(0, net * share) : model.joulesPerCpuSecond() * cpuNanos * NANO;
            doubt = Joules.ofMicrojoules(energy.resolutionMicrojoules()).joules() * share
                    + (cpuNanos == 0 ? 0 : joules * children.grainNanos() / cpuNanos);
            if (doubt > TOO_COARSE * joules) {
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
                joules,
                joules == null ? null : Double.valueOf(Math.max(0, joules - doubt)),
                joules == null ? null : Double.valueOf(joules + doubt),
                joules(total),
                nanos * NANO,
                cpuNanos < 0 ? null : Double.valueOf(cpuNanos * NANO),
                domains(info.domains(), energy),
                flags);
    }

    private static @Nullable Double joules(long microjoules) {
        return microjoules < 0
                ? null
                : Double.valueOf(Joules.ofMicrojoules(microjoules).joules());
    }

    private static Map<String, @Nullable Double> domains(List<Domain> domains, Interval energy) {
        Map<String, @Nullable Double> joules = new LinkedHashMap<>();
        for (int i = 0; i < domains.size(); i++) {
            long microjoules = energy.microjoules(i);
            joules.put(domains.get(i).name(), joules(microjoules));
        }
        return joules;
    }

    @Override
    public void close() {
        meter.close();
        busy.close();
    }
}
