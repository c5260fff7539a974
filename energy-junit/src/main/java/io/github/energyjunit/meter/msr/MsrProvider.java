package io.github.energyjunit.meter.msr;

import io.github.energyjunit.meter.Configuration;
import io.github.energyjunit.meter.Domain;
import io.github.energyjunit.meter.Probe;
import io.github.energyjunit.meter.Quality;
import io.github.energyjunit.meter.SourceInfo;
import io.github.energyjunit.meter.SourceProvider;
import io.github.energyjunit.meter.cpu.CpuInfo;
import io.github.energyjunit.meter.rapl.DomainSelection;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Finds the processors' registers, by default below {@code /dev/cpu}; {@code energy.msr.root} names another folder. Needs
 * root, or CAP_SYS_RAWIO, and the kernel's {@code msr} module.
 */
public final class MsrProvider implements SourceProvider {
    private static final String ROOT_KEY = "energy.msr.root";
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
    public Probe probe(Configuration configuration) {
        Path folder = configuration.path(ROOT_KEY).orElse(root.resolve("dev/cpu"));
        DomainSelection selection = DomainSelection.of(configuration);
        if (!Registers.areKnown(cpu)) {
            return Probe.Unavailable.notHere("only Intel and AMD processors have these registers", null);
        }
        Map<Integer, Path> packages = new TreeMap<>();
        try (DirectoryStream<Path> cpus = Files.newDirectoryStream(folder, "[0-9]*")) {
            TreeMap<Integer, Path> ordered = new TreeMap<>();
            cpus.forEach(one -> ordered.put(Integer.valueOf(one.getFileName().toString()), one.resolve("msr")));
            ordered.forEach((number, file) -> packages.putIfAbsent(packageOf(number), file));
        } catch (IOException | NumberFormatException e) {
            packages.clear();
        }
        if (packages.isEmpty()) {
            return new Probe.Unavailable(
                    folder + " shows no processor's registers",
                    cpu.hypervisor() ? null : "sudo modprobe msr",
                    configuration.path(ROOT_KEY).isPresent());
        }
        try {
            return open(packages, selection);
        } catch (AccessDeniedException e) {
            return Probe.Unavailable.notHere(
                    "permission denied: " + e.getFile(),
                    "prefer powercap, which can be opened to a group; registers need root or CAP_SYS_RAWIO, and show far"
                            + " more than energy");
        } catch (IOException e) {
            return Probe.Unavailable.notHere(
                    "the registers below " + folder + " show no energy: " + e.getMessage(), null);
        }
    }

    private Probe open(Map<Integer, Path> packages, DomainSelection selection) throws IOException {
        Registers registers = Registers.of(cpu);
        List<Domain> domains = new ArrayList<>();
        List<MsrSource.Counter> counters = new ArrayList<>();
        for (Map.Entry<Integer, Path> one : packages.entrySet()) {
            MsrFile file = new MsrFile(one.getValue());
            try {
                long unit = file.register(registers.unit());
                for (Registers.Counter counter : registers.counters()) {
                    // As the kernel does it: a counter that stands at zero or cannot be read is not there.
                    if (file.counter(counter.register()) <= 0) {
                        continue;
                    }
                    double microjoules = registers.microjoules(counter.kind(), unit);
                    domains.add(new Domain(
                            domainName(counter.kind(), one.getKey(), packages.size()),
                            selection.counts(counter.kind(), counter.kind()),
                            Math.round(COUNTS * microjoules),
                            Domain.GENEROUS_MAX_WATTS));
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

    private static String domainName(String kind, int packageId, int packages) {
        if (kind.equals("package")) {
            return "package-" + packageId;
        }
        return packages == 1 ? kind : "package-" + packageId + "/" + kind;
    }

    private int packageOf(int number) {
        Path file = root.resolve("sys/devices/system/cpu/cpu" + number + "/topology/physical_package_id");
        try {
            return Integer.parseInt(Files.readString(file).strip());
        } catch (IOException | NumberFormatException e) {
            return 0;
        }
    }
}
