package io.github.energyjunit.measured;

import io.github.energyjunit.units.Joules;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What one JVM's measurements say of power over time. However many there are, it holds few numbers: time is cut into
 * slices, which become twice as long whenever there would be more than {@value #MOST} of them.
 *
 * <p>The energy of a measurement is spread evenly over its time. Where measurements overlap, each of them has read the
 * same counters, so power is their energy by the time that all of them cover together.
 */
public final class Timeline {

    /** How many slices there are at most. */
    public static final int MOST = 512;

    private static final long FIRST_WIDTH = 1_000_000;
    private static final int SPANS = 1000;
    private static final int DOMAINS = 64;

    /** Eighteen years: what lies beyond is no time of a test, and would not fit into the numbers used here. */
    private static final long LATEST = 1L << 59;

    /**
     * A test at work: invocations that came one after another.
     *
     * @param startNanos after the JVM's start
     */
    public record Span(String test, long startNanos, long endNanos, Joules attributed) {
        /** Returns its length in nanoseconds. */
        public long duration() {
            return endNanos - startNanos;
        }
    }

    private final SortedMap<String, double[]> domains = new TreeMap<>();
    private double[] covered = new double[8];
    private double[] attributed = new double[8];
    private long width = FIRST_WIDTH;
    private int used;
    private List<Span> spans = new ArrayList<>();
    private @Nullable Span last;

    /**
     * Adds a measurement; one at no time of a test is left out.
     *
     * @param start in nanoseconds after the JVM's start
     * @param duration in nanoseconds
     * @param share what is attributed to it
     * @param energies microjoules by domain, null where there is no reading
     */
    public void add(String test, long start, long duration, Joules share, Map<String, @Nullable Long> energies) {
        if (start < 0 || start > LATEST || duration <= 0 || duration > LATEST) {
            return;
        }
        long end = start + duration;
        while (end / width >= MOST) {
            halve();
        }
        int first = (int) (start / width);
        int after = (int) ((end - 1) / width) + 1;
        used = Math.max(used, after);
        covered = grown(covered);
        attributed = grown(attributed);
        spread(covered, first, after, start, end, (double) duration);
        spread(attributed, first, after, start, end, share.microjoules());
        energies.forEach((domain, energy) -> {
            if (energy == null || (domains.size() >= DOMAINS && !domains.containsKey(domain))) {
                return;
            }
            double[] slices = grown(domains.computeIfAbsent(domain, key -> new double[8]));
            domains.put(domain, slices);
            spread(slices, first, after, start, end, energy);
        });
        note(test, start, end, share);
    }

    private void spread(double[] slices, int first, int after, long start, long end, double amount) {
        for (int i = first; i < after; i++) {
            long part = Math.min(end, (i + 1) * width) - Math.max(start, i * width);
            slices[i] += amount * part / (end - start);
        }
    }

    private double[] grown(double[] slices) {
        int size = slices.length;
        while (size < used) {
            size *= 2;
        }
        return size == slices.length ? slices : Arrays.copyOf(slices, size);
    }

    private void halve() {
        halve(covered);
        halve(attributed);
        domains.values().forEach(Timeline::halve);
        used = (used + 1) / 2;
        width *= 2;
    }

    private static void halve(double[] slices) {
        for (int i = 0; i < slices.length; i++) {
            int from = 2 * i;
            slices[i] = (from < slices.length ? slices[from] : 0) + (from + 1 < slices.length ? slices[from + 1] : 0);
        }
    }

    private void note(String test, long start, long end, Joules share) {
        Span before = last;
        if (before != null && before.test().equals(test)) {
            last = new Span(
                    test,
                    Math.min(before.startNanos(), start),
                    Math.max(before.endNanos(), end),
                    before.attributed().plus(share));
            return;
        }
        keep(before);
        last = new Span(test, start, end, share);
    }

    private void keep(@Nullable Span span) {
        if (span != null) {
            spans.add(span);
        }
        if (spans.size() >= 2 * SPANS) {
            spans = new ArrayList<>(longest());
        }
    }

    private List<Span> longest() {
        return spans.stream()
                .sorted(Comparator.comparingLong(Span::duration).reversed())
                .limit(SPANS)
                .toList();
    }

    /** Returns the longest spans, the longest first. */
    public List<Span> spans() {
        keep(last);
        last = null;
        return longest();
    }

    /** Reports how many slices there are. */
    public int slices() {
        return used;
    }

    /** Returns the length of a slice in nanoseconds. */
    public long width() {
        return width;
    }

    /** Returns how many nanoseconds of a slice measurements cover, overlapping ones added up. */
    public double covered(int slice) {
        return covered[slice];
    }

    /** Returns the microjoules that tests caused in a slice. */
    public double attributed(int slice) {
        return attributed[slice];
    }

    /** Returns the microjoules of each domain by slice, overlapping measurements added up. */
    public Map<String, double[]> domains() {
        return Collections.unmodifiableMap(domains);
    }
}
