package io.github.energyjunit.sampling;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Decides, batch by batch, whether a test goes on, and how many invocations the next batch has.
 *
 * <p>First come warm-up batches, then the least number of samples, then blocks of {@value #BLOCK} until the 95 %
 * half-width of the mean of logs is at most 2 %. It looks at precision alone, never at whether a budget holds: a rule that
 * stops when the result pleases finds pleasing results.
 */
public final class Sampling {
    /**
     * The JUnit configuration parameter by which the worker of {@code energy:compare}, and nobody else, tells how many
     * operations each sample of an {@code @EnergyTest} has.
     */
    public static final String OPERATIONS = "energy.worker.operations";

    /** Samples are added by this number, since each look at the width is a chance to stop too early. */
    static final int BLOCK = 5;

    private static final double WIDTH = 0.02;
    private static final long MOST_OPERATIONS = 1_000_000_000;

    /** Says why no further sample is taken. */
    public enum Reason {
        /** The interval is narrow enough. */
        PRECISE,
        /** As many samples as allowed. */
        SAMPLES,
        /** The time is spent. */
        TIME,
        /** As many samples as were asked for. */
        FIXED,
        /** The test failed or was aborted. */
        FAILED,
        /** No sample has an energy above 0. */
        UNREADABLE;

        /** Returns the word of the measurement file. */
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private final Limits limits;
    private final List<Double> samples = new ArrayList<>();
    private int taken;
    private int warmedUp;
    private long operations = 1;
    private long startNanos = -1;
    private @Nullable Reason stopped;

    /** Begins with the first warm-up. */
    public Sampling(Limits limits) {
        this.limits = limits;
    }

    /**
     * Begins with the first sample, where the warm-up was earlier in this JVM and has shown how many invocations fill a
     * batch.
     */
    public Sampling(Limits limits, long operations) {
        this(limits);
        this.operations = operations;
        warmedUp = limits.warmups();
    }

    /** Returns whether another batch is to run. */
    public boolean goesOn() {
        return stopped == null;
    }

    /** Returns whether the next batch is a warm-up. */
    public boolean warmsUp() {
        return warmedUp < limits.warmups();
    }

    /** Returns the number of the next batch among its kind, from 1. */
    public int number() {
        return warmsUp() ? warmedUp + 1 : taken + 1;
    }

    /** Returns how many invocations the next batch has; a warm-up goes on until its time is over. */
    public long operations() {
        return operations;
    }

    /** Returns the time that a batch should last. */
    public Duration batch() {
        return limits.batch();
    }

    /**
     * Takes what a batch cost.
     *
     * @param microjoules of the whole batch; 0 or below when there is no reading
     * @param ran how many invocations there were
     * @param nanos how long they worked, as {@link WorkedTime} has it
     * @param now the clock, in ns
     * @return why there is no further batch, or {@code null} if there is
     */
    public @Nullable Reason add(long microjoules, long ran, long nanos, long now) {
        if (startNanos < 0) {
            startNanos = now - nanos;
        }
        double fill = (double) limits.batch().toNanos() / Math.max(1, nanos);
        operations = Math.max(1, Math.min(MOST_OPERATIONS, (long) Math.ceil(ran * fill)));
        boolean late = now - startNanos >= limits.time().toNanos();
        if (warmsUp()) {
            warmedUp++;
            // Too slow a test still gives one sample.
            warmedUp = late ? limits.warmups() : warmedUp;
            return null;
        }
        taken++;
        if (microjoules > 0) {
            samples.add((double) microjoules / ran);
        }
        stopped = reason(late);
        return stopped;
    }

    /** Ends it, as the test failed or was aborted. */
    public Reason fail() {
        stopped = Reason.FAILED;
        return stopped;
    }

    /** Returns why there is no further batch, or {@code null} if there is. */
    public @Nullable Reason stopped() {
        return stopped;
    }

    /** Returns the samples so far, in µJ of one invocation, without those that have no reading. */
    public List<Double> samples() {
        return List.copyOf(samples);
    }

    /** Tells how far it is, for people. */
    public String progress() {
        double width = Precision.halfWidth(samples);
        return (warmsUp()
                        ? "warm-up " + warmedUp + " of " + limits.warmups()
                        : taken + " samples of at most " + limits.maxSamples())
                + (Double.isInfinite(width) ? "" : String.format(Locale.ROOT, ", ±%.1f %%", 100 * width));
    }

    private @Nullable Reason reason(boolean late) {
        if (taken >= limits.maxSamples()) {
            return limits.fixed() ? Reason.FIXED : Reason.SAMPLES;
        }
        boolean look = taken >= limits.samples() && (taken - limits.samples()) % BLOCK == 0;
        if (look && samples.isEmpty()) {
            return Reason.UNREADABLE;
        }
        if (look && samples.size() == taken && Precision.halfWidth(samples) <= WIDTH) {
            return Reason.PRECISE;
        }
        return late ? Reason.TIME : null;
    }
}
