package io.github.energyjunit.meter.powercap;

import static java.util.stream.Collectors.joining;

import io.github.energyjunit.meter.Configuration;
import io.github.energyjunit.meter.Domain;
import io.github.energyjunit.meter.Probe;
import io.github.energyjunit.meter.Quality;
import io.github.energyjunit.meter.Setting;
import io.github.energyjunit.meter.SourceInfo;
import io.github.energyjunit.meter.SourceProvider;
import io.github.energyjunit.meter.cpu.CpuInfo;
import io.github.energyjunit.meter.file.CounterFile;
import io.github.energyjunit.meter.file.CounterFilesSource;
import io.github.energyjunit.meter.rapl.DomainSelection;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds the powercap tree of Linux, by default below {@code /sys/class/powercap}; {@code energy.powercap.root} names
 * another one.
 */
public final class PowercapProvider implements SourceProvider {
    /** The name of this source. */
    public static final String NAME = "powercap";

    private static final String ROOT_KEY = "energy.powercap.root";

    private static final List<Setting> SETTINGS = List.of(Setting.path(ROOT_KEY, "a directory"));

    /** RAPL counters move about every 0.976 to 1 ms (Raffin and Trystram; AMD {@code amd_energy}). */
    private static final Duration UPDATE_PERIOD = Duration.ofMillis(1);

    /** psys counts whole joules on Sapphire and Emerald Rapids: one step is 20 ms at 50 W, and shorter at more. */
    private static final Duration WHOLE_JOULES_PERIOD = Duration.ofMillis(20);

    private final CpuInfo cpu;
    private final Path defaultRoot;

    /** Looks at the given processor's tree, by default below {@code sys/class/powercap} of a root folder. */
    public PowercapProvider(CpuInfo cpu, Path root) {
        this.cpu = cpu;
        defaultRoot = root.resolve("sys/class/powercap");
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<String> otherNames() {
        return List.of("rapl", "intel-rapl", "intel_rapl", "amd-rapl", "sysfs");
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
        Path root = configuration.path(ROOT_KEY).orElse(defaultRoot);
        try {
            PowercapTree tree = PowercapTree.walk(root);
            return tree.zones().isEmpty()
                    ? withoutZones(root, tree)
                    : open(root, tree, DomainSelection.of(configuration));
        } catch (AccessDeniedException e) {
            return denied(Path.of(e.getFile()), root);
        } catch (IOException e) {
            return absent(root);
        }
    }

    private Probe open(Path root, PowercapTree tree, DomainSelection selection) {
        DomainChoice choice = DomainChoice.among(tree.zones(), cpu.isAmd(), selection);
        List<String> missing = choice.missing();
        if (!selection.isDefault() && !missing.isEmpty()) {
            return new Probe.Unavailable(
                    DomainSelection.KEY + " asks for " + String.join(", ", missing) + ", and " + root + " has "
                            + choice.zones().stream().map(choice::domainName).collect(joining(", ")),
                    "set " + DomainSelection.KEY + " to domains of this machine, or remove the setting");
        }
        if (!choice.countsSomething()) {
            return new Probe.Unavailable(
                    root + " has only zones that cover the whole platform (psys) or parts of a package",
                    cpu.hypervisor() ? null : "to measure the platform, set -D" + DomainSelection.KEY + "=psys");
        }
        List<Domain> domains = new ArrayList<>();
        List<CounterFile> files = new ArrayList<>();
        List<String> notes = new ArrayList<>();
        boolean wholeJoules = cpu.countsPlatformInWholeJoules()
                && choice.zones().stream().anyMatch(zone -> zone.isPsys() && choice.isCounted(zone));
        if (wholeJoules) {
            notes.add("psys of this processor counts whole joules, which is too coarse for short tests");
        }
        for (Zone zone : choice.zones()) {
            try {
                files.add(new CounterFile(zone.energyFile()));
                domains.add(new Domain(
                        choice.domainName(zone),
                        choice.isCounted(zone),
                        zone.range(),
                        zone.maxWatts(),
                        choice.group(zone)));
            } catch (IOException e) {
                if (zone.isTop() && choice.isCounted(zone)) {
                    files.forEach(CounterFile::close);
                    return e instanceof AccessDeniedException
                            ? denied(zone.energyFile(), root)
                            : new Probe.Unavailable(zone.energyFile() + " cannot be read: " + e.getMessage(), null);
                }
                notes.add("domain " + choice.domainName(zone) + " left out: " + zone.energyFile() + " cannot be read");
            }
        }
        Duration period = wholeJoules ? WHOLE_JOULES_PERIOD : UPDATE_PERIOD;
        SourceInfo info = new SourceInfo(name(), quality(), domains, period, null, notes);
        return new Probe.Available(new CounterFilesSource(info, files));
    }

    private Probe withoutZones(Path root, PowercapTree tree) {
        if (tree.danglingLinks().isEmpty()) {
            boolean passedNothing = cpu.hypervisor() && root.equals(defaultRoot);
            return new Probe.Unavailable(
                    root + " has no zone with an energy_uj file"
                            + (passedNothing ? ": the hypervisor passes no RAPL counter on" : ""),
                    passedNothing
                            ? null
                            : "load the kernel's RAPL driver (sudo modprobe intel_rapl_msr), or, with -D" + ROOT_KEY
                                    + ", name the folder that holds the zones");
        }
        return new Probe.Unavailable(
                root + " is masked: " + tree.danglingLinks().get(0)
                        + " points to nothing, as container runtimes arrange",
                "mount the host's /sys/devices/virtual/powercap read-only at another path, such as /host/powercap, and set"
                        + " -D" + ROOT_KEY + "=/host/powercap");
    }

    private Probe absent(Path root) {
        if (root.equals(defaultRoot)) {
            return new Probe.Unavailable(root + " does not exist: this machine shows no RAPL counter", null);
        }
        return new Probe.Unavailable(
                root + (Files.exists(root) ? " is not a folder" : " does not exist"),
                "set " + ROOT_KEY + " to a powercap tree, or remove the setting to use " + defaultRoot);
    }

    private static Probe denied(Path file, Path root) {
        return new Probe.Unavailable(
                "permission denied: " + file,
                "allow your group to read the counters (until the next boot): sudo chgrp -R \"$(id -gn)\" " + root
                        + "/*/energy_uj && sudo chmod g+r " + root
                        + "/*/energy_uj; for a lasting rule and its security meaning see docs/sources/powercap.md");
    }
}
