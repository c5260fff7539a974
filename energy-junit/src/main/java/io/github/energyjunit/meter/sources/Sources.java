package io.github.energyjunit.meter.sources;

import io.github.energyjunit.meter.Configuration;
import io.github.energyjunit.meter.EnergySource;
import io.github.energyjunit.meter.InvalidConfigurationException;
import io.github.energyjunit.meter.Probe;
import io.github.energyjunit.meter.Quality;
import io.github.energyjunit.meter.Setting;
import io.github.energyjunit.meter.SourceInfo;
import io.github.energyjunit.meter.SourceProvider;
import io.github.energyjunit.meter.cpu.BusyClock;
import io.github.energyjunit.meter.cpu.BusyClocks;
import io.github.energyjunit.meter.cpu.CpuInfo;
import io.github.energyjunit.meter.cpu.CpuShare;
import io.github.energyjunit.meter.estimate.EstimateProvider;
import io.github.energyjunit.meter.host.HostSystem;
import io.github.energyjunit.meter.hwmon.HwmonProvider;
import io.github.energyjunit.meter.msr.MsrProvider;
import io.github.energyjunit.meter.perf.PerfProvider;
import io.github.energyjunit.meter.powercap.PowercapProvider;
import io.github.energyjunit.meter.prometheus.PrometheusProvider;
import io.github.energyjunit.meter.scaphandre.ScaphandreProvider;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.LongSupplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Chooses where joules come from: measured before relayed before estimated, unless {@code energy.source} names one. */
public final class Sources {
    /** Asks for the best source that is there. */
    public static final String AUTO = "auto";

    private final List<SourceProvider> providers;

    Sources(List<SourceProvider> providers) {
        this.providers = providers.stream()
                .sorted(Comparator.comparing(SourceProvider::quality))
                .toList();
    }

    /** Knows every source that this machine can have. */
    public static Sources ofThisMachine(CpuInfo cpu, BusyClock busy) {
        return on(HostSystem.current(), cpu, busy, System.getenv("SCAPHANDRE_POWERCAP_PATH"), System::nanoTime);
    }

    /**
     * Knows every source that a machine with that operating system can have.
     *
     * @param sharedPath value of {@code SCAPHANDRE_POWERCAP_PATH}
     * @param clock tells ns
     */
    public static Sources on(
            HostSystem host, CpuInfo cpu, BusyClock busy, @Nullable String sharedPath, LongSupplier clock) {
        CpuShare share = CpuShare.below(host.root());
        List<SourceProvider> providers = new ArrayList<>(ofThisProject(host, cpu, share, busy, sharedPath, clock));
        Foreign.SOURCES.forEach(foreign -> providers.add(foreign.another()));
        return new Sources(providers);
    }

    /** Lists the sources of this project: their names, keys and places, here and in energy-report, follow from it. */
    private static List<SourceProvider> ofThisProject(
            HostSystem host,
            CpuInfo cpu,
            CpuShare share,
            BusyClock busy,
            @Nullable String sharedPath,
            LongSupplier clock) {
        Path root = host.root();
        return List.of(
                LinuxOnly.on(host, new PowercapProvider(cpu, root), null),
                LinuxOnly.on(host, new PerfProvider(cpu, root), null),
                LinuxOnly.on(host, new MsrProvider(cpu, root), null),
                LinuxOnly.on(host, new HwmonProvider(root), null),
                sharedPath != null
                        ? new ScaphandreProvider(root, sharedPath)
                        : LinuxOnly.on(host, new ScaphandreProvider(root, null), ScaphandreProvider.REMEDY_ELSEWHERE),
                new PrometheusProvider(),
                new EstimateProvider(cpu, share, busy, clock));
    }

    /** Names what no machine is needed for. */
    private static List<SourceProvider> ofThisProject() {
        CpuInfo unknown = new CpuInfo("", -1, -1, -1, CpuInfo.UNKNOWN, false);
        HostSystem nowhere = HostSystem.linux(Path.of("/"));
        return ofThisProject(nowhere, unknown, new CpuShare(1, 1), BusyClocks.absent(), null, System::nanoTime);
    }

    /** Returns the names of the sources of this project, whether this machine has them or not. */
    public static List<String> names() {
        return ofThisProject().stream().map(SourceProvider::name).toList();
    }

