package io.github.energyjunit.meter.estimate;

import io.github.energyjunit.meter.Configuration;
import io.github.energyjunit.meter.Domain;
import io.github.energyjunit.meter.Probe;
import io.github.energyjunit.meter.Quality;
import io.github.energyjunit.meter.Setting;
import io.github.energyjunit.meter.SourceInfo;
import io.github.energyjunit.meter.SourceProvider;
import io.github.energyjunit.meter.cpu.BusyClock;
import io.github.energyjunit.meter.cpu.CpuInfo;
import io.github.energyjunit.meter.cpu.CpuShare;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * Offers the CPU-time model, which is available everywhere.
 *
 * <p>{@code energy.estimate.idleWatts} and {@code energy.estimate.maxWatts}, both of the whole machine, take the place of
 * the processor's row in the table.
 */
public final class EstimateProvider implements SourceProvider {
    /** The name of this source. */
    public static final String NAME = "estimate";

    private static final String IDLE_KEY = "energy.estimate.idleWatts";
    private static final String MAX_KEY = "energy.estimate.maxWatts";

    private static final List<Setting> SETTINGS = List.of(
            Setting.numberFrom(IDLE_KEY, "watts of the whole machine, 0 or more", 0),
            Setting.numberAbove(MAX_KEY, "watts of the whole machine, above 0", 0));

    /** Version of the coefficients and shape of the curve. */
    private static final String MODEL = "ccf-2026.04/linear";

    /** What a straight line through an architecture's mean is off by on a given server: 28 % on average. */
    private static final double UNCERTAINTY = 0.3;

    private final CpuInfo cpu;
    private final CpuShare share;
    private final BusyClock busy;
    private final LongSupplier clock;

    /** Estimates for a share of a machine; the clock stays the caller's. */
    public EstimateProvider(CpuInfo cpu, CpuShare share, BusyClock busy) {
        this(cpu, share, busy, System::nanoTime);
    }

    /** Estimates with a clock in ns that need not be the real one. */
    public EstimateProvider(CpuInfo cpu, CpuShare share, BusyClock busy, LongSupplier clock) {
        this.clock = clock;
        this.cpu = cpu;
        this.share = share;
        this.busy = busy;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<String> otherNames() {
        return List.of("estimated", "model");
    }

    @Override
    public Quality quality() {
        return Quality.ESTIMATED;
    }

    @Override
    public List<Setting> settings() {
        return SETTINGS;
    }

    @Override
    public Probe probe(Configuration configuration) {
        Coefficients row = Coefficients.of(cpu);
        Optional<Double> givenIdle = configuration.number(IDLE_KEY, 0);
        Optional<Double> givenMax = configuration.number(MAX_KEY, 0);
        int threads = share.threads();
        double idle = givenIdle.orElse(row.idleWatts() * threads);
        double max = givenMax.orElse(Math.max(idle, row.maxWatts() * threads));
        if (max < idle) {
            throw configuration.notAllowed(MAX_KEY, "at least the idle power of " + idle + " W");
        }
        boolean own = givenIdle.isPresent() || givenMax.isPresent();
        String basis = own ? MODEL + "/own-watts" : MODEL;
        // A container answers for the idle power of the share that it reserves.
        double reserved = idle * share.usable() / threads;
        SourceInfo.Model model = new SourceInfo.Model(basis, UNCERTAINTY, reserved, (max - idle) / threads);
        String note = String.format(
                        Locale.ROOT,
                        "estimated from CPU time for %s (%s): %.2f W idle, %.2f W at full load of %d hardware threads, ±%.0f %%;"
                                + " server share including RAM and power supply, without cooling",
                        cpu.name(),
                        own ? "watts as set" : row.architecture(),
                        idle,
                        max,
                        threads,
                        100 * UNCERTAINTY)
                + (share.isLimited()
                        ? String.format(
                                Locale.ROOT,
                                "; this process may use %.2f of them, and is charged that share of the idle power",
                                share.usable())
                        : "");
        SourceInfo info = new SourceInfo(
                name(), quality(), List.of(new Domain("cpu", true)), Duration.ofNanos(1_000), model, List.of(note));
        return new Probe.Available(new EstimateSource(info, model, busy, clock));
    }
}
