package io.github.energyjunit.measured;

import io.github.energyjunit.measurement.file.Field;
import io.github.energyjunit.meter.Flag;
import io.github.energyjunit.meter.process.Included;
import io.github.energyjunit.units.Joules;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import org.jspecify.annotations.Nullable;

/**
 * What all invocations of one test under one fingerprint come to.
 * Energies of one operation of a batch have six digits below 10 mJ, and so are no whole numbers there.
 *
 * @param samples attributed energy per operation of each successful invocation that is no warm-up
 * @param cold whether the samples are first invocations of their JVMs, for want of others: no statistics then
 * @param attributed the median of the samples; without samples that of the other invocations; null without reading
 * @param total the median energy of the whole machine over the same invocations
 * @param bounds how far off the attributed energy can be because of idle power, and what it takes to compute it under another
 * @param inContainers the median of what containers used over the same invocations, within the attributed energy where the
 *     fingerprint says so and beside it elsewhere; null where they used nothing
 * @param resolution the median resolution of the same invocations
 * @param durationNanos the median duration of the same invocations
 * @param operations how many operations each of the same invocations covers, the median; 1 unless they are batches
 * @param all the energies of every invocation added up, warm-ups and failed ones too
 * @param judged the energies that module budgets hold against their limit: successful, no warm-up
 * @param gate whether a regression may break the build; the test's annotation decides
 * @param byJvm the sound samples of each JVM, which are what is held against a baseline
 * @param mostlyDoubtful whether these are the doubtful ones, as there are hardly others
 * @param leftOut how many samples were doubtful or read nothing
 * @param maxJoules the strictest budget that the test's annotation sets
 * @param reasons why readings are missing, as the measuring JVM said it
 * @param regions what the regions of code that the test measures itself have of the attributed energy, the highest first
 */
public record TestSummary(
        String test,
        String className,
        String methodName,
        String displayName,
        Source source,
        SortedMap<String, String> fingerprint,
        Invocations invocations,
        Samples samples,
        boolean cold,
        @Nullable Joules attributed,
        @Nullable Joules total,
        Bounds bounds,
        @Nullable Joules inContainers,
        @Nullable Joules resolution,
        @Nullable Long durationNanos,
        long operations,
        Sum all,
        Sum judged,
        SortedSet<String> flags,
        boolean doubtful,
        boolean gate,
        List<JvmSamples> byJvm,
        boolean mostlyDoubtful,
        int leftOut,
        @Nullable BigDecimal maxJoules,
        List<String> reasons,
        List<Region> regions) {

    private static final Set<String> DOUBTFUL = Arrays.stream(Flag.values())
            .filter(Flag::isDoubtful)
            .map(Flag::name)
            .collect(Collectors.toUnmodifiableSet());

    /** Returns whether readings with this flag may be wrong, not only coarse; false for one of a later version. */
    public static boolean isDoubtful(String flag) {
        return DOUBTFUL.contains(flag);
    }

    /** Returns whether stacks were sampled while it ran, so that it is not held against a baseline. */
    public boolean isProfiled() {
        return flags.contains(Flag.PROFILED.name());
    }

    /** Tells whether the samples are of all that an engine did for the test, and not of its body alone. */
    public boolean isExecution() {
        return byJvm.stream().anyMatch(JvmSamples::execution);
    }

    /** Tells whether what containers used counts as the test's. */
    public boolean includesContainers() {
        return Included.namesContainers(fingerprint.getOrDefault(Field.INCLUDE, ""));
    }

    /** How often the test ran, by outcome; {@code unread} are those of any kind that have no reading. */
    public record Invocations(int successful, int failed, int aborted, int warmups, int unread) {}

    /**
     * What idle power leaves open. For any idle power in watts, a sample is {@code gross - watts * idleNanos / 1000} in
     * microjoules.
     *
     * @param low the median of what the samples are at least; null where idle power is beyond doubt
     * @param high the median of what they are at most
     * @param gross the samples with no idle power taken off, in their order; empty where that is not known of all
     * @param idleNanos the time per operation for which idle power is taken off each sample, or empty
     */
    public record Bounds(@Nullable Joules low, @Nullable Joules high, Samples gross, Samples idleNanos) {
        /** Nothing is known. */
        public static final Bounds NONE =
                new Bounds(null, null, Samples.of(DoubleStream.empty()), Samples.of(DoubleStream.empty()));
    }

    /**
     * Energies added up.
     *
     * @param unread how many invocations had none to add
     * @param squaredResolution the squares of the resolutions in microjoules added up: ticks of different invocations are independent
     */
    public record Sum(Joules attributed, Joules total, double squaredResolution, int unread) {
        /** Nothing at all. */
        public static final Sum NOTHING = new Sum(Joules.ZERO, Joules.ZERO, 0, 0);

        /** Returns whether there was something to add and nothing of it could be read. */
        public boolean isUnread() {
            return unread > 0 && attributed.equals(Joules.ZERO) && total.equals(Joules.ZERO);
        }

        /** Adds another sum. */
        public Sum plus(Sum other) {
            return new Sum(
                    attributed.plus(other.attributed),
                    total.plus(other.total),
                    squaredResolution + other.squaredResolution,
                    unread + other.unread);
        }

        /** Returns the resolution of the sum, in whole microjoules. */
        public Joules resolution() {
            return Joules.ofMicrojoules(Math.sqrt(squaredResolution)).rounded();
        }
    }

    /** Stands for a test that the baseline knows and this build did not measure. */
    public static TestSummary absent(String test, Source source, SortedMap<String, String> fingerprint) {
        String className = test.replaceAll("#.*", "");
        String method = test.substring(Math.min(test.length(), className.length() + 1));
        return new TestSummary(
                test,
                className,
                method.replaceAll("\\(.*", ""),
                method,
                source,
                fingerprint,
                new Invocations(0, 0, 0, 0, 0),
                Samples.of(DoubleStream.empty()),
                false,
                null,
                null,
                Bounds.NONE,
                null,
                null,
                null,
                1,
                Sum.NOTHING,
                Sum.NOTHING,
                new TreeSet<>(),
                false,
                true,
                List.of(),
                false,
                0,
                null,
                List.of(),
                List.of());
    }

    /** Returns the test another id. */
    public TestSummary named(String id) {
        return new TestSummary(
                id,
                className,
                methodName,
                displayName,
                source,
                fingerprint,
                invocations,
                samples,
                cold,
                attributed,
                total,
                bounds,
                inContainers,
                resolution,
                durationNanos,
                operations,
                all,
                judged,
                flags,
                doubtful,
                gate,
                byJvm,
                mostlyDoubtful,
                leftOut,
                maxJoules,
                reasons,
                regions);
    }

    /** Returns whether the energy cannot be told from none at all. */
    public boolean isBelowResolution() {
        return isBelow(attributed, resolution);
    }

    private static boolean isBelow(@Nullable Joules attributed, @Nullable Joules resolution) {
        return attributed != null && resolution != null && resolution.isAbove(attributed);
    }

    public TestSummary {
        SortedSet<String> doubts = new TreeSet<>(flags);
        if (isBelow(attributed, resolution)) {
            doubts.add(Flag.TOO_SHORT.name());
        }
        flags = Collections.unmodifiableSortedSet(doubts);
        byJvm = List.copyOf(byJvm);
        reasons = List.copyOf(reasons);
        regions = List.copyOf(regions);
    }
}