    /** Returns the keys of the sources of this project, whether this machine has them or not. */
    public static List<Setting> settings() {
        return settings(ofThisProject().stream());
    }

    /** Returns the keys of all sources on the class path, those of this project first. */
    public static List<Setting> allSettings() {
        return settings(Stream.concat(ofThisProject().stream(), Foreign.SOURCES.stream()));
    }

    private static List<Setting> settings(Stream<SourceProvider> providers) {
        return providers.flatMap(provider -> provider.settings().stream()).toList();
    }

    /** Looks for them once: the class path stays the same. */
    private static final class Foreign {
        static final List<ForeignProvider> SOURCES = ForeignProvider.load(names());

        private Foreign() {}
    }

    /**
     * Returns the name of the source that is asked for, or {@link #AUTO}.
     *
     * @throws InvalidConfigurationException if there is no such source
     */
    public String wanted(Configuration configuration) {
        return SourceWords.wanted(configuration, providers, List.of());
    }

    /**
     * Holds the source that is asked for against those of this project and others.
     *
     * @param others names of sources on a class path that is not this JVM's
     * @throws InvalidConfigurationException if there is no such source
     */
    public static void requireKnown(Configuration configuration, List<String> others) {
        SourceWords.wanted(configuration, ofThisProject(), others);
    }

    /** Returns every source, in the order of preference. */
    public List<SourceProvider> providers() {
        return providers;
    }

    /**
     * Opens the best source that is available, or the one that is asked for.
     *
     * @throws InvalidConfigurationException if a setting has a value that is not allowed
     */
    public Choice choose(Configuration configuration) {
        String wanted = wanted(configuration);
        List<PassedOver> passedOver = new ArrayList<>();
        for (SourceProvider provider : providers) {
            if (!wanted.equals(AUTO) && !wanted.equals(provider.name())) {
                continue;
            }
            Probe probe = probe(provider, configuration);
            if (probe instanceof Probe.Available available) {
                return new Choice(available.source(), passedOver);
            }
            Probe.Unavailable unavailable = (Probe.Unavailable) probe;
            if (unavailable.askedFor() || wanted.equals(provider.name())) {
                passedOver.add(new PassedOver(provider.name(), unavailable.reason(), unavailable.remedy()));
            }
            if (wanted.equals(provider.name())) {
                SourceInfo info = new SourceInfo(
                        provider.name(), provider.quality(), List.of(), Duration.ofMillis(1), null, List.of());
                return new Choice(new NoSource(info, unavailable.reason()), passedOver);
            }
        }
        String last = passedOver.isEmpty()
                ? ""
                : ": " + passedOver.get(passedOver.size() - 1).reason();
        return none("no source works here, not even the estimate" + last, passedOver);
    }

    /** Holds a source that has no reading, ever, for the given reason. */
    public static Choice none(String reason, List<PassedOver> passedOver) {
        SourceInfo info = new SourceInfo(
                EstimateProvider.NAME, Quality.ESTIMATED, List.of(), Duration.ofMillis(1), null, List.of());
        return new Choice(new NoSource(info, reason), passedOver);
    }

    /** Whatever a machine or its security manager throws at one source, the next may work. */
    private static Probe probe(SourceProvider provider, Configuration configuration) {
        try {
            return provider.probe(configuration);
        } catch (InvalidConfigurationException e) {
            throw e;
        } catch (Throwable e) {
            return new Probe.Unavailable("cannot be looked for here: " + e, null);
        }
    }

    /**
     * Holds the chosen source, open, and those that were tried before it.
     *
     * @param source the caller closes it
     */
    public record Choice(EnergySource source, List<PassedOver> passedOver) {}

    /**
     * Says why a source was not chosen.
     *
     * @param source its name
     * @param reason what was found
     * @param remedy what the user can do about it, or {@code null} when nothing
     */
    public record PassedOver(
            String source, String reason, @Nullable String remedy) {}

    /** Stands in for a source that was asked for by name and is not there: every reading is none, never another source's. */
    private static final class NoSource implements EnergySource {
        private final SourceInfo info;
        private final String reason;

        NoSource(SourceInfo info, String reason) {
            this.info = info;
            this.reason = reason;
        }

        @Override
        public SourceInfo info() {
            return info;
        }

        @Override
        public void read(long[] microjoules) {}

        @Override
        public String trouble() {
            return reason;
        }

        @Override
        public void close() {}
    }
}
