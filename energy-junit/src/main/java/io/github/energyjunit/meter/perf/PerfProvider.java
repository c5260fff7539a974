package io.github.energyjunit.meter.perf;

import io.github.energyjunit.meter.Configuration;
import io.github.energyjunit.meter.Domain;
import io.github.energyjunit.meter.Probe;
import io.github.energyjunit.meter.Quality;
import io.github.energyjunit.meter.Setting;
import io.github.energyjunit.meter.SourceInfo;
import io.github.energyjunit.meter.SourceProvider;
import io.github.energyjunit.meter.cpu.CpuInfo;
import io.github.energyjunit.meter.perf.PerfCounter.PerfException;
import io.github.energyjunit.meter.rapl.Dies;
import io.github.energyjunit.meter.rapl.DomainSelection;
import io.github.energyjunit.meter.rapl.Plausibility;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds the kernel's {@code power} events, by default below {@code /sys/bus/event_source/devices/power};
 * {@code energy.perf.root} names another event source. Needs JNA on the class path.
 */
public final class PerfProvider implements SourceProvider {
    private static final String ROOT_KEY = "energy.perf.root";

    private static final List<Setting> SETTINGS = List.of(Setting.path(ROOT_KEY, "a directory"));

    private static final double MICROJOULES_PER_JOULE = 1e6;
    private static final Duration UPDATE_PERIOD = Duration.ofMillis(1);

    private final CpuInfo cpu;
    private final Path root;
    private final Path defaultRoot;
    private final PerfCounter.@Nullable Opener opener;

    /** Looks below a root folder, with JNA if that is on the class path. */
    public PerfProvider(CpuInfo cpu, Path root) {
        this(cpu, root, jnaIsPresent() ? JnaPerfCounter::open : null);
    }

    /** Looks below a root folder, and opens events with the given opener, if any. */
    PerfProvider(CpuInfo cpu, Path root, PerfCounter.@Nullable Opener opener) {
        this.cpu = cpu;
        this.root = root;
        defaultRoot = root.resolve("sys/bus/event_source/devices/power");
        this.opener = opener;
    }

    @Override
    public String name() {
        return "perf";
    }

    @Override
    public List<String> otherNames() {
        return List.of("perf_event", "perf_events");
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
        Path folder = configuration.path(ROOT_KEY).orElse(defaultRoot);
        DomainSelection selection = DomainSelection.of(configuration);
        if (!Files.isDirectory(folder)) {
            return new Probe.Unavailable(
                    folder + " does not exist: this kernel shows no energy events",
                    null,
                    configuration.path(ROOT_KEY).isPresent());
        }
        try {
            List<PerfEvent> events = PerfEvent.in(folder).stream()
                    .filter(event -> !(cpu.isAmd() && event.kind().equals("core")))
                    .toList();
            List<String> kinds = events.stream().map(PerfEvent::kind).toList();
            if (kinds.isEmpty()) {
                return new Probe.Unavailable(folder + " has no energy event", null);
            }
            List<String> missing = selection.missing(kinds);
            if (!missing.isEmpty()) {
                // Linux lists psys in virtual machines too, where nothing is behind it.
                return new Probe.Unavailable(
                        folder + " has no energy event for " + String.join(", ", missing),
                        cpu.hypervisor()
                                ? null
                                : "set " + DomainSelection.KEY + " to what is available: " + String.join(", ", kinds));
            }
            if (opener == null) {
                return Probe.Unavailable.notHere(
                        folder + " is there, but JNA is not on the class path",
                        "add net.java.dev.jna:jna as a test dependency");
            }
            return open(folder, events, opener, selection);
        } catch (IOException e) {
            return new Probe.Unavailable(folder + " cannot be read: " + e.getMessage(), null);
        } catch (LinkageError e) {
            return new Probe.Unavailable(
                    "JNA is on the class path and does not work: " + e.getMessage(),
                    "set java.io.tmpdir to a directory from which libraries can be loaded (not mounted noexec)");
        }
    }

    private Probe open(Path folder, List<PerfEvent> events, PerfCounter.Opener opener, DomainSelection selection)
            throws IOException {
        int type = PerfEvent.type(folder);
        Dies dies = Dies.listed(root, PerfEvent.cpus(folder));
        List<Domain> domains = new ArrayList<>();
        List<PerfCounter> counters = new ArrayList<>();
        List<Double> scales = new ArrayList<>();
        for (PerfEvent event : events) {
            for (int processor : dies.cpus()) {
                try {
                    counters.add(opener.open(type, event.config(), processor));
                } catch (PerfException e) {
                    counters.forEach(PerfCounter::close);
                    return refused(folder, e);
                }
                domains.add(new Domain(
                        dies.domainName(event.kind(), processor),
                        selection.counts(event.kind(), event.kind()),
                        0,
                        Plausibility.maxWatts(event.kind(), 0),
                        dies.group(event.kind(), processor)));
                scales.add(event.scale() * MICROJOULES_PER_JOULE);
            }
        }
        SourceInfo info = new SourceInfo(name(), quality(), domains, UPDATE_PERIOD, null, List.of());
        return new Probe.Available(new PerfSource(info, counters, scales));
    }

    private static Probe refused(Path folder, PerfException e) {
        return e.isPermission()
                ? new Probe.Unavailable(
                        "permission denied: the events of " + folder,
                        "allow everyone on this machine to read them, if you trust them all (see docs/sources/perf.md): sudo"
                                + " sysctl kernel.perf_event_paranoid=0")
                : new Probe.Unavailable("the kernel refuses the events of " + folder + ": " + e.getMessage(), null);
    }

    private static boolean jnaIsPresent() {
        try {
            Class.forName("com.sun.jna.Native", false, PerfProvider.class.getClassLoader());
            return true;
        } catch (ClassNotFoundException | LinkageError e) {
            return false;
        }
    }
}
