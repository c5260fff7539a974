package io.github.energyjunit.reading;

import io.github.energyjunit.lines.MeasurementLine;
import io.github.energyjunit.measured.Jvm;
import io.github.energyjunit.measured.Samples;
import io.github.energyjunit.measured.TestSummary;
import io.github.energyjunit.measured.TestSummary.Sum;
import io.github.energyjunit.meter.Flag;
import io.github.energyjunit.units.Joules;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.DoubleStream;
import org.jspecify.annotations.Nullable;

/** Collects the invocations of one test under one fingerprint; holds a few numbers for each, no object. */
final class TestSeries {

    private static final int REASONS = 3;

    private final MeasurementLine first;
    private final Jvm jvm;
    private final Columns successful = new Columns();
    /** The first invocation of a JVM pays for loading classes and starting the compiler. */
    private final Columns firstInJvm = new Columns();

    private final Columns others = new Columns();
    private final SoundSamples sound = new SoundSamples();
    private final SortedSet<String> flags = new TreeSet<>();
    private final Set<String> reasons = new LinkedHashSet<>();
    private Sum all = Sum.NOTHING;
    private Sum judged = Sum.NOTHING;
    private @Nullable BigDecimal maxJoules;
    private boolean doubtful;
    private boolean gate = true;
    private int failed;
    private int aborted;
    private int warmups;
    private int succeeded;
    private Columns last = others;
    private MeasurementLine lastLine;
    private @Nullable Instant lastBegan;
    private boolean lastSucceeded;

    TestSeries(MeasurementLine first, Jvm jvm) {
        this.first = first;
        this.lastLine = first;
        this.jvm = jvm;
    }

    void add(MeasurementLine line, Jvm of) {
        last = others;
        lastLine = line;
        Sum sum = line.sum();
        all = all.plus(sum);
        if (line.flags() != null) {
            flags.addAll(line.flags());
        }
        if (line.isLastAndImprecise()) {
            flags.add(Flag.IMPRECISE.name());
        }
        if (line.reason() != null && reasons.size() < REASONS) {
            reasons.add(line.reason());
        }
        if (line.maxJoules() != null) {
            maxJoules = maxJoules == null ? line.maxJoules() : maxJoules.min(line.maxJoules());
        }
        gate &= line.gate() == null || line.gate();
        if (line.warmup()) {
            warmups++;
        } else if (line.successful()) {
            succeeded++;
            judged = judged.plus(sum);
            doubtful |= line.flags() != null && line.flags().stream().anyMatch(TestSummary::isDoubtful);
            Columns columns = line.has(Flag.FIRST_IN_JVM) ? firstInJvm : successful;
            columns.add(line);
            last = columns;
            sound.add(line, of, line.has(Flag.FIRST_IN_JVM));
        } else {
            if (line.aborted()) {
                aborted++;
            } else {
                failed++;
            }
            others.add(line);
        }
        judgeByTheLast(line, of);
    }

    /** Adds what a region came to within the measurement that was added last. */
    void addRegion(MeasurementLine region) {
        if (lastLine.attributedMicrojoules() != null && lastLine.contains(region)) {
            last.regions.add(region);
        }
    }

    /** A rerun stands for what failed before it, in this JVM or in an earlier one. */
    private void judgeByTheLast(MeasurementLine line, Jvm of) {
        Instant began = of.started().plusNanos(line.startNanos() == null ? 0 : line.startNanos());
        if (!line.warmup() && (lastBegan == null || !began.isBefore(lastBegan))) {
            lastBegan = began;
            lastSucceeded = line.successful();
        }
    }

    /** Learn that the total of an invocation covers a test of another JVM as well. */
    void overlapped() {
        flags.add(Flag.OVERLAPPED.name());
    }

