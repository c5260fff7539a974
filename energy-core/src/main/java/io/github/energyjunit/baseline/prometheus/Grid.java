package io.github.energyjunit.baseline.prometheus;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Times at equal steps that meet each of several builds, so that one query reads them all. What a query costs a server is
 * mostly finding the series and writing their labels: a further point of a series costs it about a fiftieth of that.
 *
 * @param start the first time, in seconds since 1970
 * @param stop the last time
 * @param step in seconds
 * @param builds the builds that are met; their series have the same labels
 */
record Grid(double start, double stop, int step, List<PastBuilds.Seen> builds) {

    /** Points between builds are read in vain: no more of them than this for each build. */
    private static final int POINTS_A_BUILD = 10;

    /**
     * A server decodes all that it scraped between the first and the last time. What it scraped of a series in this time costs
     * less than another query for that series, even if it scrapes every five seconds.
     */
    private static final double SECONDS_A_BUILD = 7_200;

    /**
     * Meets all builds with few grids.
     *
     * @param mostPoints the most points that one grid has, unless it is one build's
     */
    static List<Grid> over(List<PastBuilds.Seen> builds, int mostPoints) {
        List<Grid> grids = new ArrayList<>();
        builds.stream()
                .collect(Collectors.groupingBy(PastBuilds.Seen::labels, LinkedHashMap::new, Collectors.toList()))
                .values()
                .forEach(alike -> close(alike).forEach(close -> cover(close, mostPoints, grids)));
        return grids;
    }

    /** Parts builds where they are so far from each other that no grid is worth while. */
    private static List<List<PastBuilds.Seen>> close(List<PastBuilds.Seen> builds) {
        List<List<PastBuilds.Seen>> parts = new ArrayList<>();
        double last = Double.NEGATIVE_INFINITY;
        for (PastBuilds.Seen build : sorted(builds, Comparator.comparingDouble(PastBuilds.Seen::to))) {
            if (build.to() > last + 2 * SECONDS_A_BUILD) {
                parts.add(new ArrayList<>());
            }
            parts.get(parts.size() - 1).add(build);
            last = build.to();
        }
        return parts;
    }

    /** Takes the builds that were there longest together first: short ones need small steps. */
    private static void cover(List<PastBuilds.Seen> builds, int mostPoints, List<Grid> grids) {
        List<PastBuilds.Seen> longestFirst = sorted(
                builds, Comparator.comparingDouble(PastBuilds.Seen::seconds).reversed());
        int first = 0;
        Grid grid = of(longestFirst.subList(0, 1));
        for (int i = 1; i < longestFirst.size(); i++) {
            Grid wider = of(longestFirst.subList(first, i + 1));
            if (!wider.isWorthWhile(mostPoints)) {
                grids.add(grid);
                first = i;
                wider = of(longestFirst.subList(i, i + 1));
            }
            grid = wider;
        }
        grids.add(grid);
    }

    private boolean isWorthWhile(int mostPoints) {
        return points() <= Math.min(mostPoints, POINTS_A_BUILD * builds.size())
                && stop - start <= SECONDS_A_BUILD * builds.size();
    }

    private static List<PastBuilds.Seen> sorted(List<PastBuilds.Seen> builds, Comparator<PastBuilds.Seen> order) {
        return builds.stream().sorted(order).toList();
    }

    /** A step that is no longer than the shortest build misses none. */
    private static Grid of(List<PastBuilds.Seen> builds) {
        double shortest =
                builds.stream().mapToDouble(PastBuilds.Seen::seconds).min().orElseThrow();
        double earliest = builds.stream().mapToDouble(PastBuilds.Seen::to).min().orElseThrow();
        double stop = builds.stream().mapToDouble(PastBuilds.Seen::to).max().orElseThrow();
        int step = (int) Math.max(1, shortest);
        return new Grid(lastUntil(earliest, stop, step), stop, step, List.copyOf(builds));
    }

    /** Returns the last of the times, which lead to {@code stop}, that is not after another. */
    private static double lastUntil(double time, double stop, int step) {
        return stop - Math.ceil((stop - time) / step) * step;
    }

    double points() {
        return (stop - start) / step + 1;
    }

    /** Returns the last time at which each build is met, by when the build began. */
    Map<Instant, Double> times() {
        return builds.stream()
                .collect(Collectors.toMap(PastBuilds.Seen::began, build -> lastUntil(build.to(), stop, step)));
    }

    /** Asks for these times and keeps what is at {@link #times}. */
    List<Series> ask(String query, Set<String> labels, PrometheusApi api) throws IOException, InterruptedException {
        return api.range(query, start, stop, step, new RangeAnswer.Wanted(Set.copyOf(times().values()), labels));
    }
}
