package io.github.energyjunit.meter.idle;

import io.github.energyjunit.meter.Configuration;
import io.github.energyjunit.meter.EnergySource;
import io.github.energyjunit.meter.InvalidConfigurationException;
import io.github.energyjunit.meter.Meter;
import io.github.energyjunit.meter.Snapshot;
import io.github.energyjunit.meter.cpu.BusyClock;
import io.github.energyjunit.meter.cpu.BusyClocks;
import io.github.energyjunit.meter.cpu.CpuInfo;
import io.github.energyjunit.meter.sources.Sources;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Calibrates the power of the idle machine, in watts, before tests run.
 *
 * <p>Several short windows are measured, during which the caller should do nothing. Whatever else runs only ever adds to
 * a window's power, so the lowest one is nearest to idle; it is believed when a second window confirms it.
 */
public final class IdlePower {
    private static final String MODE = "energy.idle";
    private static final String WATTS = "energy.idleWatts";
    private static final String TIME = "energy.idle.time";
    private static final Duration DEFAULT_TIME = Duration.ofMillis(800);
    private static final Duration LONGEST_TIME = Duration.ofMinutes(10);
    private static final int WINDOWS = 8;

    /** The second lowest window may lie this far above the lowest; else the machine is not quiet. */
    private static final double STABLE = 0.1;

    private IdlePower() {}

    /**
     * Tells what came of a calibration.
     *
     * @param watts idle power, or {@code null} when there is none to take off
     * @param explanation how it was found, or why there is none
     */
    public record Result(@Nullable Double watts, String explanation) {}

    /** Waits while the machine is left alone. */
    interface Pause {
        void of(Duration duration) throws InterruptedException;
    }

    /**
     * Returns the idle power that the settings give, or {@code null}.
     *
     * @throws InvalidConfigurationException if a setting has a value that is not allowed
     */
    public static @Nullable Double given(Configuration configuration) {
        boolean off = configuration.choice(MODE, "auto", List.of("auto", "off")).equals("off");
        Optional<Double> watts = configuration.number(WATTS, 0);
        return off ? null : watts.orElse(null);
    }

    /**
     * Measures the idle power of this machine, for {@code energy.idle.time} (0.8 s).
     *
     * @throws InvalidConfigurationException if a setting has a value that is not allowed
     */
    public static Result calibrate(Configuration configuration) {
        Duration time = configuration.duration(TIME, LONGEST_TIME).orElse(DEFAULT_TIME);
        Double given = given(configuration);
        if (given != null) {
            return new Result(given, "set by " + WATTS);
        }
        if (configuration.choice(MODE, "auto", List.of("auto", "off")).equals("off")) {
            return new Result(null, "switched off by " + MODE);
        }
        CpuInfo cpu = CpuInfo.ofThisMachine();
        try (BusyClock busy = BusyClocks.open(Path.of("/"))) {
            EnergySource source =
                    Sources.ofThisMachine(cpu, busy).choose(configuration).source();
            try (Meter meter = new Meter(source)) {
                if (meter.info().model() != null) {
                    return new Result(null, "the estimate knows its own idle power");
                }
                return calibrate(meter, time, duration -> Thread.sleep(duration.toMillis()));
            }
        }
    }

    static Result calibrate(Meter meter, Duration time, Pause pause) {
        List<Double> watts = new ArrayList<>();
        Duration window = time.dividedBy(WINDOWS);
        Snapshot start = meter.newSnapshot();
        Snapshot end = meter.newSnapshot();
        try {
            for (int i = 0; i < WINDOWS; i++) {
                meter.read(start);
                pause.of(window);
                meter.read(end);
                long microjoules = meter.totalBetween(start, end);
                if (microjoules > 0) {
                    watts.add(microjoules * 1_000.0 / Math.max(1, meter.nanosBetween(start, end)));
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Result(null, "interrupted");
        }
        return judge(watts, meter.info().name());
    }

    private static Result judge(List<Double> windows, String source) {
        List<Double> watts = windows.stream().sorted().toList();
        if (watts.size() < 2) {
            return new Result(null, "the counters of " + source + " did not move while nothing ran");
        }
        double lowest = watts.get(0);
        double second = watts.get(1);
        if (second > lowest * (1 + STABLE)) {
            return new Result(
                    null,
                    String.format(
                            Locale.ROOT,
                            "the machine is not quiet: the two lowest of %d windows drew %.2f and %.2f W; give it more"
                                    + " time with %s, or set %s",
                            watts.size(),
                            lowest,
                            second,
                            TIME,
                            WATTS));
        }
        return new Result(lowest, "the lowest of " + watts.size() + " windows");
    }
}
