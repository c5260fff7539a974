package io.github.energyjunit.measurement;

import io.github.energyjunit.meter.EnergySource;
import io.github.energyjunit.meter.Flag;
import io.github.energyjunit.meter.Interval;
import io.github.energyjunit.meter.Quality;
import io.github.energyjunit.meter.SourceInfo;
import io.github.energyjunit.meter.cpu.ClockGrain;
import io.github.energyjunit.meter.cpu.Counting;
import io.github.energyjunit.meter.idle.IdleEstimate;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Derives a measurement from what was read: the share that the test caused, and the doubts about it. */
final class Assessment {
    private static final double TOO_COARSE = 0.1;
    private static final double TOO_MUCH_SHARED = 0.1;
    private static final double BUSY_WITH_OTHERS = 0.2;

    /** What the JVM needs to call a body and to read the clocks around it; an empty one seldom shows more CPU time. */
    private static final long CALL_NANOS = 100_000L;

    /** Clocks with finer steps are as good as exact beside the counters' own grain. */
    private static final long COARSE_NANOS = 1_000_000L;

    private final SourceInfo source;
    private final int cpuCount;
    private final @Nullable IdleEstimate idle;
    private final Supplier<Counting> busyCounting;
    private final Supplier<@Nullable String> trouble;
    private final long threadGrainNanos;

    /**
     * Assesses readings of a source.
     *
     * @param cpuCount hardware threads of the machine, not of a container's share
     * @param idle power of the idle machine, which is taken off, or {@code null} when it is not known
     * @param busyCounting tells how the clock of the machine's busy time counts
     * @param trouble says why the source has no reading now, or {@code null} when that is not known
     */
    Assessment(
            SourceInfo source,
            int cpuCount,
            @Nullable IdleEstimate idle,
            Supplier<Counting> busyCounting,
            Supplier<@Nullable String> trouble) {
        this(source, cpuCount, idle, busyCounting, trouble, ClockGrain.ofThreads());
    }

    /** Assesses readings on a machine whose threads' CPU time moves in steps, in ns. */
    Assessment(
            SourceInfo source,
            int cpuCount,
            @Nullable IdleEstimate idle,
            Supplier<Counting> busyCounting,
            Supplier<@Nullable String> trouble,
            long threadGrainNanos) {
        this.threadGrainNanos = threadGrainNanos;
        this.source = source;
        this.cpuCount = cpuCount;
        this.idle = idle;
        this.busyCounting = busyCounting;
        this.trouble = trouble;
    }

    Measurement of(
            Window window, Interval energy, long startNanos, TestDescription test, Outcome outcome, boolean first) {
        long duration = window.endNanos - window.startNanos;
        double share = share(window.cpuNanos, window.busyNanos);
        long total = energy.totalMicrojoules();
        Attribution attribution = attribution(window, energy);
        BusyDoubt doubt = window.busyNanos < 0
                ? BusyDoubt.NONE
                : busyDoubt(window.busyNanos, window.machineNanos, window.jvmNanos, duration);
        long resolution = total < 0
                ? EnergySource.NO_READING
                : resolution(
                        energy.resolutionMicrojoules() * share + clockMicrojoules(window, total), attribution, doubt);

        Set<Flag> flags = EnumSet.noneOf(Flag.class);
        flags.addAll(energy.flags());
        boolean tooShort = total >= 0 && energy.resolutionMicrojoules() > TOO_COARSE * total;
        boolean hidden = attribution.attributedMicrojoules() >= 0 && attribution.attributedMicrojoules() < resolution;
        flagIf(tooShort || hidden || isBelowTheClock(window) || isBelowTheModel(window), Flag.TOO_SHORT, flags);
        flagIf(attribution.isUncertain(resolution), Flag.IDLE_UNCERTAIN, flags);
        flagIf(window.isOverlapped(), Flag.OVERLAPPED, flags);
        flagIf(source.quality() == Quality.ESTIMATED, Flag.ESTIMATED, flags);
        flagIf(outcome != Outcome.SUCCESSFUL, Flag.FAILED_TEST, flags);
        flagIf(first, Flag.FIRST_IN_JVM, flags);
        flagIf(window.mark != null, Flag.PROFILED, flags);
        long others = window.busyNanos - window.cpuNanos;
        flagIf(window.busyNanos >= 0 && others > BUSY_WITH_OTHERS * cpuCount * duration, Flag.BUSY_MACHINE, flags);
        flagIf(doubt.isAbove(TOO_COARSE) || isCoarse(window) || isBelowTheClock(window), Flag.COARSE_CPU_TIME, flags);
        double untold = Math.max(window.sharedNanos, window.othersNanos);
        flagIf(untold > TOO_MUCH_SHARED * window.cpuNanos, Flag.SHARED_CPU, flags);
        return new Measurement(
                test,
                outcome,
                startNanos,
                duration,
                window.cpuNanos,
                window.busyNanos,
                energy,
                attribution,
                InContainers.of(window, total, idle),
                Bounds.of(window, total, idle, attribution),
                resolution,
                flags,
                reason(window.trouble, flags));
    }

    private boolean isCoarse(Window window) {
        return window.clockDoubtNanos > TOO_COARSE * window.cpuNanos;
    }