    TestSummary summary() {
        boolean cold = successful.size == 0 && firstInJvm.size > 0;
        Columns kept = cold ? firstInJvm : successful;
        Samples samples = Samples.of(kept.attributed.build());
        boolean any = samples.size() > 0;
        Columns shown = any ? kept : others;
        return new TestSummary(
                Objects.requireNonNull(first.test()),
                Objects.requireNonNullElse(first.className(), first.test()),
                Objects.requireNonNullElse(first.methodName(), first.test()),
                Objects.requireNonNullElse(first.displayName(), first.test()),
                jvm.source(),
                jvm.fingerprint(),
                new TestSummary.Invocations(succeeded, failed, aborted, warmups, all.unread()),
                samples,
                cold,
                any ? energy(samples) : energy(others.attributed),
                energy(shown.total),
                bounds(shown, any),
                inContainers(shown),
                energy(shown.resolution),
                rounded(median(shown.duration)),
                Math.max(1, Objects.requireNonNullElse(rounded(median(shown.operations)), 1L)),
                all,
                judged,
                lastingFlags(),
                doubtful,
                gate,
                sound.byJvm(cold),
                sound.isMostlyDoubtful(),
                sound.leftOut(),
                maxJoules,
                List.copyOf(reasons),
                any ? kept.regions.regions(Joules.ofMicrojoules(samples.median().orElse(0))) : List.of());
    }

    private SortedSet<String> lastingFlags() {
        SortedSet<String> lasting = new TreeSet<>(flags);
        if (lastSucceeded) {
            lasting.remove(Flag.FAILED_TEST.name());
        }
        return lasting;
    }

    private static TestSummary.Bounds bounds(Columns shown, boolean sampled) {
        Samples gross = Samples.of(shown.gross.build());
        boolean complete = sampled && gross.size() == shown.size;
        return new TestSummary.Bounds(
                energy(shown.low),
                energy(shown.high),
                complete ? gross : Samples.of(DoubleStream.empty()),
                complete ? Samples.of(shown.idleNanos.build()) : Samples.of(DoubleStream.empty()));
    }

    /** Returns the median of what containers used meanwhile; nothing where they never did. */
    private static @Nullable Joules inContainers(Columns shown) {
        Joules median = shown.inContainers ? energy(shown.containers) : null;
        return Joules.ZERO.equals(median) ? null : median;
    }

    private static @Nullable Joules energy(DoubleStream.Builder column) {
        return energy(Samples.of(column.build()));
    }

    private static @Nullable Joules energy(Samples samples) {
        Double median = boxed(samples.median());
        return median == null ? null : Joules.ofMicrojoules(median);
    }

    private static @Nullable Double median(DoubleStream.Builder column) {
        return boxed(Samples.of(column.build()).median());
    }

    private static @Nullable Double boxed(OptionalDouble value) {
        return value.isPresent() ? value.getAsDouble() : null;
    }

    private static @Nullable Long rounded(@Nullable Double value) {
        return value == null ? null : Math.round(value);
    }

    /** The numbers of invocations that have a reading, per operation. */
    private static final class Columns {
        int size;
        final RegionSeries regions = new RegionSeries();
        boolean inContainers;
        final DoubleStream.Builder containers = DoubleStream.builder();
        final DoubleStream.Builder attributed = DoubleStream.builder();
        final DoubleStream.Builder low = DoubleStream.builder();
        final DoubleStream.Builder high = DoubleStream.builder();
        final DoubleStream.Builder gross = DoubleStream.builder();
        final DoubleStream.Builder idleNanos = DoubleStream.builder();
        final DoubleStream.Builder total = DoubleStream.builder();
        final DoubleStream.Builder resolution = DoubleStream.builder();
        final DoubleStream.Builder duration = DoubleStream.builder();
        final DoubleStream.Builder operations = DoubleStream.builder();

        void add(MeasurementLine line) {
            if (line.attributedMicrojoules() == null) {
                return;
            }
            size++;
            long ran = line.invocations();
            regions.within(Joules.ofMicrojoules(line.attributedMicrojoules()), ran);
            operations.add((double) ran);
            add(attributed, line.attributedMicrojoules(), ran);
            add(low, line.attributedLowMicrojoules(), ran);
            add(high, line.attributedHighMicrojoules(), ran);
            if (line.grossMicrojoules() != null && line.idleNanos() != null) {
                add(gross, line.grossMicrojoules(), ran);
                add(idleNanos, line.idleNanos(), ran);
            }
            add(total, line.totalMicrojoules(), ran);
            Long beside = line.containersMicrojoules();
            inContainers |= beside != null;
            add(containers, beside == null ? (Long) 0L : beside, ran);
            add(resolution, line.resolutionMicrojoules(), ran);
            add(duration, line.durationNanos(), ran);
        }

        private static void add(DoubleStream.Builder column, @Nullable Long value, long operations) {
            if (value != null) {
                column.add(SoundSamples.perOperation(value, operations));
            }
        }
    }
}
