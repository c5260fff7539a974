package io.github.energyjunit.reading;

import io.github.energyjunit.lines.MeasurementLine;
import io.github.energyjunit.measured.Region;
import io.github.energyjunit.units.Joules;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Adds up the regions of one test over its samples, so that shares of regions that do not overlap add up too. */
final class RegionSeries {

    private final Map<String, Sums> regions = new LinkedHashMap<>();
    private Joules attributed = Joules.ZERO;
    private long operations;

    private static final class Sums {
        long times;

        @Nullable
        Joules attributed = Joules.ZERO;

        @Nullable
        Joules resolution = Joules.ZERO;

        final SortedSet<String> flags = new TreeSet<>();

        /** A sum that lacks a part is no reading. */
        static @Nullable Joules plus(@Nullable Joules known, @Nullable Long more) {
            return known == null || more == null ? null : known.plus(Joules.ofMicrojoules(more));
        }
    }

    /** Adds a sample of the test, within which regions may follow. */
    void within(Joules attributedToTest, long operationsOfTest) {
        attributed = attributed.plus(attributedToTest);
        operations += operationsOfTest;
    }

    /** Adds a region within the last sample. */
    void add(MeasurementLine line) {
        Sums sums = regions.computeIfAbsent(Objects.requireNonNull(line.region()), name -> new Sums());
        sums.times += line.times();
        sums.attributed = Sums.plus(sums.attributed, line.attributedMicrojoules());
        sums.resolution = Sums.plus(sums.resolution, line.resolutionMicrojoules());
        if (line.flags() != null) {
            sums.flags.addAll(line.flags());
        }
    }

    /**
     * Returns them, the highest first.
     *
     * @param energy the test's energy of one operation, which the shares are of
     */
    List<Region> regions(Joules energy) {
        return regions.entrySet().stream()
                .map(entry -> region(entry.getKey(), entry.getValue(), energy))
                .sorted(Comparator.comparing(RegionSeries::orNothing).reversed().thenComparing(Region::name))
                .toList();
    }

    private static Joules orNothing(Region region) {
        return Objects.requireNonNullElse(region.energy(), Joules.ofMicrojoules(-1));
    }

    private Region region(String name, Sums sums, Joules energy) {
        Double share = sums.attributed == null || attributed.equals(Joules.ZERO)
                ? null
                : Double.valueOf(sums.attributed.dividedBy(attributed));
        return new Region(
                name,
                (double) sums.times / operations,
                share,
                share == null ? null : energy.times(share),
                sums.resolution == null ? null : sums.resolution.part(1, (double) operations),
                sums.flags);
    }
}
