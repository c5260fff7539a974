package io.github.energyjunit.meter.idle;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Fits a straight line to power over load, {@code power = idle + joules per CPU second * busy CPU time / time}, and reads
 * the idle power off where the load is 0. Holds sums only, so that any number of windows costs no memory; not safe for use
 * by several threads at once.
 *
 * <p>Least squares, each window weighted by its length. The bounds are those of a 99 % interval by Student's distribution,
 * widened downwards by what a clock that lags behind and a line that is not quite straight can do: both make the idle power
 * look higher than it is.
 */
public final class LoadLine {
    /** Length of a window in ns: long against what clocks and counters lag behind. */
    public static final long WINDOW_NANOS = 100_000_000L;

    /** The kernel books the time of a thread that runs elsewhere every 4 ms where it ticks at 250 Hz. */
    private static final double LEAST_LAG_SECONDS = 0.004;

    /** Loads that differ by little more than the clock's lag tell nothing: so much of their variance may be lag. */
    private static final double MOST_LAG = 0.25;

    /** The first CPU second costs more than the next: it wakes the package up. By so much the line may bend. */
    private static final double BEND = 0.1;

    /** Nothing is known better than this part of it: counters have units, and machines have temperatures. */
    private static final double FINEST = 0.005;

    /** Uncertainty that is good enough, as a part of what a busy CPU adds to the power. */
    private static final double BOUND = 0.1;

    private static final int LEAST_WINDOWS = 6;
    private static final double NORMAL_99 = 2.5758;
    private static final int WINDOWS = 0;
    private static final int SECONDS = 1;
    private static final int CPU_SECONDS = 2;
    private static final int JOULES = 3;
    private static final int LOAD_LOAD = 4;
    private static final int LOAD_POWER = 5;
    private static final int POWER_POWER = 6;
    private static final int LAG = 7;
    private static final int SUMS = 8;
    private static final String[] NAMES = {
        "windows", "seconds", "cpuSeconds", "joules", "loadLoad", "loadPower", "powerPower", "lag"
    };

    private final double lagSeconds;
    private final double[] sums = new double[SUMS];
    private double leastWatts = Double.POSITIVE_INFINITY;
    private double leastLoad = Double.POSITIVE_INFINITY;

    /** Makes one without windows, for a clock of busy time with a grain in ns. */
    public LoadLine(long grainNanos) {
        lagSeconds = Math.max(LEAST_LAG_SECONDS, grainNanos / 1e9);
    }

    /**
     * Takes a window. One in which the counter stood still tells nothing of power: whoever feeds a counter may pause, and a
     * machine that runs needs energy.
     *
     * @param microjoules energy of the machine
     * @param nanos length
     * @param busyNanos busy CPU time of the machine
     * @param periodNanos time between two updates of the counter
     */
    public void add(long microjoules, long nanos, long busyNanos, long periodNanos) {
        if (microjoules <= 0 || nanos <= 0 || busyNanos < 0) {
            return;
        }
        double joules = microjoules / 1e6;
        double time = nanos / 1e9;
        double cpu = busyNanos / 1e9;
        sums[WINDOWS]++;
        sums[SECONDS] += time;
        sums[CPU_SECONDS] += cpu;
        sums[JOULES] += joules;
        sums[LOAD_LOAD] += cpu * cpu / time;
        sums[LOAD_POWER] += cpu * joules / time;
        sums[POWER_POWER] += joules * joules / time;
        sums[LAG] += lagSeconds * lagSeconds / 6 / time;
        // A counter that ticks may show a window up to two ticks short.
        leastWatts = Math.min(leastWatts, joules / time * (1 + 2.0 * periodNanos / nanos));
        leastLoad = Math.min(leastLoad, cpu / time);
    }

    /** Takes the windows of another JVM of the same machine too. */
    public void add(LoadLine other) {
        for (int i = 0; i < SUMS; i++) {
            sums[i] += other.sums[i];
        }
        leastWatts = Math.min(leastWatts, other.leastWatts);
        leastLoad = Math.min(leastLoad, other.leastLoad);
    }