    /** Returns what the machine's clock leaves open; nothing for a model, which makes joules of the test's own CPU time. */
    private BusyDoubt busyDoubt(long busyNanos, long machineNanos, long jvmNanos, long nanos) {
        return source.model() != null
                ? BusyDoubt.NONE
                : BusyDoubt.of(busyNanos, machineNanos, jvmNanos, cpuCount * nanos, busyCounting());
    }

    private Counting busyCounting() {
        try {
            return busyCounting.get();
        } catch (RuntimeException | LinkageError e) {
            return Counting.UNKNOWN;
        }
    }

    private static long resolution(double counters, Attribution attribution, BusyDoubt doubt) {
        return (long) Math.ceil(counters + doubt.microjoules((double) attribution.attributedMicrojoules(), counters));
    }

    /** Returns whether CPU time is what decides, and its clock has made fewer than ten steps. */
    private boolean isBelowTheClock(Window window) {
        return threadGrainNanos >= COARSE_NANOS
                && threadGrainNanos > TOO_COARSE * window.cpuNanos
                && (source.model() != null || window.busyNanos >= 0);
    }

    /** Returns whether a model makes joules of CPU time that is mostly that of calling the body. */
    private boolean isBelowTheModel(Window window) {
        return source.model() != null && window.cpuNanos >= 0 && CALL_NANOS > TOO_COARSE * window.cpuNanos;
    }

    /** Returns the energy that the clocks of CPU time leave open, in µJ; at most all of it. */
    private double clockMicrojoules(Window window, long total) {
        SourceInfo.Model model = source.model();
        if (model != null) {
            long grain = threadGrainNanos < COARSE_NANOS ? CALL_NANOS : threadGrainNanos;
            return Math.min((double) total, model.joulesPerCpuSecond() * grain / 1_000);
        }
        if (threadGrainNanos < COARSE_NANOS) {
            return 0;
        }
        return window.busyNanos < 0
                ? 0
                : total * Math.min(1.0, (double) threadGrainNanos / Math.max(1, window.busyNanos));
    }

    /** Returns CPU time of the test over busy time of the machine; 1 where the machine's is not known or too coarse. */
    private static double share(long cpuNanos, long busyNanos) {
        return cpuNanos < 0 || busyNanos <= cpuNanos ? 1 : (double) cpuNanos / busyNanos;
    }

    /** Takes the sum of the slices; where one of them could not be read, the body is one slice. */
    Attribution attribution(Window window, Interval energy) {
        return window.torn
                ? shared(energy, window.endNanos - window.startNanos, window.cpuNanos, window.busyNanos)
                : Attribution.of(energy.totalMicrojoules(), window.grossMicrojoules, window.idleNanos, idle);
    }

    private Attribution shared(Interval energy, long nanos, long cpuNanos, long busyNanos) {
        double share = share(cpuNanos, busyNanos);
        long total = energy.totalMicrojoules();
        SourceInfo.Model model = source.model();
        double gross = model == null ? total * share : model.microjoules((double) cpuNanos, nanos * share);
        return Attribution.of(total, gross, nanos * share, idle);
    }

    /** Assesses a time during which the whole JVM is charged. */
    Whole ofWhole(Interval energy, long nanos, long cpuNanos, long busyNanos, boolean overlapped) {
        double share = share(cpuNanos, busyNanos);
        long total = energy.totalMicrojoules();
        Set<Flag> flags = EnumSet.noneOf(Flag.class);
        flags.addAll(energy.flags());
        flagIf(total >= 0 && energy.resolutionMicrojoules() > TOO_COARSE * total, Flag.TOO_SHORT, flags);
        Attribution attribution = shared(energy, nanos, cpuNanos, busyNanos);
        BusyDoubt doubt = busyNanos < 0 ? BusyDoubt.NONE : busyDoubt(busyNanos, busyNanos, cpuNanos, nanos);
        long resolution = total < 0
                ? EnergySource.NO_READING
                : resolution(energy.resolutionMicrojoules() * share, attribution, doubt);
        flagIf(doubt.isAbove(TOO_COARSE), Flag.COARSE_CPU_TIME, flags);
        flagIf(attribution.isUncertain(resolution), Flag.IDLE_UNCERTAIN, flags);
        flagIf(overlapped, Flag.OVERLAPPED, flags);
        flagIf(source.quality() == Quality.ESTIMATED, Flag.ESTIMATED, flags);
        return new Whole(attribution, resolution, flags);
    }

    /**
     * Holds what the JVM is charged for a time, in µJ.
     *
     * @param attribution energy that the JVM caused
     * @param resolutionMicrojoules how far off that can be because counters tick
     * @param flags doubts
     */
    record Whole(Attribution attribution, long resolutionMicrojoules, Set<Flag> flags) {}

    private @Nullable String reason(@Nullable String failure, Set<Flag> flags) {
        if (!flags.contains(Flag.NO_READING)) {
            return null;
        }
        if (failure != null) {
            return "measuring failed: " + failure;
        }
        String known = trouble.get();
        if (known != null) {
            return source.name() + ": " + known;
        }
        if (flags.contains(Flag.COUNTER_RESET)) {
            return "a counter of " + source.name() + " stepped back during the test, and not by a plausible wrap";
        }
        return flags.contains(Flag.COUNTER_STUCK)
                ? "no counter of " + source.name() + " moved during the test"
                : "a counter of " + source.name() + " could not be read, or had not moved yet";
    }

    private static void flagIf(boolean condition, Flag flag, Set<Flag> flags) {
        if (condition) {
            flags.add(flag);
        }
    }
}
