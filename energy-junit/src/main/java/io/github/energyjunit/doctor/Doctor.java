package io.github.energyjunit.doctor;

import io.github.energyjunit.meter.Configuration;
import io.github.energyjunit.meter.Domain;
import io.github.energyjunit.meter.EnergySource;
import io.github.energyjunit.meter.Interval;
import io.github.energyjunit.meter.InvalidConfigurationException;
import io.github.energyjunit.meter.Meter;
import io.github.energyjunit.meter.Probe;
import io.github.energyjunit.meter.Quality;
import io.github.energyjunit.meter.Snapshot;
import io.github.energyjunit.meter.SourceProvider;
import io.github.energyjunit.meter.cpu.BusyClock;
import io.github.energyjunit.meter.cpu.ClockGrain;
import io.github.energyjunit.meter.cpu.CpuInfo;
import io.github.energyjunit.meter.cpu.CpuShare;
import io.github.energyjunit.meter.host.HostSystem;
import io.github.energyjunit.meter.relay.RelaySource;
import io.github.energyjunit.meter.sources.Sources;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.DoubleSupplier;
import java.util.function.LongConsumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Examines a machine: every source with what it reads in a second, and what would disturb measurements.
 *
 * <p>Runs by itself, {@code java -jar energy-junit.jar}, with the same {@code -Denergy.*} settings as tests.
 * {@code -Denergy.doctor.json=<file>} writes the diagnosis for scripts. The exit status is 0 where a counter can be read,
 * 1 where there is an estimate only, and 2 where tests would get no reading or a setting is wrong.
 */
public final class Doctor {
    private static final String JSON_KEY = "energy.doctor.json";
    private static final long SECOND = 1_000_000_000L;
    private static final long SETTLE_NANOS = 500_000_000L;
    private static final long LONGEST_NANOS = 11 * SECOND;
    private static final int ANSWER_CHECKS = 100;

    private final HostSystem host;
    private final @Nullable String sharedPath;
    private final LongSupplier clock;
    private final LongConsumer pause;
    private final DoubleSupplier noise;

    private Doctor(
            HostSystem host,
            @Nullable String sharedPath,
            LongSupplier clock,
            LongConsumer pause,
            DoubleSupplier noise) {
        this.host = host;
        this.sharedPath = sharedPath;
        this.clock = clock;
        this.pause = pause;
        this.noise = noise;
    }

    /** Examines this machine. */
    public static Doctor ofThisMachine() {
        return new Doctor(
                HostSystem.current(),
                System.getenv("SCAPHANDRE_POWERCAP_PATH"),
                System::nanoTime,
                Pause::of,
                Noise::measure);
    }

    /** Examines a machine with another operating system. */
    static Doctor of(HostSystem host, LongSupplier clock, LongConsumer pause, DoubleSupplier noise) {
        return new Doctor(host, null, clock, pause, noise);
    }

    /** Examines the machine whose files are below a root folder, with a time of its own. */
    static Doctor below(Path root, LongSupplier clock, LongConsumer pause, DoubleSupplier noise) {
        return new Doctor(HostSystem.linux(root), null, clock, pause, noise);
    }

    /** Prints the diagnosis, and ends the JVM with its exit status. */
    public static void main(String[] args) {
        Configuration configuration = new Configuration(key -> Optional.ofNullable(System.getProperty(key)));
        int status = 2;
        try {
            Diagnosis diagnosis = ofThisMachine().examine(configuration);
            System.out.print(diagnosis.toText());
            writeJson(diagnosis, configuration);
            status = diagnosis.exitStatus();
        } catch (InvalidConfigurationException | IOException e) {
            System.err.println("energy-junit doctor: " + e.getMessage());
        }
        System.exit(status);
    }

