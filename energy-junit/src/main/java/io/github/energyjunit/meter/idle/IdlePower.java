package io.github.energyjunit.meter.idle;

import io.github.energyjunit.meter.Configuration;
import io.github.energyjunit.meter.Domain;
import io.github.energyjunit.meter.EnergySource;
import io.github.energyjunit.meter.InvalidConfigurationException;
import io.github.energyjunit.meter.Meter;
import io.github.energyjunit.meter.Setting;
import io.github.energyjunit.meter.SourceInfo;
import io.github.energyjunit.meter.cpu.BusyClock;
import io.github.energyjunit.meter.cpu.BusyClocks;
import io.github.energyjunit.meter.cpu.CpuInfo;
import io.github.energyjunit.meter.sources.Sources;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Knows the power of the idle machine, in watts: as it was set, as it was calibrated, or by calibrating now. */
public final class IdlePower {
    private static final String MODE = "energy.idle";
    private static final String WATTS = "energy.idleWatts";
    private static final String CALIBRATED = "energy.idle.calibrated";
    private static final String TIME = "energy.idle.time";
    private static final String REMEMBER = "energy.idle.remember";
    private static final Duration DEFAULT_TIME = Duration.ofMillis(800);
    private static final Duration LONGEST_TIME = Duration.ofMinutes(10);

    /** A source that updates no more often than this cannot be calibrated in the time of a few windows. */
    private static final Duration SLOW = Duration.ofMillis(20);

    private IdlePower() {}

    /**
     * Tells what came of a calibration.
     *
     * @param idle idle power and its bounds, or {@code null} when there is none to take off
     * @param explanation how it was found, or why there is none
     */
    public record Result(@Nullable IdleEstimate idle, String explanation) {
        /** Returns idle power in watts, or {@code null} when there is none to take off. */
        public @Nullable Double watts() {
            return idle == null ? null : idle.watts();
        }
    }

    /**
     * Returns whether idle power is to be left in.
     *
     * @throws InvalidConfigurationException if a setting has a value that is not allowed
     */
    public static boolean isOff(Configuration configuration) {
        return configuration.choice(MODE, "auto", List.of("auto", "off")).equals("off");
    }

    /**
     * Returns the idle power that the settings give, or a calibration that they hand on, or {@code null}.
     *
     * @throws InvalidConfigurationException if a setting has a value that is not allowed
     */
    public static @Nullable IdleEstimate known(Configuration configuration) {
        boolean off = isOff(configuration);
        Optional<Double> watts = configuration.number(WATTS, 0);
        if (off) {
            return null;
        }
        return watts.isPresent()
                ? IdleEstimate.exactly(watts.get(), IdleEstimate.GIVEN)
                : configuration.text(CALIBRATED).map(IdleEstimate::parse).orElse(null);
    }

    /** Returns whether idle power is taken off the energy of a source, however busy the machine is. */
    public static boolean isTakenOff(Configuration configuration, SourceInfo source) {
        if (source.model() != null) {
            return true;
        }
        return !isOff(configuration)
                && (known(configuration) != null || source.updatePeriod().compareTo(SLOW) <= 0);
    }

    /**
     * Measures the idle power of this machine, for {@code energy.idle.time} (0.8 s).
     *
     * @throws InvalidConfigurationException if a setting has a value that is not allowed
     */
    public static Result calibrate(Configuration configuration) {
        Path caches = IdleMemory.folder(
                System.getenv(), System.getProperty("os.name", ""), System.getProperty("user.home", ""));
        try (BusyClock busy = BusyClocks.openForWindows(Path.of("/"))) {
            return calibrate(configuration, busy, caches);
        }
    }

    /**
     * Measures idle power by a clock of busy time.
     *
     * @param memory folder in which the machine's idle power is remembered
     * @throws InvalidConfigurationException if a setting has a value that is not allowed
     */
    public static Result calibrate(Configuration configuration, BusyClock busy, Path memory) {
        Duration time = configuration.duration(TIME, LONGEST_TIME).orElse(DEFAULT_TIME);
        boolean remember =
                configuration.choice(REMEMBER, "true", List.of("true", "false")).equals("true");
        if (isOff(configuration)) {
            known(configuration);
            return new Result(null, "switched off by " + MODE);
        }
        if (configuration.number(WATTS, 0).isPresent()) {
            return new Result(known(configuration), "set by " + WATTS);
        }
        CpuInfo cpu = CpuInfo.ofThisMachine();
        EnergySource source =
                Sources.ofThisMachine(cpu, busy).choose(configuration).source();
        try (Meter meter = new Meter(source)) {
            SourceInfo info = meter.info();
            if (info.model() != null) {
                return new Result(null, "an estimate attributes none to tests");
            }
            if (info.updatePeriod().multipliedBy(40).compareTo(time) > 0) {
                return new Result(null, info.name() + " updates too slowly to calibrate in " + time.toMillis() + " ms");
            }
            IdleEstimate today = new Calibration(meter, busy, new RealWork()).run(time);
            if (today == null) {
                return new Result(null, "the counters of " + info.name() + " could not be read");
            }
            IdleMemory kept = new IdleMemory(memory, Clock.systemUTC());
            IdleEstimate idle = remember ? kept.join(key(info, cpu, configuration), today) : today;
            return new Result(idle, explain(idle));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Result(null, "interrupted");
        }
    }

    private static String explain(IdleEstimate idle) {
        return switch (idle.method()) {
            case IdleEstimate.QUIET -> "while next to nothing ran";
            case IdleEstimate.REMEMBERED -> "remembered from a quieter time; the machine is busy";
            case IdleEstimate.STILL -> "the counters did not move";
            case IdleEstimate.LOWEST -> "the lowest window, because the machine's load is unknown";
            default ->
                idle.watts() == null
                        ? "other programs kept the machine busy all the time"
                        : "from windows of different load, as the machine is busy";
        };
    }

    /** Names the counters and the machine that idle power is known for. */
    static String key(SourceInfo source, CpuInfo cpu, Configuration configuration) {
        String domains = source.domains().stream()
                .filter(Domain::counted)
                .map(Domain::name)
                .sorted()
                .collect(Collectors.joining("+"));
        String places = Sources.allSettings().stream()
                .filter(Setting::isPlace)
                .flatMap(setting -> configuration.text(setting.key()).stream())
                .map(place -> place + identity(place))
                .collect(Collectors.joining(","));
        return String.join(
                        "|",
                        source.name(),
                        domains,
                        places,
                        cpu.name(),
                        String.valueOf(Runtime.getRuntime().availableProcessors()))
                .replaceAll("\\s+", " ");
    }

    /** Tells a folder from another one that was at the same place before. */
    private static String identity(String place) {
        try {
            BasicFileAttributes attributes = Files.readAttributes(Path.of(place), BasicFileAttributes.class);
            return "#" + attributes.fileKey() + "#" + attributes.creationTime();
        } catch (IOException | RuntimeException e) {
            return "";
        }
    }
}
