package io.github.energyjunit.meter.msr;

import io.github.energyjunit.meter.Configuration;
import io.github.energyjunit.meter.Domain;
import io.github.energyjunit.meter.Probe;
import io.github.energyjunit.meter.Quality;
import io.github.energyjunit.meter.Setting;
import io.github.energyjunit.meter.SourceInfo;
import io.github.energyjunit.meter.SourceProvider;
import io.github.energyjunit.meter.cpu.CpuInfo;
import io.github.energyjunit.meter.file.Folders;
import io.github.energyjunit.meter.rapl.Dies;
import io.github.energyjunit.meter.rapl.DomainSelection;
import io.github.energyjunit.meter.rapl.Plausibility;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * Finds the processors' registers, by default below {@code /dev/cpu}; {@code energy.msr.root} names another folder. Needs
 * root, or CAP_SYS_RAWIO, and the kernel's {@code msr} module.
 */
public final class MsrProvider implements SourceProvider {
    private static final String ROOT_KEY = "energy.msr.root";

    private static final List<Setting> SETTINGS = List.of(Setting.path(ROOT_KEY, "a directory"));

    private static final Duration UPDATE_PERIOD = Duration.ofMillis(1);
    private static final double COUNTS = 0x1p32;

    private final CpuInfo cpu;
    private final Path root;

    /** Looks below a root folder. */
    public MsrProvider(CpuInfo cpu, Path root) {
        this.cpu = cpu;
        this.root = root;
    }

    @Override
    public String name() {
        return "msr";
    }

    @Override
    public Quality quality() {
        return Quality.MEASURED;
    }

    @Override
    public List<Setting> settings() {
        return SETTINGS;
    }

    @Override
    public Probe probe(Configuration configuration) {
        Path folder = configuration.path(ROOT_KEY).orElse(root.resolve("dev/cpu"));
        DomainSelection selection = DomainSelection.of(configuration);
        if (!Registers.areKnown(cpu)) {
            return Probe.Unavailable.notHere("only Intel and AMD processors have these registers", null);
        }
        TreeMap<Integer, Path> files = new TreeMap<>();
        try {
            for (Path one : Folders.list(folder, "[0-9]*")) {
                files.put(Integer.valueOf(one.getFileName().toString()), one.resolve("msr"));
            }
        } catch (IOException | NumberFormatException e) {
            files.clear();
        }
        if (files.isEmpty()) {
            return new Probe.Unavailable(
                    folder + " shows no processor's registers",
                    cpu.hypervisor() ? null : "sudo modprobe msr",
                    configuration.path(ROOT_KEY).isPresent());
        }
        try {
            return open(files, selection);
        } catch (AccessDeniedException e) {
            return Probe.Unavailable.notHere(
                    "permission denied: " + e.getFile(),
                    cpu.hypervisor()
                            ? null
                            : "prefer powercap, which can be opened to a group; registers need root or CAP_SYS_RAWIO, and"
                                    + " show far more than energy");
        } catch (IOException e) {
            return Probe.Unavailable.notHere(
                    "the registers below " + folder + " show no energy: " + e.getMessage(), null);
        }
    }

    private Probe open(Map<Integer, Path> files, DomainSelection selection) throws IOException {
        Registers registers = Registers.of(cpu);
        List<Domain> domains = new ArrayList<>();
        List<MsrSource.Counter> counters = new ArrayList<>();
        Dies dies = Dies.among(root, files.keySet());
        for (int processor : dies.cpus()) {
            MsrFile file = new MsrFile(Objects.requireNonNull(files.get(processor)));
            try {
                long unit = file.register(registers.unit());
                for (Registers.Counter counter : registers.counters()) {
                    // As the kernel does it: a counter that stands at zero or cannot be read is not there.
                    if (file.counter(counter.register()) <= 0) {
                        continue;
                    }
                    double microjoules = registers.microjoules(counter.kind(), unit);
                    domains.add(new Domain(
                            dies.domainName(counter.kind(), processor),
                            selection.counts(counter.kind(), counter.kind()),
                            Math.round(COUNTS * microjoules),
                            Plausibility.maxWatts(counter.kind(), 0),
                            dies.group(counter.kind(), processor)));
                    counters.add(new MsrSource.Counter(file, counter.register(), microjoules));
                }
            } catch (IOException e) {
                file.close();
                counters.forEach(counter -> counter.file().close());
                throw e;
            }
        }
        if (domains.stream().noneMatch(Domain::counted)) {
            counters.forEach(counter -> counter.file().close());
            throw new IOException("no counter that " + DomainSelection.KEY + " asks for moves");
        }
        return new Probe.Available(
                new MsrSource(new SourceInfo(name(), quality(), domains, UPDATE_PERIOD, null, List.of()), counters));
    }
}