    /**
     * Writes the diagnosis to the file that {@code energy.doctor.json} names, if any.
     *
     * @throws IOException if the file cannot be written
     */
    public static void writeJson(Diagnosis diagnosis, Configuration configuration) throws IOException {
        Path file = configuration.path(JSON_KEY).orElse(null);
        if (file != null) {
            Path folder = file.toAbsolutePath().getParent();
            if (folder != null) {
                Files.createDirectories(folder);
            }
            Path beside = file.resolveSibling(file.getFileName() + ".new");
            Files.write(beside, (diagnosis.toJson() + "\n").getBytes(StandardCharsets.UTF_8));
            Files.move(beside, file, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /**
     * Examines the machine; takes a second, and up to eleven where another program's counters are slow.
     *
     * @throws InvalidConfigurationException if a setting has a value that is not allowed
     */
    public Diagnosis examine(Configuration configuration) {
        CpuInfo cpu = host.cpu();
        CpuShare share = CpuShare.below(host.root());
        try (BusyClock busy = host.busyClock()) {
            Sources sources = Sources.on(host, cpu, busy, sharedPath, clock);
            String wanted = sources.wanted(configuration);
            Map<SourceProvider, Probe> probes = new LinkedHashMap<>();
            Map<SourceProvider, Meter> meters = new LinkedHashMap<>();
            try {
                for (SourceProvider provider : sources.providers()) {
                    Probe probe = provider.probe(configuration);
                    probes.put(provider, probe);
                    if (probe instanceof Probe.Available available) {
                        meters.put(provider, new Meter(available.source(), clock));
                    }
                }
                ProcessWatch watch = new ProcessWatch(host.root(), busy, clock);
                List<SourceFinding> found = findings(probes, meters, wanted);
                return new Diagnosis(
                        cpu.name() + ", " + share.threads() + " hardware threads",
                        found,
                        watch.end(found),
                        disturbances(cpu, share, busy));
            } finally {
                meters.values().forEach(Meter::close);
            }
        }
    }

    private List<Finding> disturbances(CpuInfo cpu, CpuShare share, BusyClock busy) {
        return host.isLinux()
                ? new Disturbances(host.root(), cpu, share).find(noise)
                : new OtherSystem(host, cpu, busy, ClockGrain.ofThreads()).find(noise);
    }

    private List<SourceFinding> findings(
            Map<SourceProvider, Probe> probes, Map<SourceProvider, Meter> meters, String wanted) {
        boolean relayed = meters.keySet().stream().anyMatch(provider -> provider.quality() == Quality.RELAYED);
        if (relayed) {
            pause.accept(SETTLE_NANOS);
        }
        Map<SourceProvider, Snapshot> starts = new LinkedHashMap<>();
        meters.forEach((provider, meter) -> starts.put(provider, read(meter)));
        long start = clock.getAsLong();
        pause.accept(meters.values().stream()
                .mapToLong(meter -> 2 * meter.info().updatePeriod().toNanos())
                .map(nanos -> Math.min(LONGEST_NANOS, Math.max(SECOND, nanos)))
                .max()
                .orElse(SECOND));

        List<SourceFinding> findings = new ArrayList<>();
        boolean chosen = false;
        for (Map.Entry<SourceProvider, Probe> entry : probes.entrySet()) {
            SourceProvider provider = entry.getKey();
            boolean used = wanted.equals(provider.name())
                    || (wanted.equals(Sources.AUTO) && !chosen && meters.containsKey(provider));
            chosen |= used;
            Meter meter = meters.get(provider);
            if (meter == null) {
                Probe.Unavailable unavailable = (Probe.Unavailable) entry.getValue();
                findings.add(new SourceFinding(
                        provider.name(),
                        provider.quality(),
                        used,
                        unavailable.reason(),
                        Permission.lastingRemedy(provider.name(), unavailable),
                        List.of(),
                        List.of()));
            } else {
                Snapshot end = read(meter);
                Snapshot begin = starts.getOrDefault(provider, end);
                findings.add(live(provider, meter, meter.between(begin, end), clock.getAsLong() - start, used));
            }
        }
        return findings;
    }

    private static SourceFinding live(
            SourceProvider provider, Meter meter, Interval interval, long nanos, boolean used) {
        List<SourceFinding.Live> live = new ArrayList<>();
        List<Domain> domains = meter.info().domains();
        for (int i = 0; i < domains.size(); i++) {
            long microjoules = interval.microjoules(i);
            double watts = microjoules < 0 ? EnergySource.NO_READING : microjoules * 1e3 / Math.max(1, nanos);
            live.add(
                    new SourceFinding.Live(domains.get(i).name(), domains.get(i).counted(), watts));
        }
        String trouble = settledTrouble(meter);
        return new SourceFinding(
                provider.name(),
                provider.quality(),
                used,
                trouble,
                trouble == null
                        ? null
                        : "start it, or correct the setting (docs/sources/" + provider.name() + ".md has examples)",
                live,
                meter.info().notes());
    }

    /** Waits for the first answer, which a busy machine may take its time to give: whoever asks for a diagnosis wants one. */
    private static @Nullable String settledTrouble(Meter meter) {
        String trouble = meter.trouble();
        for (int i = 0; i < ANSWER_CHECKS && RelaySource.NO_ANSWER.equals(trouble); i++) {
            Pause.of(SECOND / 10);
            trouble = meter.trouble();
        }
        return trouble;
    }

    private static Snapshot read(Meter meter) {
        Snapshot snapshot = meter.newSnapshot();
        meter.read(snapshot);
        return snapshot;
    }
}