    void clear() {
        Arrays.fill(sums, 0);
        leastWatts = Double.POSITIVE_INFINITY;
        leastLoad = Double.POSITIVE_INFINITY;
    }

    /** Returns how many windows were taken. */
    public long windows() {
        return (long) sums[WINDOWS];
    }

    /** Returns the sums by name, for {@link #of}; nothing without windows. */
    public Map<String, Double> sums() {
        Map<String, Double> named = new LinkedHashMap<>();
        for (int i = 0; i < SUMS && windows() > 0; i++) {
            named.put(NAMES[i], sums[i]);
        }
        if (windows() > 0) {
            named.put("leastWatts", leastWatts);
            named.put("leastLoad", leastLoad);
        }
        return named;
    }

    /** Makes a line of sums by name; {@code null} where one of them is missing or no number. */
    public static @Nullable LoadLine of(Function<String, @Nullable Double> named) {
        LoadLine line = new LoadLine(0);
        for (int i = 0; i < SUMS; i++) {
            Double sum = named.apply(NAMES[i]);
            if (sum == null || !(sum >= 0) || sum.isInfinite()) {
                return null;
            }
            line.sums[i] = sum;
        }
        Double watts = named.apply("leastWatts");
        Double load = named.apply("leastLoad");
        if (watts == null || load == null) {
            return null;
        }
        line.leastWatts = watts;
        line.leastLoad = load;
        return line;
    }

    /** Returns what the windows say of idle power; {@code null} without windows. */
    public @Nullable IdleEstimate estimate() {
        double windows = sums[WINDOWS];
        if (windows < 1) {
            return null;
        }
        double time = sums[SECONDS];
        double load = sums[CPU_SECONDS] / time;
        double power = sums[JOULES] / time;
        double most = leastWatts;
        double loads = sums[LOAD_LOAD] - load * sums[CPU_SECONDS];
        if (windows < LEAST_WINDOWS || loads <= 1e-9 * sums[LOAD_LOAD]) {
            return unknown(most);
        }
        double slope = (sums[LOAD_POWER] - load * sums[JOULES]) / loads;
        double idle = power - slope * load;
        double rest = Math.max(0, sums[POWER_POWER] - power * sums[JOULES] - slope * slope * loads);
        double error = student99(windows - 2) * Math.sqrt(rest / (windows - 2) * (1 / time + load * load / loads))
                + FINEST * Math.max(0, idle);
        // Lag makes loads differ where they do not, and the slope too flat by its part of their variance.
        double lag = sums[LAG] * Math.max(load, 0.1) / loads;
        if (lag > MOST_LAG) {
            return unknown(most);
        }
        double high = Math.min(most, Math.max(0, idle + error));
        double down = Math.max(0, slope) * (lag / (1 - lag) * load + BEND * leastLoad);
        double low = Math.min(high, Math.max(0, idle - error - down));
        boolean known = (high - low) / 2 <= BOUND * Math.max(0, slope) * Math.max(1, load);
        return known
                ? new IdleEstimate(Math.min(high, Math.max(low, idle)), low, high, IdleEstimate.REGRESSION)
                : new IdleEstimate(null, low, high, IdleEstimate.REGRESSION);
    }

    private static IdleEstimate unknown(double most) {
        return new IdleEstimate(null, 0, most, IdleEstimate.REGRESSION);
    }

    /** Returns the 99.5 % quantile of Student's distribution (Abramowitz and Stegun, 26.7.5); off by 2 % at 4 degrees. */
    private static double student99(double degrees) {
        double z = NORMAL_99;
        double z3 = z * z * z;
        double z5 = z3 * z * z;
        double z7 = z5 * z * z;
        return z
                + (z3 + z) / (4 * degrees)
                + (5 * z5 + 16 * z3 + 3 * z) / (96 * degrees * degrees)
                + (3 * z7 + 19 * z5 + 17 * z3 - 15 * z) / (384 * degrees * degrees * degrees);
    }
}
