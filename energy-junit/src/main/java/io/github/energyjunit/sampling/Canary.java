package io.github.energyjunit.sampling;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.LongSupplier;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * Tells by a fixed piece of work how steady the machine is: its energy is taken before the tests and after them. Where it
 * varies or drifts, so may what the tests cost, and a difference is not the code's.
 */
public final class Canary {
    private static final int BATCHES = 5;
    private static final long BATCH_NANOS = 100_000_000L;
    private static final long WARM_UP_NANOS = 300_000_000L;

    /** On a machine that is this slow by now nothing is steady, and the tests must not wait. */
    private static final long LONGEST_NANOS = 5_000_000_000L;

    /** Makes the MAD of normal values their standard deviation. */
    private static final double TO_DEVIATION = 1.4826;

    /** What batches of different JVMs are brought to, as each JVM finds out how many rounds fill its own. */
    private static final double LEVEL_ROUNDS = 1000;

    /** Keeps the compiler from leaving the work out. */
    private static volatile long unusedResult;

    private final List<double[]> songs = new ArrayList<>();
    private final LongSupplier clock;
    private long rounds;

    /**
     * Holds how steady the machine was; both as parts of 1.
     *
     * @param cv spread of the work's energy around the median before and after: 1.4826 · MAD / median
     * @param drift change of the median from the first time to the last
     * @param levelMicrojoules energy of 1,000 rounds of the work, the median of all times
     */
    public record Steadiness(double cv, double drift, long levelMicrojoules) {}

    /** Makes one that has yet to find out how much work fills a batch. */
    public Canary() {
        this(System::nanoTime);
    }

    Canary(LongSupplier clock) {
        this.clock = clock;
    }

    /**
     * Does the work some times; where that takes too long it gives up, and nothing is known of this time.
     *
     * @param cost runs a piece of work and returns its energy in µJ; 0 or below when there is no reading
     */
    public void run(ToLongFunction<Runnable> cost) {
        long start = clock.getAsLong();
        warmUp();
        double[] song = new double[BATCHES];
        for (int i = 0; i < BATCHES; i++) {
            song[i] = cost.applyAsLong(() -> work(rounds));
            if (clock.getAsLong() - start > LONGEST_NANOS) {
                return;
            }
        }
        songs.add(song);
    }

    /** Returns how steady the machine was so far, or {@code null} where what was read does not show it. */
    public @Nullable Steadiness steadiness() {
        if (songs.size() < 2 || songs.stream().flatMapToDouble(Arrays::stream).anyMatch(energy -> energy <= 0)) {
            return null;
        }
        double[] deviations = songs.stream()
                .flatMapToDouble(song -> {
                    double middle = median(song);
                    return Arrays.stream(song).map(energy -> Math.abs(energy / middle - 1));
                })
                .toArray();
        double before = median(songs.get(0));
        double after = median(songs.get(songs.size() - 1));
        double all = median(songs.stream().flatMapToDouble(Arrays::stream).toArray());
        return new Steadiness(
                TO_DEVIATION * median(deviations), after / before - 1, Math.round(LEVEL_ROUNDS * all / rounds));
    }

    /** Lets the compiler finish; the first time it finds out how much work a batch is, which then stays the same. */
    private void warmUp() {
        long start = System.nanoTime();
        long done = 0;
        long half = 0;
        long halfNanos = 0;
        for (long nanos = 0; nanos < WARM_UP_NANOS; nanos = System.nanoTime() - start) {
            work(1);
            done++;
            if (half == 0 && nanos > WARM_UP_NANOS / 2) {
                half = done;
                halfNanos = nanos;
            }
        }
        if (rounds == 0) {
            double perNano = (double) (done - half) / (WARM_UP_NANOS - halfNanos);
            rounds = Math.max(1, Math.round(perNano * BATCH_NANOS));
        }
    }

    /** Multiplies, shifts and jumps about in 128 KB, some tens of microseconds a round. */
    private static void work(long rounds) {
        long[] table = new long[1 << 14];
        long x = 0x9E3779B97F4A7C15L;
        for (long round = 0; round < rounds; round++) {
            for (int i = 0; i < table.length; i++) {
                x ^= x << 13;
                x ^= x >>> 7;
                x ^= x << 17;
                table[(int) (x & (table.length - 1))] += x * i;
            }
        }
        unusedResult = x + table[(int) (x & (table.length - 1))];
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
    }
}
